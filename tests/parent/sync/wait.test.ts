import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff } from '../../../src/parent/sync/wait';

test('waits double up to five minutes, and chance decides where in them', () => {
  const longest = (tries: number) => backOff(tries, 0, () => 1);
  expect([0, 1, 2, 3].map(longest)).toEqual([2000, 4000, 8000, 16_000]);
  expect(longest(50)).toBe(300_000);
  expect(backOff(3, 0, () => 0)).toBe(0);
});

test('never asks sooner than the endpoint said, nor more than five minutes after', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 0, max: 3_600_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, retryAfterMs, chance) => {
        const ms = backOff(tries, retryAfterMs, () => chance);
        expect(ms).toBeGreaterThanOrEqual(retryAfterMs);
        expect(ms).toBeLessThanOrEqual(retryAfterMs + 300_000);
      },
    ),
  );
});
