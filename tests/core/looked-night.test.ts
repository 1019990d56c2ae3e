import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Standing } from '../../src/core/evening';
import { isSchoolNight, lookedNights, weeksOf } from '../../src/core/looked-night';
import { nightsFrom } from '../../src/core/night';
import { anyKept, anyOverrides, FOUR_WEEKS, looked, of, PLAIN, SINCE, THIRD } from '../setup/looked';
import { entryOf } from '../setup/sitting';

test('every way in which a night can stand is told apart from all others', () => {
  const nights = looked({
    entries: [
      entryOf(75, { night: '2026-11-16' }),
      entryOf(40, { night: '2026-11-17' }),
      entryOf(20, { night: '2026-11-18', kind: 'other' }),
      entryOf(30, { night: '2026-11-20', kind: 'other', setBy: 'home' }),
    ],
    said: { '2026-11-19': 'no-homework', '2026-11-23': 'done-at-school' },
    overrides: { '2026-11-12': 'no-homework' },
    since: { begun: '2026-11-10' },
  });
  const states = Object.fromEntries(nights.map(({ night, state }) => [night, state]));
  expect(states).toMatchObject({
    '2026-11-09': { kind: 'before' },
    '2026-11-10': { kind: 'missing' },
    '2026-11-12': { kind: 'no-homework-day' },
    '2026-11-16': { kind: 'minutes', minutes: 75, over: 15 },
    '2026-11-17': { kind: 'minutes', minutes: 40, over: 0 },
    '2026-11-18': { kind: 'beside', minutes: 20, of: 'reading' },
    '2026-11-19': { kind: 'none' },
    '2026-11-20': { kind: 'minutes', minutes: 30, over: undefined },
    '2026-11-21': { kind: 'free' },
    '2026-11-23': { kind: 'at-school' },
    '2026-11-24': { kind: 'missing' },
    '2026-11-25': { kind: 'open' },
    '2026-11-26': { kind: 'ahead' },
    '2026-11-28': { kind: 'ahead' },
  });
});

test('before the first record of a diary no night is missing', () => {
  const kinds = looked({ since: { begun: undefined } }).map(({ state }) => state.kind);
  expect(new Set(kinds)).toEqual(new Set(['before', 'open', 'ahead']));
});

test('a no-homework day with minutes is told by its minutes, without a verdict', () => {
  const night = '2026-11-12';
  const [day] = [
    of(looked({ entries: [entryOf(80, { night })], overrides: { [night]: 'no-homework' } }), night),
  ];
  expect(day.state).toEqual({ kind: 'minutes', minutes: 80, over: undefined });
});

test('last year’s nights are judged by last year’s grade, limit and bedtime', () => {
  const inForce = (night: string): { standing: Standing; calendar: typeof PLAIN } => ({
    standing: night < '2026-09-01' ? { ...THIRD, grade: 6 } : { ...THIRD, grade: 7 },
    calendar: { ...PLAIN, overrides: { '2026-08-31': 'school' } },
  });
  const entries = ['2026-08-31', '2026-09-01'].map((night) => entryOf(80, { night }));
  const nights = lookedNights(
    { first: '2026-08-31', last: '2026-09-01' },
    { entries, said: {} },
    { inForce, since: SINCE },
  );
  expect(nights.map(({ state }) => state)).toMatchObject([{ over: 20 }, { over: 0 }]);
  expect(nights.map(({ bedtime }) => bedtime)).toEqual(['21:20', '22:00']);
});

test('a limit for weeks counts from Monday, also when the month begins later, and judges no single evening', () => {
  const india: Standing = { grade: 4, school: 'other', limit: { preset: 'in-2020' } };
  const nights = looked({
    standing: india,
    stretch: { first: '2026-10-14', last: '2026-10-15' },
    entries: [entryOf(90, { night: '2026-10-12' }), entryOf(50, { night: '2026-10-14' })],
  });
  expect(nights[0]?.evening.comparison).toMatchObject({ minutes: 140, over: 20 });
  expect(nights[0]?.state).toEqual({ kind: 'minutes', minutes: 50, over: undefined });
});

test('in a year nobody knows, and where no rule holds, no night is over', () => {
  const far = looked({
    entries: [entryOf(200, { night: '2027-03-09' })],
    stretch: { first: '2027-03-09', last: '2027-03-09' },
  });
  expect(far[0]?.state).toMatchObject({ kind: 'minutes', over: undefined });
  const senior = looked({
    entries: [entryOf(200, { night: '2026-11-16' })],
    standing: { ...THIRD, grade: 11 },
  });
  expect(of(senior, '2026-11-16').state).toMatchObject({ kind: 'minutes', over: undefined });
});

test('each night of a stretch comes once, whatever is kept and in whatever order', () => {
  fc.assert(
    fc.property(anyKept, anyOverrides, (kept, overrides) => {
      const nights = looked({ ...kept, overrides });
      expect(nights.map(({ night }) => night)).toEqual(nightsFrom(FOUR_WEEKS.first, FOUR_WEEKS.last));
      const turned = looked({ ...kept, entries: [...kept.entries].reverse(), overrides });
      expect(turned.map(({ state }) => state)).toEqual(nights.map(({ state }) => state));
      for (const { night, entries, state } of nights) {
        const isEmpty = entries.length === 0 && kept.said[night] === undefined;
        expect(['missing', 'free', 'open', 'ahead', 'no-homework-day'].includes(state.kind)).toBe(isEmpty);
      }
    }),
  );
});

test('weeks are Monday to Sunday, and cut where the stretch is', () => {
  const nights = looked({ stretch: { first: '2026-11-05', last: '2026-11-16' } });
  expect(weeksOf(nights).map(({ monday, nights: own }) => [monday, own.length])).toEqual([
    ['2026-11-02', 4],
    ['2026-11-09', 7],
    ['2026-11-16', 1],
  ]);
  expect(weeksOf(nights).flatMap(({ nights: own }) => own)).toEqual(nights);
  expect(nights.filter(isSchoolNight)).toHaveLength(6);
});
