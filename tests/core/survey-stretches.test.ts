import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanStep, stretchesOf, stretchToText } from '../../src/core/survey-stretches';

test('no minutes are a stretch of their own, the others half hours', () => {
  expect(stretchesOf({ min: 0, max: 180 }).map(stretchToText)).toEqual([
    ...['0', '1-30', '31-60', '61-90', '91-120', '121-150', '151-180'],
  ]);
  expect(stretchesOf({ min: 1, max: 4 }).map(stretchToText)).toEqual(['1', '2', '3', '4']);
});

test('every number that can be answered is in one of seven stretches at most', () => {
  const any = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(any, any, any, (one, other, third) => {
      const [min = 0, answer = 0, max = 0] = [one, other, third].sort((a, b) => a - b);
      const stretches = stretchesOf({ min, max });
      expect(stretches.length).toBeLessThanOrEqual(7);
      expect(stretches.filter(({ from, to }) => answer >= from && answer <= to)).toHaveLength(1);
    }),
  );
});

test('a mean is told to a twentieth of what it can be, or coarser', () => {
  expect([4, 6, 10, 180].map(meanStep)).toEqual([0.2, 0.5, 0.5, 10]);
});
