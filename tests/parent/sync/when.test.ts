import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apartFrom, heldUntil } from '../../../src/parent/sync/when';

const HALF_HOUR_MS = 30 * 60_000;
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

test('two things that must stand apart do, on a clock that only runs', () =>
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 4 * HALF_HOUR_MS }), (last, later) => {
      const now = last + later;
      const isFree = apartFrom(last, now) <= now;
      expect(isFree).toBe(later >= HALF_HOUR_MS);
    }),
  ));

test('whatever time a wrong clock noted, nothing waits longer than an hour for it', () =>
  fc.assert(
    fc.property(instant, instant, (last, now) => {
      expect(apartFrom(last, now) - now).toBeLessThan(2 * HALF_HOUR_MS);
    }),
  ));

test('what never went keeps nothing away', () => {
  expect(apartFrom(undefined, 5)).toBe(0);
});

test('a hold is kept, but none longer than any that is given', () => {
  const hold = (until: number) => ({ problem: { kind: 'endpoint-busy' as const }, until });
  expect(heldUntil(hold(1000), 999, 10)).toBe(1000);
  expect(heldUntil(hold(1000), 1000, 10)).toBe(0);
  expect(heldUntil(hold(1000), 989, 10)).toBe(0);
  expect(heldUntil(undefined, 0)).toBe(0);
});
