import type { ReactNode } from 'react';

/** More bars than this are thin: no room for a number in each, nor for a name under each. */
const MOST_WIDE = 8;
/** On a phone the number of a thin bar keeps so many bars free on either side. */
const FREE_BESIDE_NUMBER = 2;
/** How much of its place a bar takes: thin ones stand closer. */
const BREADTH = 0.62;
const THIN_BREADTH = 0.72;

export type Bar = {
  id: string;
  /** Written under the bar, short; may be empty where many bars share one, as the weeks of a month. */
  label: string;
  /** Its height, from 0; undefined = a place kept empty. */
  value: number | undefined;
  /** Nothing is missing in its empty place: no frame waits there. */
  isFree?: boolean;
  /** Written at the bar, or the word in its empty place. */
  text: string;
  /** Where its limit line runs; what of the bar is beyond it is hatched. Undefined = none is drawn here. */
  limit?: number | undefined;
  /** The bar's row in the table: its name first. */
  row: readonly [ReactNode, ...ReactNode[]];
};

export function areThin(bars: readonly Bar[]): boolean {
  return bars.length > MOST_WIDE;
}

/** Bars with one limit, from the first of them to the one before `end`; those without one between them are passed over. */
export type Run = { limit: number; from: number; end: number };

export function runsOf(bars: readonly Bar[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { limit }] of bars.entries()) {
    if (limit === undefined) continue;
    const last = runs[runs.length - 1];
    if (last?.limit === limit) last.end = index + 1;
    else runs.push({ limit, from: index, end: index + 1 });
  }
  return runs;
}

/** A bar's place in a drawing of 1 by 1: how high it is, and how high the part of it within its limit. */
export function placeOf({ value, limit }: Bar, index: number, { count, full }: Scale) {
  const breadth = count > MOST_WIDE ? THIN_BREADTH : BREADTH;
  const high = (value ?? 0) / full;
  const within = limit === undefined ? high : Math.min(high, limit / full);
  return { x: (index + (1 - breadth) / 2) / count, wide: breadth / count, high, within };
}

/** How many bars there are, and what value would fill the drawing. */
export type Scale = { count: number; full: number };

/** The thin bars whose numbers are written on a phone too: the last, then the highest that keep off one another. */
export function numbered(bars: readonly Bar[]): Set<number> {
  const told = bars.flatMap(({ value }, index) => (value === undefined ? [] : [{ index, value }]));
  const byHeight = [...told].sort((one, other) => other.value - one.value);
  const chosen = new Set<number>();
  for (const { index } of [...told.slice(-1), ...byHeight])
    if ([...chosen].every((other) => Math.abs(other - index) > FREE_BESIDE_NUMBER)) chosen.add(index);
  return chosen;
}
