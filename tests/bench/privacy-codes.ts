import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import {
  eveningMeans,
  familiesIn,
  SINGLE_SUBJECTS,
  type EveningSums,
  type SingleSubject,
} from '../../src/core/figure';
import { SUBJECTS } from '../../src/core/subject';
import { minutesOf, mixedOf } from '../setup/contribution';
import { inferEvening, isSplit, verdictOf, type Bounds, type Known } from './privacy-attack';
import { chanceNamed, LIMIT, MOST_MINUTES } from './privacy-class';

// What somebody with so many codes sends. He knows the rule and, more than anybody could, what the others send: of
// all he might send he takes what gives most on average over the draws, and only the draws themselves surprise him.

/** What he is after: that a child is over, or not over, on an evening that is not a light one, or just its minutes. */
export const AIMS = ['over', 'under', 'minutes'] as const;
export type Aim = (typeof AIMS)[number];

const DRAWS = 4;
/** An evening's means lie on multiples of it. */
export const STEP = 5;

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

export function sumsOf(letters: readonly Contribution[]): EveningSums {
  const sumFor = (values: (number | null)[]) => {
    const told = values.filter((value) => value !== null);
    return { families: told.length, minutes: total(told) };
  };
  const ofSubjects = SUBJECTS.map((subject) => [subject, sumFor(letters.map(({ s }) => s[subject]))]);
  return Object.fromEntries([...ofSubjects, ['a', sumFor(letters.map(({ a }) => a))]]) as EveningSums;
}

function both(one: EveningSums, other: EveningSums): EveningSums {
  const added = ([figure, { families, minutes }]: [string, { families: number; minutes: number }]) => {
    const more = other[figure as keyof EveningSums];
    return [figure, { families: families + more.families, minutes: minutes + more.minutes }];
  };
  return Object.fromEntries(Object.entries(one).map(added)) as EveningSums;
}

/** So many minutes over so many letters, in steps of 5. */
function spread(minutes: number, letters: number): number[] {
  const steps = Math.max(0, Math.round(minutes / 5));
  return Array.from(
    { length: letters },
    (_, index) => 5 * (Math.floor(steps / letters) + (index < steps % letters ? 1 : 0)),
  );
}

/** What of a sum makes its published mean border on `target` for the others: from above, or from below. */
function borders(families: number, target: Partial<Bounds>): number[] {
  const { least, most } = target;
  const ownAt = (mean: number) =>
    most === undefined ? families * (mean - STEP) + 5 - (least ?? 0) : families * (mean + STEP) - 5 - most;
  const means = Array.from({ length: MOST_MINUTES / STEP }, (_, index) => index * STEP);
  const possible = means.filter((mean) => ownAt(mean) >= 0);
  // As little as it takes; and so much that the published mean is no longer a light evening's, or a heavy one's.
  const [light, ...heavier] = [possible[0], ...[20, 45].map((mean) => possible.find((each) => each >= mean))];
  const chosen = [light, ...heavier].filter((mean) => mean !== undefined);
  return [...new Set(chosen)].map(ownAt);
}

type Others = { letters: readonly Contribution[]; codes: number };

/** With how many of his letters: all, or so many that the families are just enough for a figure. */
function counts({ letters, codes }: Others): number[] {
  const children = letters.length;
  const lean = [10, 12].map((families) => families - children);
  return [...new Set([codes, ...lean, 1].filter((count) => count >= 1 && count <= codes))];
}

/** Letters that say nothing of subjects and come to some sum. */
function wholes(minutes: number, count: number): Contribution[] {
  return spread(minutes, count).map((each) => (each > 0 ? mixedOf(each) : minutesOf({})));
}

function isSendable(letters: readonly Contribution[]): boolean {
  return letters.every((letter) => homeworkMinutes(letter) <= MOST_MINUTES);
}

/** Sums he aims at for all the others together: at the most they can have, or at the least. */
function targets(aim: Aim, letters: readonly Contribution[]): Partial<Bounds>[] {
  const others = letters.length;
  const had = total(letters.map(homeworkMinutes));
  if (aim === 'over') {
    const least = (others - 1) * MOST_MINUTES + LIMIT + 5;
    return [least, least + 10, least + 30].map((each) => ({ least: each }));
  }
  if (aim === 'under') return [LIMIT, LIMIT - 10, LIMIT - 30].map((most) => ({ most }));
  return [had, had + 5, had + 10].flatMap((each) => [{ most: each }, { least: each }]);
}

