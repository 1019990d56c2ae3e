import type { Bounds } from './privacy-attack';
import { MOST_MINUTES } from './privacy-class';

// A mean is published up or down, and says most where it went the longer way: what to add to the others' sum for that.

/** An evening's means lie on multiples of it. */
export const STEP = 5;

const MEANS = Array.from({ length: MOST_MINUTES / STEP }, (_, index) => index * STEP);

/** By published mean, what somebody adds whose bound for the others it then is: at the most they can have, or the least. */
function ownAt(families: number, { least = 0, most }: Partial<Bounds>) {
  return (mean: number) =>
    most === undefined ? families * (mean - STEP) + 5 - least : families * (mean + STEP) - 5 - most;
}

/** As little as it takes; and so much that the published mean is no longer a light evening's, or a heavy one's. */
export function borders(families: number, bound: Partial<Bounds>): number[] {
  const own = ownAt(families, bound);
  const possible = MEANS.filter((mean) => own(mean) >= 0);
  const chosen = [0, 20, 45].map((least) => possible.find((mean) => mean >= least));
  return [...new Set(chosen)].flatMap((mean) => (mean === undefined ? [] : [own(mean)]));
}

/** The least that does it and is so much at least. */
export function border(families: number, bound: Partial<Bounds>, least = 0): number {
  return MEANS.map(ownAt(families, bound)).find((minutes) => minutes >= least) ?? least;
}

/** So many minutes over so many letters, in steps of 5. */
export function spread(minutes: number, letters: number): number[] {
  const steps = Math.max(0, Math.round(minutes / 5));
  return Array.from(
    { length: letters },
    (_, index) => 5 * (Math.floor(steps / letters) + (index < steps % letters ? 1 : 0)),
  );
}
