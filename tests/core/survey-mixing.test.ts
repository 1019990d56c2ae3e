import { expect, test } from 'vitest';
import { chanceOf } from '../../src/core/chance';
import { mixedCounts } from '../../src/core/survey-mixing';

const GIVEN = new Map([
  ['no', 18],
  ['yes', 6],
]);

function tellings(times: number, given: ReadonlyMap<string, number> = GIVEN) {
  const chance = chanceOf(7);
  const draw = () => chance.whole(0, 999_999) / 1_000_000;
  return Array.from({ length: times }, () => mixedCounts(given, draw, 'long'));
}
const yesIn = (counts: ReadonlyMap<string, number>) => counts.get('yes') ?? 0;

test('a few answers are counted as others, on average they are as they were, and nobody is added', () => {
  const all = tellings(4000);
  const mean = all.reduce((sum, counts) => sum + yesIn(counts), 0) / all.length;
  expect(mean).toBeGreaterThan(5.95);
  expect(mean).toBeLessThan(6.05);
  const other = all.filter((counts) => yesIn(counts) !== 6).length / all.length;
  expect(other).toBeGreaterThan(0.3);
  expect(other).toBeLessThan(0.4);
  expect(all.every((counts) => yesIn(counts) + (counts.get('no') ?? 0) === 24)).toBe(true);
});

test('what nobody answered is counted of nobody', () => {
  expect(tellings(50, new Map([['no', 20]])).every((counts) => counts.get('no') === 20)).toBe(true);
  expect(mixedCounts(new Map(), () => 0.5, 'long').size).toBe(0);
});

test('it is the same in whatever order a database says it', () => {
  const draw = (of: string) => (of.length % 3) / 7 + 0.2 * Number(of.at(-1) ?? 0);
  const back = new Map([...GIVEN].reverse());
  const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort();
  expect(sorted(mixedCounts(back, draw, 'long'))).toEqual(sorted(mixedCounts(GIVEN, draw, 'long')));
});
