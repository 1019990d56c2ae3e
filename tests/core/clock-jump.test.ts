import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockJump } from '../../src/core/clock-jump';

const anyMs = fc.integer({ min: 0, max: 2_000_000_000_000 });
const HOUR_MS = 3_600_000;

test('a clock set an hour forward or back is seen as that hour', () => {
  const before = { wall: 1_000_000, steady: 500 };
  expect(clockJump(before, { wall: 1_005_000 + HOUR_MS, steady: 5500 })).toBe(HOUR_MS);
  expect(clockJump(before, { wall: 1_005_000 - HOUR_MS, steady: 5500 })).toBe(-HOUR_MS);
});

test('under a minute is drift and from a minute on a jump', () => {
  const before = { wall: 0, steady: 0 };
  expect(clockJump(before, { wall: 59_999, steady: 0 })).toBe(0);
  expect(clockJump(before, { wall: 60_000, steady: 0 })).toBe(60_000);
  expect(clockJump(before, { wall: -60_000, steady: 0 })).toBe(-60_000);
});

test('time that both clocks saw pass is no jump, however long', () => {
  fc.assert(
    fc.property(anyMs, anyMs, anyMs, (wall, steady, passed) => {
      expect(clockJump({ wall, steady }, { wall: wall + passed, steady: steady + passed })).toBe(0);
    }),
  );
});

test('any jump of a minute or more is found to the millisecond', () => {
  fc.assert(
    fc.property(
      anyMs,
      anyMs,
      fc.integer({ min: -1e9, max: 1e9 }).filter((ms) => Math.abs(ms) >= 60_000),
      (wall, passed, jump) => {
        expect(clockJump({ wall, steady: 0 }, { wall: wall + passed + jump, steady: passed })).toBe(jump);
      },
    ),
  );
});
