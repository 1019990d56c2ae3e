import {
  rolloverAnswer,
  rolloverPath,
  rollPath,
  type RollQuestion,
  type RolloverAnswer,
} from '../../src/wire/rollover';
import type { Engine } from '../../src/endpoint/database/engine';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  invited,
  look,
  mint,
  openDesk,
  post,
  told,
  type Desk,
  type Hand,
  type SignedIn,
} from './desk';

/** A school of three classes in June, five families in 三年级2班, and a teacher of its sixth grade. */
export type SchoolYear = {
  desk: Desk;
  admin: SignedIn;
  teacher: SignedIn;
  /** Ids of 三年级2班, 2023级1班 (fourth grade) and 六年级1班. */
  third: string;
  fourth: string;
  sixth: string;
  /** A slip of 三年级2班 that nobody spent. */
  unspent: string;
};

export const JUNE = '2027-06-07T20:00:00+08:00';
export const SEPTEMBER = '2027-09-05T10:00:00+08:00';

export async function schoolYear(engine: Engine = 'sqlite'): Promise<SchoolYear> {
  const desk = await openDesk(engine);
  desk.turn(JUNE);
  const admin = await foundSchool(desk);
  const [third = '', fourth = '', sixth = ''] = await addClasses(
    admin,
    '三年级2班',
    '2023级1班',
    '六年级1班',
  );
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: sixth });
  const { codes } = await mint(admin, third);
  for (const family of [1, 2, 3, 4, 5]) await enrol(desk, codes[family] ?? '', authOf(family, third));
  return { desk, admin, teacher, third, fourth, sixth, unspent: codes[0] ?? '' };
}

export const lookAtRollover = (hand: Hand) => answerOf(rolloverAnswer, look(hand, rolloverPath));

/** What the page sends where nobody changes anything. */
export function asProposed({ year, classes }: RolloverAnswer): RollQuestion {
  return {
    year,
    classes: classes.map(({ class: id, name: was, size, next }) =>
      next.kind === 'leaves'
        ? { kind: 'leaves', class: id, was }
        : { kind: 'rises', class: id, was, name: next.name, size },
    ),
    added: [],
  };
}

export const roll = (hand: Hand, question: RollQuestion) => told(post(hand, rollPath, question));

/** The new year begins as proposed, with one new class. */
export async function rolled(year: SchoolYear): Promise<RollQuestion> {
  year.desk.turn(SEPTEMBER);
  const question = {
    ...asProposed(await lookAtRollover(year.admin)),
    added: [{ name: '一年级1班', grade: '', size: '40' }],
  };
  const { status, body } = await roll(year.admin, question);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return question;
}
