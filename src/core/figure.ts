import type { Grade } from './grade';
import type { NightKind } from './calendar';
import type { Limit } from './limit';
import type { Night } from './night';
import { SUBJECTS, type Subject } from './subject';

// What may be said of a class (PRIVACY.md, Publication). The thresholds stand here and nowhere else, and nothing lowers them.

/** From so many families on an evening has a figure of its own. */
export const EVENING_FAMILIES = 10;
/** From so many families on an evening without one joins its week's sum. */
export const WEEK_FAMILIES = 5;
/** A week's sum is told once so many school nights and so many children's evenings are in it. */
export const WEEK_NIGHTS = 3;
export const WEEK_CHILD_EVENINGS = 20;
/**
 * Where not all of an evening's families told subjects apart, at least so many must have, and at least this share. Among
 * many who log 不分科 nine planted families and one real one would else be ten of their own, and the subject's mean that
 * one child's: beside nine, four at least have told (npm run bench:privacy found that one child over its limit).
 */
const SUBJECT_FAMILIES = 13;
const SUBJECT_SHARE = 2 / 3;
/**
 * What the whole may be at most, less what a subject was at least, must be so much (minutes) above what was: less would
 * tell of the one family that logs 不分科 among those who do not that it was within its limit, of 90 at most.
 */
const SUBJECT_ROOM = 100;

/** An evening's means are multiples of this (minutes), a week's of the second. */
const EVENING_STEP = 5;
const WEEK_STEP = 10;
/** A mean below it is not told apart from any other below it. */
export const LEAST_TOLD = 8;

/** How many families an evening's figure is of; the exact number is never told. */
export const FIGURE_BANDS = ['10-14', '15-19', '20+'] as const;
export type FigureBand = (typeof FIGURE_BANDS)[number];

/** A subject by itself. How much was not told apart (`mixed`) is nobody's homework, and no figure. */
export const SINGLE_SUBJECTS = SUBJECTS.filter((subject) => subject !== 'mixed');
export type SingleSubject = Exclude<Subject, 'mixed'>;

/** What a mean is of: all homework in scope, one subject, or the part done at school (`a`). */
export type Told = 'homework' | SingleSubject | 'a';

/** Minutes as published: a multiple of 5 (of a week, of 10), or too few to be told apart: 不到 8 分钟. */
export type PublishedMinutes = number | 'under-8';

/** The means of one evening. A subject is absent where too few families told it apart. */
export type EveningMeans = {
  band: FigureBand;
  minutes: PublishedMinutes;
  atSchool: PublishedMinutes;
  subjects: { [Each in SingleSubject]?: PublishedMinutes | undefined };
};

/** The limit that held when a figure was made; a newer version may have named it. */
export type LimitThen = Omit<Limit, 'id'> & { id: string };

/** What stood when the figure was made, and is judged by for ever. */
type Standing = { grade: Grade; limit: LimitThen };

/** One class evening as published: once, and never revised. `last` of a block is its last night. */
export type PublishedEvening = Standing &
  EveningMeans & { night: Night; last: Night; kind: NightKind; isKnown: boolean };

/** The school nights of one week that had no figure of their own, as one mean; `week` is its Monday. */
export type PublishedWeek = Standing & { week: Night; minutes: PublishedMinutes };

/** Of one figure of an evening: how many families told it, and the sum of their minutes. */
export type FigureSum = { families: number; minutes: number };
export type EveningSums = Readonly<Record<Subject | 'a', FigureSum>>;

/** A number in [0, 1), for each mean another, the same whenever it is drawn again. */
export type Draw = (of: Told) => number;

/** How many families' evenings are in some sums: each told `mixed`, were it zero. */
export function familiesIn(sums: EveningSums): number {
  return sums.mixed.families;
}

/** Minutes of homework of all families together. */
export function homeworkIn(sums: EveningSums): number {
  return SUBJECTS.reduce((minutes, subject) => minutes + sums[subject].minutes, 0);
}

/**
 * Up or down to a multiple of `step` by chance, in proportion: on average right, and nobody can reckon back from it to
 * less than the two steps around it.
 */
function rounded(mean: number, step: number, drawn: number): PublishedMinutes {
  const below = Math.floor(mean / step);
  const minutes = (drawn < mean / step - below ? below + 1 : below) * step;
  return minutes < LEAST_TOLD ? 'under-8' : minutes;
}

function bandOf(families: number): FigureBand {
  if (families >= 20) return '20+';
  return families >= 15 ? '15-19' : '10-14';
}

/** Whether so many of an evening's families tell subjects that no one of them, and none of the others, stands alone. */
function areSubjectsTold(splitting: number, families: number): boolean {
  return splitting === families || (splitting >= SUBJECT_FAMILIES && splitting >= SUBJECT_SHARE * families);
}

/** The figure of an evening; undefined where too few families sent. */
export function eveningMeans(sums: EveningSums, draw: Draw): EveningMeans | undefined {
  const families = familiesIn(sums);
  if (families < EVENING_FAMILIES) return undefined;
  const meanOf = (of: Told, minutes: number, count: number) =>
    rounded(minutes / count, EVENING_STEP, draw(of));
  const minutes = meanOf('homework', homeworkIn(sums), families);
  const subjects: EveningMeans['subjects'] = {};
  for (const subject of SINGLE_SUBJECTS) {
    const sum = sums[subject];
    if (areSubjectsTold(sum.families, families))
      subjects[subject] = meanOf(subject, sum.minutes, sum.families);
  }
  return {
    band: bandOf(families),
    minutes,
    atSchool: meanOf('a', sums.a.minutes, families),
    subjects: isRoomLeft(sums, { minutes, subjects }) ? subjects : {},
  };
}

/** Whether a whole and its subjects, as drawn, say little enough of those who told no subjects (SUBJECT_ROOM). */
function isRoomLeft(
  sums: EveningSums,
  { minutes, subjects }: Pick<EveningMeans, 'minutes' | 'subjects'>,
): boolean {
  const families = familiesIn(sums);
  const most = families * (minutes === 'under-8' ? 2 * EVENING_STEP : minutes + EVENING_STEP);
  const rooms = SINGLE_SUBJECTS.flatMap((subject) => {
    const told = subjects[subject];
    const sum = sums[subject];
    if (told === undefined || sum.families === families || sum.minutes === 0) return [];
    return [sum.minutes - (told === 'under-8' ? 0 : sum.families * (told - EVENING_STEP))];
  });
  return most - homeworkIn(sums) + Math.min(...rooms) >= SUBJECT_ROOM;
}

/** The running sum of one week's school nights that have no figure of their own. */
export type WeekSum = { minutes: number; families: number; nights: number };

/** Whether an evening without a figure of its own joins its week's sum. */
export function joinsWeek(families: number): boolean {
  return families >= WEEK_FAMILIES && families < EVENING_FAMILIES;
}

/** A week's one mean; undefined where it is of too few. */
export function weekMinutes(
  { minutes, families, nights }: WeekSum,
  draw: Draw,
): PublishedMinutes | undefined {
  if (nights < WEEK_NIGHTS || families < WEEK_CHILD_EVENINGS) return undefined;
  return rounded(minutes / families, WEEK_STEP, draw('homework'));
}
