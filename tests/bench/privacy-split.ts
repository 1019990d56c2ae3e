import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import type { SingleSubject } from '../../src/core/figure';
import { minutesOf } from '../setup/contribution';
import { isSplit, type Bounds } from './privacy-attack';
import { border, spread } from './privacy-borders';
import { LIMIT, MOST_MINUTES, TAUGHT } from './privacy-class';

// Letters that tell subjects apart: so that few others do beside them, or all but few; and so that the subjects' means
// border on what those few can have had, or the whole and its subjects on what is between them.

/** What he is after: that a child is over, or not over, on an evening that is not a light one, or just its minutes. */
export const AIMS = ['over', 'under', 'minutes'] as const;
export type Aim = (typeof AIMS)[number];

/** What the others send, and how many codes he has. */
export type Others = { letters: readonly Contribution[]; codes: number };

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const stepped = (minutes: number) => 5 * Math.max(0, Math.floor(minutes / 5));

/** What the others had: by subject those who told, and in all those who did not. */
type Had = {
  subjects: { subject: SingleSubject; minutes: number }[];
  splitters: number;
  wholes: number;
  whole: number;
};

function hadOf(letters: readonly Contribution[]): Had {
  const splitters = letters.filter(isSplit);
  const wholes = letters.filter((letter) => !isSplit(letter));
  const subjects = TAUGHT.map((subject) => ({
    subject,
    minutes: total(splitters.map(({ s }) => s[subject] ?? 0)),
  }));
  return {
    subjects,
    splitters: splitters.length,
    wholes: wholes.length,
    whole: total(wholes.map(homeworkMinutes)),
  };
}

/** How near each figure must come for all of them together to say it; undefined where they cannot. */
function slack(room: number, figures: number): number | undefined {
  return room < 0 || figures === 0 ? undefined : stepped(room / figures);
}

type Bound = (minutes: number) => Partial<Bounds>;
type Choice = { each: Bound; whole?: Partial<Bounds> };

const below =
  (by: number): Bound =>
  (minutes) => ({ least: Math.max(0, minutes - by) });
const above =
  (by: number): Bound =>
  (minutes) => ({ most: minutes + by });

/** What he may hold the subjects, and the whole, against: each only where it can be won. */
function choices(had: Had, aim: Aim): Choice[] {
  if (aim === 'minutes') return [{ each: above(0) }, { each: above(5) }];
  return aim === 'over' ? overs(had) : unders(had);
}

const toldIn = ({ subjects }: Had) => total(subjects.map(({ minutes }) => minutes));
const usedIn = ({ subjects }: Had) => subjects.filter(({ minutes }) => minutes > 0).length;

/** Those who told subjects had as much in all of them together; those who did not, as the whole has more than those. */
function overs(had: Had): Choice[] {
  const { subjects, splitters, wholes, whole } = had;
  const room = (minutes: number, children: number) => minutes - (children - 1) * MOST_MINUTES - LIMIT - 5;
  const direct = slack(room(toldIn(had), splitters), usedIn(had));
  const between = slack(room(whole, wholes), 1 + subjects.length);
  return [
    ...(direct === undefined ? [] : [{ each: below(direct) }]),
    ...(between === undefined
      ? []
      : [{ each: above(between), whole: { least: toldIn(had) + whole - between } }]),
  ];
}

function unders(had: Had): Choice[] {
  const { subjects, wholes, whole } = had;
  const direct = slack(LIMIT - toldIn(had), subjects.length);
  const between = wholes > 0 ? slack(LIMIT - whole, 1 + usedIn(had)) : undefined;
  return [
    ...(direct === undefined ? [] : [{ each: above(direct) }]),
    ...(between === undefined
      ? []
      : [{ each: below(between), whole: { most: toldIn(had) + whole + between } }]),
  ];
}

/** All his letters tell subjects apart. */
export function splitLetters({ letters, codes }: Others, aim: Aim): Contribution[][] {
  const had = hadOf(letters);
  return choices(had, aim).map(({ each, whole }) => {
    const own = had.subjects
      .filter(({ subject }) => subject !== 'other' || !whole)
      .map(({ subject, minutes }) => ({ subject, minutes: border(had.splitters + codes, each(minutes)) }));
    const ofSubjects = total(own.map(({ minutes }) => minutes));
    // What the whole lacks goes where the others have nothing.
    const rest = whole ? border(letters.length + codes, whole, ofSubjects) - ofSubjects : 0;
    return inLetters([...own, ...(rest > 0 ? [{ subject: 'other' as const, minutes: rest }] : [])], codes);
  });
}

function inLetters(
  own: readonly { subject: SingleSubject; minutes: number }[],
  codes: number,
): Contribution[] {
  const made = Array.from({ length: codes }, (): Partial<Record<SingleSubject, number>> => ({}));
  for (const { subject, minutes } of own)
    spread(minutes, codes).forEach((each, index) => (made[index]![subject] = each));
  return made.map((each) => minutesOf(each));
}
