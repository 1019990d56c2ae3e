import type { SurveyDraw } from './survey-shares';

/** How many families gave each value in answer to one question. */
export type Counts = ReadonlyMap<string, number>;

/** About so many of a hundred answers are counted as another's. */
export const MIXED_PERCENT = 5;

export function answersTo(counts: Counts): number {
  return [...counts.values()].reduce((sum, families) => sum + families, 0);
}

/**
 * The answers to one question of which by chance a few are counted as if another family of the part had given them: on
 * average as they were. However many answers somebody knows, whatever is told could then be told of others too: rounding
 * alone has edges, where one answer more or less cannot be told the same (README, Decisions; tests/bench).
 */
export function mixedCounts(counts: Counts, draw: SurveyDraw, name: string): Counts {
  // In an order of its own: a database says them in any.
  const given = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = answersTo(counts);
  const mixed = new Map(given);
  const add = (value: string, families: number) => mixed.set(value, (mixed.get(value) ?? 0) + families);
  let at = gapOf(draw(`${name} gap 0`));
  for (let times = 1; at < all; times += 1) {
    add(valueAt(given, at), -1);
    add(valueAt(given, Math.floor(draw(`${name} as ${String(times)}`) * all)), 1);
    at += 1 + gapOf(draw(`${name} gap ${String(times)}`));
  }
  return mixed;
}

/** How many answers stay as they are before the next that does not: as if each had been drawn for by itself. */
function gapOf(drawn: number): number {
  return Math.floor(Math.log(drawn) / Math.log(1 - MIXED_PERCENT / 100));
}

function valueAt(given: readonly (readonly [string, number])[], at: number): string {
  let before = 0;
  for (const [value, families] of given) {
    before += families;
    if (at < before) return value;
  }
  throw new Error(`There is no answer ${String(at)} among ${String(before)}.`);
}
