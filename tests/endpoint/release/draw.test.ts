import { expect, test } from 'vitest';
import { SINGLE_SUBJECTS } from '../../../src/core/figure';
import { addNights } from '../../../src/core/night';
import { drawFor } from '../../../src/endpoint/release/draw';

const secret = { slip: 'a secret of this endpoint' };
const EVENING = { school: 's', class: '3n5k8m2q7t', stretch: '2026-11-23' };
const FIGURES = ['homework', 'a', ...SINGLE_SUBJECTS] as const;

test('the same is drawn for the same figure, and another for each school, class, evening, week, figure and secret', () => {
  const draws = [
    ...FIGURES.map((of) => drawFor(secret, EVENING)(of)),
    drawFor(secret, { ...EVENING, school: 't' })('homework'),
    drawFor(secret, { ...EVENING, class: '3n5k8m2q7v' })('homework'),
    drawFor(secret, { ...EVENING, stretch: '2026-11-24' })('homework'),
    drawFor(secret, { ...EVENING, stretch: 'week:2026-11-23' })('homework'),
    drawFor({ slip: 'another' }, EVENING)('homework'),
  ];
  expect(new Set(draws).size).toBe(draws.length);
  expect(drawFor(secret, EVENING)('math')).toBe(drawFor(secret, EVENING)('math'));
});

test('over many evenings every tenth is drawn as often as any other', () => {
  const count = 4000;
  const tenths = new Map<number, number>();
  for (let days = 0; days < count; days += 1) {
    const drawn = drawFor(secret, { ...EVENING, stretch: addNights('2026-01-01', days) })('homework');
    expect(drawn).toBeGreaterThanOrEqual(0);
    expect(drawn).toBeLessThan(1);
    const tenth = Math.floor(drawn * 10);
    tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
  }
  for (let tenth = 0; tenth < 10; tenth += 1)
    expect(Math.abs((tenths.get(tenth) ?? 0) - count / 10)).toBeLessThan(5 * Math.sqrt(count / 10));
});
