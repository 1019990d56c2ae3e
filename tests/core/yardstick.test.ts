import { expect, test } from 'vitest';
import type { Standing } from '../../src/core/evening';
import { lookedNights } from '../../src/core/looked-night';
import { yardstickOf } from '../../src/core/yardstick';
import { FOUR_WEEKS, looked, PLAIN, SINCE, THIRD } from '../setup/looked';

test('four weeks of a third-grader are held against 60 minutes, recorded or not', () => {
  expect(yardstickOf(looked({}))).toMatchObject({
    kind: 'measured',
    limit: { minutes: 60, scope: 'written' },
  });
});

test('grades 1 and 2, kindergarten and seniors have no limit to draw', () => {
  const of = (grade: number) => yardstickOf(looked({ standing: { ...THIRD, grade } }));
  expect(of(1)).toEqual({ kind: 'zero', because: 'low-grade' });
  expect(of(0)).toEqual({ kind: 'zero', because: 'kindergarten' });
  expect(of(11)).toEqual({ kind: 'no-rule' });
});

test('a limit for weeks is no limit for evenings', () => {
  const standing: Standing = { grade: 4, school: 'other', limit: { preset: 'in-2020' } };
  expect(yardstickOf(looked({ standing }))).toMatchObject({ kind: 'weekly', limit: { minutes: 120 } });
});

test('a limit that changed on the way is not drawn as one', () => {
  const inForce = (night: string) => ({
    standing: night < '2026-11-16' ? THIRD : { ...THIRD, limit: { preset: 'school-40-60' as const } },
    calendar: PLAIN,
  });
  const nights = lookedNights(FOUR_WEEKS, { entries: [], said: {} }, { inForce, since: SINCE });
  expect(yardstickOf(nights)).toEqual({ kind: 'changed' });
});

test('nights of a year nobody knows are held against nothing, and leave the known ones theirs', () => {
  const unknown = looked({ stretch: { first: '2027-03-01', last: '2027-03-31' } });
  expect(yardstickOf(unknown)).toEqual({ kind: 'unknown', year: '2027' });
  const december = looked({ stretch: { first: '2026-12-14', last: '2027-01-10' } });
  expect(yardstickOf(december)).toMatchObject({ kind: 'measured' });
});

test('free days alone are held against nothing, but kindergarten’s rule holds on them too', () => {
  const stretch = { first: '2026-11-20', last: '2026-11-22' };
  expect(yardstickOf(looked({ stretch }))).toEqual({ kind: 'free' });
  expect(yardstickOf(looked({ stretch, standing: { ...THIRD, grade: 0 } }))).toMatchObject({
    because: 'kindergarten',
  });
  const dayOff = looked({ stretch, overrides: { '2026-11-21': 'no-homework' } });
  expect(yardstickOf(dayOff)).toEqual({ kind: 'free' });
});
