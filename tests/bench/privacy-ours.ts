import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import { countedMinutes } from '../../src/core/figure-mean';
import {
  joinsWeek,
  SINGLE_SUBJECTS,
  type PublishedEvening,
  type PublishedMinutes,
} from '../../src/core/figure';
import { mondayOf, type Night } from '../../src/core/night';
import type { FiguresAnswer } from '../../src/wire/figures';
import { gridOf, inferEvening, inferWeek, isSplit, verdictOf, type Known } from './privacy-attack';
import { standing, type WorldClass, type WorldEvening } from './privacy-class';
import { STEP } from './privacy-borders';
import { chosenLetters } from './privacy-codes';
import { guess } from './privacy-guess';
import type { Post } from './privacy-release';
import {
  countGuess,
  countHomework,
  countPart,
  crowdOf,
  emptyTally,
  refuseUntrue,
  type Tally,
} from './privacy-tally';
import { AIMS, type Aim } from './privacy-split';
import { weekLetters } from './privacy-weeks';

// Our own rule: the same class once for each thing an attacker may be after, each time through the release itself.

/** Days on which a letter still comes in time: the evening itself and the next day. */
export const IN_TIME = 2;
const WEEK_STEP = 10;

/** What an attacker does with his codes: by evenings, or by the weeks' figures. */
export type Attack = { codes: number; aim: Aim | 'week' };
export const ATTACKS: readonly Attack[] = [
  { codes: 0, aim: 'minutes' },
  ...[4, 9].flatMap((codes) => [...AIMS, 'week' as const].map((aim) => ({ codes, aim }))),
];

type Evening = { night: Night; isNothingSet: boolean; others: Contribution[]; planted: Contribution[] };
export type Attacked = { post: Post; attack: Attack; evenings: Evening[] };

/** The class under one attack: the attacker's codes are seats of the class, and so many families fewer have one. */
export function attacked(world: WorldClass, attack: Attack): Attacked {
  const children = world.size - attack.codes;
  const name = `${world.name} ${attack.codes} ${attack.aim}`;
  const others = world.evenings.map((evening) =>
    standing(evening, { children, days: IN_TIME }).map(({ v }) => v),
  );
  const planted = plantedIn(world.evenings, others, attack);
  const evenings = world.evenings.map(({ night, isNothingSet }, index) => ({
    night,
    isNothingSet,
    others: others[index] ?? [],
    planted: planted[index] ?? [],
  }));
  const sent = world.evenings.map(({ night, sent: all }, index) => ({
    night,
    sent: all.filter(({ child }) => child < children),
    planted: planted[index] ?? [],
  }));
  return { post: { name, evenings: sent }, attack, evenings };
}

function plantedIn(
  evenings: readonly WorldEvening[],
  others: readonly Contribution[][],
  { codes, aim }: Attack,
): Contribution[][] {
  if (aim === 'week')
    return weekLetters(
      evenings.map(({ night }) => night),
      others,
      codes,
    );
  return others.map((letters) => chosenLetters({ letters, codes }, aim));
}

/** All that the published figures of one class give away. */
export function read({ evenings }: Attacked, told: FiguresAnswer): Tally {
  const tally = emptyTally();
  const figures = told.evenings as PublishedEvening[];
  const grid = gridOf(figures.flatMap(meansOf), STEP);
  for (const evening of evenings) {
    const figure = figures.find(({ night }) => night === evening.night);
    if (figure && !evening.isNothingSet && evening.others.length > 0)
      readEvening(tally, evening, { figure, grid });
  }
  const weekGrid = gridOf(
    told.weeks.map(({ minutes }) => minutes),
    WEEK_STEP,
  );
  for (const { week, minutes } of told.weeks) readWeek(tally, evenings, { week, minutes, grid: weekGrid });
  return tally;
}

function meansOf({ minutes, atSchool, subjects }: PublishedEvening): PublishedMinutes[] {
  return [minutes, atSchool, ...Object.values(subjects).filter((each) => each !== undefined)];
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

function readEvening(
  tally: Tally,
  { others, planted }: Evening,
  { figure, grid }: { figure: PublishedEvening; grid: number },
): void {
  const families = others.length + planted.length;
  const splitting = others.filter(isSplit).length + planted.filter(isSplit).length;
  const known = inferEvening({ means: figure, families, splitting, planted, grid });
  const splitters = others.filter(isSplit).length;
  const isApart = Object.keys(figure.subjects).length > 0;
  const lightness = {
    mean: total(others.map(homeworkMinutes)) / others.length,
    published: countedMinutes(figure.minutes),
  };
  const own = total(planted.map(homeworkMinutes));
  const guessed = guess(figure.minutes, { families, children: others.length, own });
  for (const letter of others) {
    const alike = isSplit(letter) ? splitters : others.length - splitters;
    const count = tally[crowdOf(others.length, isApart ? alike : undefined)];
    count.children += 1;
    const bounds = (isSplit(letter) ? known.splitter : known.whole)?.homework;
    if (!bounds) throw new Error('The attacker knows of no child of this kind.');
    refuseUntrue(bounds, homeworkMinutes(letter));
    countHomework(count, verdictOf(bounds), lightness);
    countGuess(count, guessed, lightness);
    readParts({ count, known }, letter, others);
  }
}

function readParts(
  { count, known }: { count: Tally['more']; known: Known },
  letter: Contribution,
  others: readonly Contribution[],
): void {
  refuseUntrue(known.a, letter.a);
  countPart(count, verdictOf(known.a), total(others.map(({ a }) => a)));
  if (!isSplit(letter)) return;
  for (const subject of SINGLE_SUBJECTS) {
    const bounds = known.splitter?.subjects[subject];
    if (!bounds) continue;
    refuseUntrue(bounds, letter.s[subject] ?? 0);
    countPart(count, verdictOf(bounds), total(others.map(({ s }) => s[subject] ?? 0)));
  }
}

function readWeek(
  tally: Tally,
  evenings: readonly Evening[],
  { week, minutes, grid }: { week: Night; minutes: PublishedMinutes; grid: number },
): void {
  const joined = evenings.filter(
    ({ night, others, planted }) =>
      mondayOf(night) === week && joinsWeek(others.length + planted.length) && others.length > 0,
  );
  const filled = evenings.filter(
    ({ night, others, planted }) => mondayOf(night) === week && joinsWeek(others.length + planted.length),
  );
  const others = joined.flatMap((evening) => evening.others);
  if (others.length === 0) return;
  const planted = filled.flatMap((evening) => evening.planted);
  const own = total(planted.map(homeworkMinutes));
  const families = { all: others.length + planted.length, planted: planted.length };
  const bounds = inferWeek(minutes, { families, own, grid });
  const mean = total(others.map(homeworkMinutes)) / others.length;
  const count = tally[crowdOf(others.length)];
  for (const letter of joined.filter(({ isNothingSet }) => !isNothingSet).flatMap((each) => each.others)) {
    refuseUntrue(bounds, homeworkMinutes(letter));
    count.children += 1;
    countHomework(count, verdictOf(bounds), { mean, published: countedMinutes(minutes) });
  }
}
