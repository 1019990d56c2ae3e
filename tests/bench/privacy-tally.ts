import type { Bounds, Verdict } from './privacy-attack';

// What came out, counted in children's evenings; those of few beside the planted ones apart.

/**
 * How many families an evening (or a week) has that nobody planted; of one alone, whatever is told is its own. `apart`:
 * of many, but subjects are told, and few of them told subjects as this child did, or did not, as this one.
 */
export const CROWDS = ['lone', 'two', 'three', 'apart', 'more'] as const;
export type Crowd = (typeof CROWDS)[number];

const COUNTED = [
  'exact',
  'within5',
  'over',
  'under',
  /** Under, where the families nobody planted had more than 15 minutes on average. */
  'underAboveMean15',
  /** Under, where the mean as published, planted letters in it, was above 15. */
  'underAbovePublished15',
  'subjectExact',
  'subjectWithin5',
  /** Known to be zero, because it was zero for everybody. */
  'subjectNone',
  'guessedExact',
  'guessedWithin5',
  'guessedOver',
  'guessedUnder',
  'guessedUnderAboveMean15',
] as const;
type Counted = (typeof COUNTED)[number];

export type Count = { children: number } & Record<Counted, number>;
export type Tally = Record<Crowd, Count>;

const emptyCount = (): Count =>
  Object.fromEntries([['children', 0], ...COUNTED.map((key) => [key, 0])]) as Count;

export function emptyTally(): Tally {
  return Object.fromEntries(CROWDS.map((crowd) => [crowd, emptyCount()])) as Tally;
}

const FEW = 3;

/** `alike` is how many of the children have the same figures told of them. */
export function crowdOf(children: number, alike = children): Crowd {
  if (children <= FEW) return (['lone', 'two', 'three'] as const)[children - 1] ?? 'lone';
  return alike <= FEW ? 'apart' : 'more';
}

export function sumOfCounts(counts: readonly Count[]): Count {
  const sum = emptyCount();
  for (const count of counts) for (const key of ['children', ...COUNTED] as const) sum[key] += count[key];
  return sum;
}

/** Means that tell whether an evening was a light one: of the families nobody planted, and as published. */
export type Lightness = { mean: number; published: number };
const LIGHT = 15;

export function countHomework(count: Count, verdict: Verdict, { mean, published }: Lightness): void {
  count.exact += Number(verdict.exact);
  count.within5 += Number(verdict.within5);
  count.over += Number(verdict.over);
  count.under += Number(verdict.under);
  count.underAboveMean15 += Number(verdict.under && mean > LIGHT);
  count.underAbovePublished15 += Number(verdict.under && published > LIGHT);
}

/** One subject, or the part done at school, of a child; `had` is what all that nobody planted had of it. */
export function countPart(count: Count, verdict: Verdict, had: number): void {
  if (had === 0) count.subjectNone += Number(verdict.exact);
  count.subjectExact += Number(had > 0 && verdict.exact);
  count.subjectWithin5 += Number(had > 0 && verdict.within5);
}

export function countGuess(count: Count, verdict: Verdict, { mean }: Lightness): void {
  count.guessedExact += Number(verdict.exact);
  count.guessedWithin5 += Number(verdict.within5);
  count.guessedOver += Number(verdict.over);
  count.guessedUnder += Number(verdict.under);
  count.guessedUnderAboveMean15 += Number(verdict.under && mean > LIGHT);
}

/** What the attacker knows must be so: an attack that claims what is not proves nothing. */
export function refuseUntrue({ least, most }: Bounds, truth: number): void {
  if (truth < least || truth > most)
    throw new Error(`The attacker claims ${least} to ${most} minutes where a child had ${truth}.`);
}

/** A share of children's evenings in percent. */
export function percent(count: Count, key: Counted): number {
  return count.children === 0 ? 0 : (100 * count[key]) / count.children;
}
