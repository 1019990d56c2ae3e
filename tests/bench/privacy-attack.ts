import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import { type EveningMeans, type PublishedMinutes, type SingleSubject } from '../../src/core/figure';
import { LIMIT, MOST_MINUTES, TAUGHT } from './privacy-class';

// Sound inference: of the families an attacker has not planted, what every explanation of all he saw has in common.
// Those he cannot tell apart he knows alike, so that a child's bounds follow from the bounds of sums.

/** Minutes that are possible, both ends included. */
export type Bounds = { least: number; most: number };

/** One evening before the attacker: all that is published of it, exactly how many families told, and his own letters. */
export type Seen = {
  means: Pick<EveningMeans, 'minutes' | 'atSchool' | 'subjects'>;
  families: number;
  /** How many of them told subjects apart. */
  splitting: number;
  planted: readonly Contribution[];
  /** The published numbers lie on multiples of it. */
  grid: number;
};

/** What is known of each child of a kind: of those who told subjects apart, and of those who did not. */
export type Known = {
  splitter: { homework: Bounds; subjects: Partial<Record<SingleSubject, Bounds>> } | undefined;
  whole: { homework: Bounds } | undefined;
  a: Bounds;
};

export const isSplit = ({ s }: Contribution) => s.mixed === 0;

/** So near a mean of 45 families or fewer tells their sum, a multiple of 5, exactly. */
const EXACT = 0.05;

/** On what the numbers lie that were published: what is told more exactly than the rule says, is read more exactly. */
export function gridOf(numbers: readonly PublishedMinutes[], step: number): number {
  const told = numbers.filter((each) => each !== 'under-8');
  if (told.every((each) => each % step === 0)) return step;
  return told.every((each) => Number.isInteger(each)) ? 1 : EXACT;
}

/** The sums of so many families' minutes (multiples of 5) whose mean may be published so. */
export function sumBounds(published: PublishedMinutes, families: number, grid: number): Bounds {
  if (published === 'under-8') return { least: 0, most: 5 * Math.ceil((families * 10) / 5) - 5 };
  const least = 5 * Math.floor((families * (published - grid)) / 5) + 5;
  const most = 5 * Math.ceil((families * (published + grid)) / 5) - 5;
  return { least: Math.max(0, least), most };
}

/** What is left of a sum without the attacker's own, for so many children. */
function without({ least, most }: Bounds, own: number, children: number): Bounds {
  return {
    least: Math.max(0, least - own),
    most: Math.min(most - own, children * MOST_MINUTES),
  };
}

/** Of one child, where so many have a sum within bounds. */
function each({ least, most }: Bounds, children: number): Bounds {
  return {
    least: Math.max(0, least - (children - 1) * MOST_MINUTES),
    most: Math.min(MOST_MINUTES, most),
  };
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** All figures of an evening together. */
export function inferEvening(seen: Seen): Known {
  const { means, families, splitting, planted, grid } = seen;
  const ownSplit = planted.filter(isSplit);
  const children = families - planted.length;
  const splitters = splitting - ownSplit.length;
  const wholes = children - splitters;
  const bySubject = TAUGHT.flatMap((subject) => {
    const published = means.subjects[subject];
    if (published === undefined || splitters === 0) return [];
    const own = total(ownSplit.map(({ s }) => s[subject] ?? 0));
    return [{ subject, sum: without(sumBounds(published, splitting, grid), own, splitters) }];
  });
  const ownA = total(planted.map(({ a }) => a));
  const atSchool = without(sumBounds(means.atSchool, families, grid), ownA, children);
  const all = without(
    sumBounds(means.minutes, families, grid),
    total(planted.map(homeworkMinutes)),
    children,
  );
  // No more was done at school than there was.
  const homework = { least: Math.max(all.least, atSchool.least), most: all.most };
  const apart = splittersOf({ homework, bySubject, splitters, wholes });
  const whole = {
    least: Math.max(0, homework.least - apart.most),
    most: Math.min(wholes * MOST_MINUTES, homework.most - apart.least),
  };
  return {
    splitter: splitters > 0 ? splitterOf(apart, bySubject, splitters) : undefined,
    whole: wholes > 0 ? { homework: each(whole, wholes) } : undefined,
    a: each({ least: atSchool.least, most: Math.min(atSchool.most, homework.most) }, children),
  };
}

type BySubject = { subject: SingleSubject; sum: Bounds }[];
type Parts = { homework: Bounds; bySubject: BySubject; splitters: number; wholes: number };

/** All homework of those who told subjects apart: by their subjects, and by what the others leave of the whole. */
function splittersOf({ homework, bySubject, splitters, wholes }: Parts): Bounds {
  const least = total(bySubject.map(({ sum }) => sum.least));
  const most = bySubject.length > 0 ? total(bySubject.map(({ sum }) => sum.most)) : splitters * MOST_MINUTES;
  return {
    least: Math.max(least, homework.least - wholes * MOST_MINUTES),
    most: Math.min(most, homework.most, splitters * MOST_MINUTES),
  };
}

function splitterOf(apart: Bounds, bySubject: BySubject, splitters: number): Known['splitter'] {
  const [least, most] = [
    total(bySubject.map(({ sum }) => sum.least)),
    total(bySubject.map(({ sum }) => sum.most)),
  ];
  const subjects = bySubject.map(({ subject, sum }): [SingleSubject, Bounds] => [
    subject,
    each(
      {
        least: Math.max(sum.least, apart.least - (most - sum.most)),
        most: Math.min(sum.most, apart.most - (least - sum.least)),
      },
      splitters,
    ),
  ]);
  return { homework: each(apart, splitters), subjects: Object.fromEntries(subjects) };
}

/** A week's one mean of so many children's evenings. */
export function inferWeek(
  published: PublishedMinutes,
  { families, own, grid }: { families: { all: number; planted: number }; own: number; grid: number },
): Bounds {
  const children = families.all - families.planted;
  return each(without(sumBounds(published, families.all, grid), own, children), children);
}

/** How well minutes are known: to the minute, within 5 of their middle, and on which side of the limit. */
export type Verdict = { exact: boolean; within5: boolean; over: boolean; under: boolean };

export function verdictOf({ least, most }: Bounds): Verdict {
  return { exact: least === most, within5: most - least <= 10, over: least > LIMIT, under: most <= LIMIT };
}
