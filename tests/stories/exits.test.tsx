import { screen } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { changeAlertPath } from '../../src/wire/alerts';
import { figuresAnswer, figuresPath } from '../../src/wire/figures';
import { postNoticePath } from '../../src/wire/notice-desk';
import { allowed, allowedOfSchool } from '../independent/allowed';
import { breaches, weekFrom, type Answer } from '../independent/figures';
import { needlesOf, unreleasable, type Group, type SentEvening } from '../independent/release';
import { wrongIn, type Report } from '../independent/report';
import { addClasses, answerOf, invited, post } from '../setup/desk';
import {
  answersTo,
  minutesIn,
  numbersIn,
  publicPages,
  recordExits,
  reportExits,
  screenAt,
  type Exit,
  type Visited,
} from '../setup/exits';
import { catchFiles } from '../setup/given-files';
import { taskOf } from '../setup/planned';
import { openAdminsRoom, type Room } from '../setup/school-room';
import { releaseAt, sendAlike } from '../setup/told';

const PATIENCE_MS = 180_000;
const NAMES = ['三年级1班', '三年级2班', '四年级1班'];
const MONDAYS = ['2026-11-09', '2026-11-16', '2026-11-23'];
const NIGHTS = MONDAYS.flatMap((monday) => [0, 1, 2, 3, 4].map((days) => addNights(monday, days)));
const STRETCHES = [
  { from: '2026-09-01', to: '2027-01-31' },
  { from: '2026-11-01', to: '2026-11-30' },
  ...MONDAYS.map(weekFrom),
];
const LIMIT = 60;
/** What is posted for each school night: it stands beside whatever was published. */
const PLANNED = { math: 20, chinese: 15 };
/** What pages say of their own rules, and of what was posted. */
const SAID_ANYWAY = [4, 5, 8, 10, LIMIT, 20, 15, 35, LIMIT - 35];

const manyFives = fc.integer({ min: 0, max: 22 }).map((count) => 5 * count);
/** No page has another reason to say such a number. */
const needleFives = fc.integer({ min: 140, max: 180 }).map((count) => 5 * count);
const anyGroup = (fives: fc.Arbitrary<number>, ...families: number[]): fc.Arbitrary<Group> =>
  fc.record({
    families: fc.constantFrom(...families),
    minutes: fc.record({ math: fives, chinese: fives }),
    a: fc.constant(10),
  });
/** Of many families, or of few: what those sent is a needle that no exit may show. */
const anyEvening = fc.oneof(
  fc.tuple(anyGroup(manyFives, 7, 9, 17), anyGroup(manyFives, 3, 6)),
  fc.tuple(anyGroup(needleFives, 1, 3, 5), anyGroup(needleFives, 1, 3, 4)),
);
const anyClass = fc
  .array(anyEvening, { minLength: NIGHTS.length, maxLength: NIGHTS.length })
  .map((evenings) => evenings.map((groups, index): SentEvening => ({ night: NIGHTS[index] ?? '', groups })));
const anySchool = fc.tuple(anyClass, anyClass, anyClass);

type Told = Visited & { sent: Record<string, readonly SentEvening[]>; answers: Answer[] };

async function postHomework({ desk, jar }: Room, classes: readonly string[]): Promise<void> {
  const tasks = Object.entries(PLANNED).map(([subject, minutes]) =>
    taskOf({ subject: subject as keyof typeof PLANNED, minutes }),
  );
  for (const night of NIGHTS.filter((_, index) => index % 5 < 4)) {
    const question = { night, classes: classes.map((id) => ({ class: id, seen: {} })), tasks };
    const asking = post({ desk, cookie: jar.cookie }, postNoticePath, {
      ...question,
      subjects: Object.keys(PLANNED),
    });
    expect((await asking).status).toBe(200);
  }
}

/** A school that has posted, whose families have sent, and of which all is published that will be. */
async function openSchool(school: readonly (readonly SentEvening[])[]): Promise<Told> {
  const room = await openAdminsRoom();
  const { desk, jar } = room;
  const admin = { desk, cookie: jar.cookie };
  desk.turn('2026-11-08T12:00:00+08:00');
  const classes = await addClasses(admin, ...NAMES);
  await postHomework(room, classes);
  const rule = { isOn: true, nights: 1, span: 20 };
  await post(admin, changeAlertPath, { grade: null, rule });
  const sent = Object.fromEntries(classes.map((id, index) => [id, school[index] ?? []]));
  for (const [classId, evenings] of Object.entries(sent))
    for (const { night, groups } of evenings)
      for (const group of groups) await sendAlike(desk, { classId, night, ...group });
  await releaseAt(desk, '2026-12-01T12:00:00+08:00');
  const hands = {
    admin: jar.cookie,
    lead: (await invited(admin, '冯组长', { role: 'lead', grade: 3 })).cookie,
    auditor: (await invited(admin, '卫督学', { role: 'auditor' })).cookie,
    teacher: (await invited(admin, '李老师', { role: 'teacher', class: classes[0] })).cookie,
  };
  const answers: Answer[] = [];
  for (const id of classes) {
    const question = { class: id, from: '2026-11-01', to: '2026-12-01' };
    answers.push((await answerOf(figuresAnswer, post({ desk }, figuresPath, question))) as Answer);
  }
  return { room, hands, classes, sent, answers };
}

