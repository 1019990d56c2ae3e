import { expect, test } from 'vitest';
import { shareOf, sharesOf, surveyMean } from '../../src/core/survey-shares';

test('a share goes up or down in proportion, and its ends are told as one', () => {
  expect([0.2, 0.6].map((drawn) => shareOf(7, 20, drawn))).toEqual([30, 40]);
  expect([0, 1, 2, 19, 20].map((families) => shareOf(families, 20, 0))).toEqual([10, 10, 10, 90, 90]);
});

test('yes and no always make a hundred', () => {
  for (let yes = 3; yes <= 17; yes += 1)
    for (const drawn of [0, 0.1, 0.49, 0.5, 0.99]) {
      const [one = 0, other = 0] = sharesOf([yes, 20 - yes], drawn);
      expect(one + other).toBe(100);
    }
});

test('over all draws a share is on average right', () => {
  const draws = Array.from({ length: 1000 }, (_, at) => (at + 0.5) / 1000);
  const sums = [0, 0, 0];
  for (const drawn of draws) sharesOf([7, 9, 5], drawn).forEach((share, at) => (sums[at]! += share));
  expect(sums.map((sum) => Math.round(sum / 1000))).toEqual([33, 43, 24]);
});

test('a mean is told by steps, and not where it is nearly the least or the most', () => {
  const scale = { min: 1, max: 5 };
  expect(surveyMean({ sum: 63, families: 20 }, scale, 0)).toBe(3);
  expect(surveyMean({ sum: 63, families: 20 }, scale, 0.9)).toBe(3.2);
  expect(surveyMean({ sum: 100, families: 20 }, scale, 0)).toBeUndefined();
  expect(surveyMean({ sum: 28, families: 20 }, scale, 0)).toBeUndefined();
});
