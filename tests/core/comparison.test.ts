import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nightDay, type Calendar, type NightDay, type Override } from '../../src/core/calendar';
import { compare, largeNumber, reachesLimitAt, type Comparison, type Pupil } from '../../src/core/comparison';
import { limitFor, usualLimit, type LimitChoice } from '../../src/core/limit';
import { elapsedMs, isPaused } from '../../src/core/timer';
import { totalOf } from '../../src/core/total';
import { at, entryOf, honestSitting, MINUTE_MS, timerAt } from '../setup/sitting';

const PLAIN: Calendar = { country: 'cn', breaks: [], fridayCounts: false, overrides: {} };
const MONDAY = nightDay('2026-11-23', PLAIN);
const SUNDAY = nightDay('2026-11-29', PLAIN);
const UNKNOWN = nightDay('2027-03-01', PLAIN);
const NONE: NightDay = { kind: 'no-homework' satisfies Override, isKnown: true };

type Evening = { day?: NightDay; school?: Pupil['school']; choice?: LimitChoice };

function judged(minutes: number, grade: number, evening: Evening = {}): Comparison {
  const { day = MONDAY, school = 'cn63', choice = usualLimit(school) } = evening;
  const limit = limitFor(choice, { grade, school, kind: day.kind });
  return compare(minutes, limit, { day, pupil: { grade, school } });
}

test('a third-grader at 75 minutes is 15 over', () => {
  expect(judged(75, 3)).toEqual({ kind: 'measured', minutes: 75, limit: 60, over: 15 });
});

test('a third-grader at exactly 60 minutes is not over, and nor is one at 0', () => {
  expect(judged(60, 3)).toEqual({ kind: 'measured', minutes: 60, limit: 60, over: 0 });
  expect(judged(0, 3)).toEqual({ kind: 'measured', minutes: 0, limit: 60, over: 0 });
});

test('a sixth-grader at 75 minutes is over in a six-year primary school and not in a five-year one', () => {
  expect(judged(75, 6)).toMatchObject({ limit: 60, over: 15 });
  expect(judged(75, 6, { school: 'cn54' })).toMatchObject({ limit: 90, over: 0 });
});

test('a limit of 0 is no verdict and says why', () => {
  expect(judged(15, 1)).toEqual({ kind: 'zero', because: 'low-grade' });
  expect(judged(15, 2)).toEqual({ kind: 'zero', because: 'low-grade' });
  expect(judged(15, 0)).toEqual({ kind: 'zero', because: 'kindergarten' });
  expect(judged(15, 4, { day: NONE })).toEqual({ kind: 'zero', because: 'no-homework' });
  const own = { choice: { preset: 'custom', scope: 'all', minutes: 0 } } as const;
  expect(judged(15, 4, own)).toEqual({ kind: 'zero', because: 'limit' });
  const belgium = { school: 'other', choice: { preset: 'be-fwb' } } as const;
  expect(judged(15, 1, belgium)).toEqual({ kind: 'zero', because: 'limit' });
});

test('free evenings have no verdict at any minutes', () => {
  for (const kind of ['weekend', 'holiday', 'vacation'] as const) {
    expect(judged(300, 5, { day: { kind, isKnown: true } })).toEqual({ kind: 'free' });
    expect(judged(300, 5, { day: { kind, isKnown: false } })).toEqual({ kind: 'free' });
  }
  expect(judged(300, 1, { day: SUNDAY })).toEqual({ kind: 'free' });
});

test('a senior has no rule, which is not 0', () => {
  expect(judged(200, 10)).toEqual({ kind: 'no-rule' });
});

test('an evening of a year without a notice is unknown, until the parent says what it is', () => {
  expect(judged(75, 3, { day: UNKNOWN })).toEqual({ kind: 'unknown' });
  const told = nightDay('2027-03-01', { ...PLAIN, overrides: { '2027-03-01': 'school' } });
  expect(judged(75, 3, { day: told })).toMatchObject({ kind: 'measured', over: 15 });
});