/** A rule in the report's annex; no other sentence has a reason to say 0 minutes. */
const RULE_OF_NOTHING = '无作业日计0分钟';

/** The minutes that an exit says and may not, its rule of nothing left out. */
const unknownIn =
  (known: ReadonlySet<number>) =>
  ({ text }: Exit) =>
    minutesIn(text.replaceAll(RULE_OF_NOTHING, '')).filter((each) => !known.has(each));

const found = (exits: readonly Exit[], isFound: (exit: Exit) => number[]) =>
  exits.flatMap((exit) => isFound(exit).map((number) => `${exit.name}: ${String(number)}`));

const heading = (name: string | RegExp) => () => screen.getByRole('heading', { name });

/** The figure's pages of each class, each held against what may be said of that class alone. */
async function figureScreens({ room, answers }: Told): Promise<void> {
  for (const answer of answers) {
    const known = new Set([...SAID_ANYWAY, ...allowed(answer, STRETCHES, LIMIT)]);
    const pages = [
      ...MONDAYS.map((monday) => [`?week=${monday}`, /^11月/] as const),
      ['?term=2026a', '2026—2027 学年第一学期'] as const,
    ];
    for (const [search, title] of pages) {
      const exit = await screenAt(room, `/school/figure${search}#${answer.class}`, heading(title));
      expect(found([exit], unknownIn(known))).toEqual([]);
    }
  }
}

/** What may be said of these classes, of their grades and of all of them together. */
function knownOf(answers: readonly Answer[], grades: readonly number[]): Set<number> {
  const asked = { grades, stretches: STRETCHES, limit: LIMIT };
  return new Set([...SAID_ANYWAY, ...allowedOfSchool(answers, asked)]);
}

/** A lead is told of the own grade as others of the school, and of no other. */
async function leadScreens({ room, hands, answers }: Told): Promise<void> {
  room.jar.cookie = hands['lead'] ?? '';
  const known = knownOf(answers.slice(0, 2), [3]);
  const exits = [
    await screenAt(room, '/school/view?month=2026-11', heading('2026年11月')),
    await screenAt(room, '/school/report?period=2026-11', () => screen.getByRole('article')),
  ];
  expect(found(exits, unknownIn(known))).toEqual([]);
}

async function schoolScreens({ room, hands }: Told): Promise<Exit[]> {
  const exits: Exit[] = [];
  for (const who of ['admin', 'auditor']) {
    room.jar.cookie = hands[who] ?? '';
    exits.push(await screenAt(room, '/school/view?month=2026-11', heading('2026年11月')));
  }
  room.jar.cookie = hands['admin'] ?? '';
  exits.push(await screenAt(room, '/school/view?term=2026a', heading('2026—2027 学年第一学期')));
  exits.push(await screenAt(room, '/school/view?week=2026-11-16', heading('11月16日—22日')));
  exits.push(await screenAt(room, '/school/report/method?period=2026-11', () => screen.getByRole('article')));
  exits.push(await screenAt(room, '/school', heading('班级')));
  return exits;
}

/** Everything that was sent of few, less what was published anyway. */
function needlesIn({ sent, answers }: Told, known: ReadonlySet<number>): Set<number> {
  const needles = Object.values(sent).flatMap(needlesOf);
  expect(answers.length).toBe(NAMES.length);
  return new Set(needles.filter((each) => !known.has(each)));
}

test(
  'by no exit leaves a number that was not published: of few families nothing, of many what the rules allow',
  async () => {
    const files = catchFiles();
    for (const school of fc.sample(anySchool, { numRuns: 2, seed: 5 })) {
      const told = await openSchool(school);
      const { room, answers, sent } = told;
      // What the release module published is no more than the rules allow of what was sent.
      for (const answer of answers) {
        expect(breaches(answer)).toEqual([]);
        expect(unreleasable(answer, sent[answer.class] ?? [])).toEqual([]);
      }
      expect(answers.flatMap(({ evenings }) => evenings).length).toBeGreaterThan(10);

      const known = knownOf(answers, [3, 4]);
      const needles = needlesIn(told, known);
      expect(needles.size).toBeGreaterThan(30);

      await figureScreens(told);
      await leadScreens(told);
      const screens = await schoolScreens(told);
      const papers = await reportExits(room, files, '/school/report?period=2026-11');
      const spoken = [...screens, ...papers, ...(await publicPages(told))];
      expect(found(spoken, unknownIn(known))).toEqual([]);
      expect(spoken.flatMap(({ text }) => minutesIn(text)).length).toBeGreaterThan(200);
      const report = JSON.parse(papers.find(({ name }) => name.endsWith('JSON'))?.text ?? '') as Report;
      expect(wrongIn(report)).toEqual([]);
      expect(report.published.flatMap((each) => unreleasable(each, sent[each.class] ?? []))).toEqual([]);

      const exits = [...spoken, ...(await answersTo(told)), ...(await recordExits(room, files))];
      expect(found(exits, ({ text }) => numbersIn(text).filter((each) => needles.has(each)))).toEqual([]);
    }
  },
  PATIENCE_MS,
);