/** Letters that all tell subjects apart, each subject's mean bordering on what the others told of it. */
function splitLetters({ letters, codes }: Others, aim: Aim): Contribution[][] {
  const splitters = letters.filter(isSplit);
  const families = splitters.length + codes;
  return [0, 0.5, 0.75, 1].map((share) => {
    const made = Array.from({ length: codes }, (): Partial<Record<SingleSubject, number>> => ({}));
    for (const subject of SINGLE_SUBJECTS.slice(0, 5)) {
      const told = total(splitters.map(({ s }) => s[subject] ?? 0));
      const target = 5 * Math.round((told * share) / 5);
      const bound = aim === 'over' ? { least: Math.max(5, target) } : { most: told + 5 - 5 * share };
      const [own = 0] = borders(families, bound);
      spread(own, codes).forEach((minutes, index) => (made[index]![subject] = minutes));
    }
    return made.map((each) => minutesOf(each));
  });
}

function choices({ letters, codes }: Others, aim: Aim): Contribution[][] {
  const plain = [wholes(0, codes), wholes(codes * MOST_MINUTES, codes)];
  const bordering = counts({ letters, codes }).flatMap((count) =>
    targets(aim, letters).flatMap((target) =>
      borders(letters.length + count, target).flatMap((minutes) => {
        const inOther = spread(minutes, count).map((each) => minutesOf({ other: each }));
        return [wholes(minutes, count), inOther];
      }),
    ),
  );
  const atSchool = borders(letters.length + codes, { most: total(letters.map(({ a }) => a)) })
    .slice(0, 1)
    .map((minutes) => spread(minutes, codes).map((a) => ({ ...mixedOf(Math.max(5, a)), a })));
  return [...plain, ...bordering, ...splitLetters({ letters, codes }, aim), ...atSchool].filter(isSendable);
}

/** What one evening gives away by the aim: so many children, and a little for every minute they are known better. */
function worth(known: Known, { aim, splitters, wholes }: { aim: Aim; splitters: number; wholes: number }) {
  const kinds = [
    { bounds: known.splitter?.homework, children: splitters },
    { bounds: known.whole?.homework, children: wholes },
  ];
  const homework = kinds.map(({ bounds, children }) => {
    if (!bounds) return 0;
    const verdict = verdictOf(bounds);
    const isWon = aim === 'minutes' ? verdict.within5 : verdict[aim];
    return (isWon ? children : 0) + 1e-6 * (MOST_MINUTES - (bounds.most - bounds.least));
  });
  const subjects = Object.values(known.splitter?.subjects ?? {}).map((bounds) => {
    const { within5, over } = verdictOf(bounds);
    return aim === 'minutes' && within5 ? splitters / 20 : aim === 'over' && over ? splitters : 0;
  });
  return total([...homework, ...subjects]);
}

/** The letters that give most, on average over the draws; light evenings, where little is to be had, as well. */
export function chosenLetters(others: Others & { name: string }, aim: Aim): Contribution[] {
  const { letters, codes, name } = others;
  if (codes === 0 || letters.length === 0) return wholes(0, codes);
  const splitters = letters.filter(isSplit).length;
  const told = sumsOf(letters);
  const kinds = { aim, splitters, wholes: letters.length - splitters };
  let best = { letters: wholes(0, codes), worth: -1 };
  for (const planted of choices(others, aim)) {
    const chance = chanceNamed(name, aim, 'guess');
    const sums = both(told, sumsOf(planted));
    const gained = Array.from({ length: DRAWS }, () => {
      const means = eveningMeans(sums, () => chance.whole(0, 99_999) / 100_000);
      if (!means) return 0;
      const families = familiesIn(sums);
      const splitting = sums.other.families;
      return worth(inferEvening({ means, families, splitting, planted, grid: STEP }), kinds);
    });
    if (total(gained) > best.worth) best = { letters: planted, worth: total(gained) };
  }
  return best.letters;
}