test('where nothing is set there is nothing to know: grades 1–2 in an unknown year, kindergarten on any day', () => {
  expect(judged(15, 1, { day: UNKNOWN })).toEqual({ kind: 'zero', because: 'low-grade' });
  expect(judged(15, 0, { day: UNKNOWN })).toEqual({ kind: 'zero', because: 'kindergarten' });
  expect(judged(15, 0, { day: SUNDAY })).toEqual({ kind: 'zero', because: 'kindergarten' });
});

test('only a limit above 0 is measured, and over is what exceeds it', () => {
  const anyDay = fc.constantFrom(MONDAY, SUNDAY, UNKNOWN, NONE);
  fc.assert(
    fc.property(fc.nat(960), fc.nat(12), anyDay, (minutes, grade, day) => {
      const comparison = judged(minutes, grade, { day });
      if (comparison.kind !== 'measured') return;
      expect(day).toBe(MONDAY);
      expect(comparison.limit).toBeGreaterThan(0);
      expect(comparison.over).toBe(Math.max(0, minutes - comparison.limit));
    }),
  );
});

const TOTAL = totalOf(
  [
    entryOf(40),
    entryOf(20, { kind: 'other', subject: 'chinese' }),
    entryOf(15, { setBy: 'home' }),
    entryOf(30, { setBy: 'tutoring', kind: 'other' }),
  ],
  'written',
);

test('the large number is what is compared on a school night and everything on a free or unknown one', () => {
  expect(largeNumber(TOTAL, judged(40, 3))).toBe(40);
  expect(largeNumber(TOTAL, judged(40, 3, { day: UNKNOWN }))).toBe(105);
  expect(largeNumber(TOTAL, judged(40, 3, { day: SUNDAY }))).toBe(105);
  expect(largeNumber(TOTAL, judged(40, 11))).toBe(105);
});

test('the large number of grades 1–2 and kindergarten is reading and the like, of another 0 everything', () => {
  expect(largeNumber(TOTAL, judged(40, 1))).toBe(50);
  expect(largeNumber(TOTAL, judged(40, 2, { day: UNKNOWN }))).toBe(50);
  expect(largeNumber(TOTAL, judged(40, 0, { day: SUNDAY }))).toBe(50);
  expect(largeNumber(TOTAL, judged(40, 4, { day: NONE }))).toBe(105);
});

const SIXTY = limitFor({ preset: 'cn-national' }, { grade: 3, school: 'cn63', kind: 'school' });

test('at 20:11 with 30 minutes recorded and a timer since 20:00, the limit is reached at 20:30', () => {
  const running = { timer: timerAt(at('2026-11-23', '20:00')), now: at('2026-11-23', '20:11') };
  expect(reachesLimitAt(SIXTY, 30, running)).toBe(at('2026-11-23', '20:30'));
});

test('at the moment foretold recorded and running work make exactly the limit', () => {
  fc.assert(
    fc.property(honestSitting, fc.nat(59), ({ timer, now }, recorded) => {
      const moment = reachesLimitAt(SIXTY, recorded, { timer, now });
      const workedMs = elapsedMs(timer, now) + recorded * MINUTE_MS;
      expect(moment === undefined).toBe(isPaused(timer) || workedMs >= 60 * MINUTE_MS);
      if (moment === undefined) return;
      expect(elapsedMs(timer, moment) + recorded * MINUTE_MS).toBe(60 * MINUTE_MS);
    }),
  );
});

test('nothing is foretold while paused, past the limit, out of scope or without a limit', () => {
  const startedAt = at('2026-11-23', '20:00');
  const now = startedAt + 5 * MINUTE_MS;
  const timer = timerAt(startedAt);
  expect(reachesLimitAt(SIXTY, 0, { timer: { ...timer, pauses: [{ from: now }] }, now })).toBeUndefined();
  expect(reachesLimitAt(SIXTY, 55, { timer, now })).toBeUndefined();
  expect(reachesLimitAt(SIXTY, 0, { timer: { ...timer, kind: 'other' }, now })).toBeUndefined();
  expect(reachesLimitAt(SIXTY, 0, { timer: { ...timer, setBy: 'home' }, now })).toBeUndefined();
  for (const minutes of [0, null])
    expect(reachesLimitAt({ ...SIXTY, minutes }, 0, { timer, now })).toBeUndefined();
});
