import { expect, test } from 'vitest';
import { correctFromStart } from '../../src/core/correction';
import { usualLimit } from '../../src/core/limit';

const NATIONAL = { school: 'cn63', limit: usualLimit('cn63') } as const;
const OWN = { preset: 'custom', scope: 'written', minutes: 45 } as const;

test('a wrong first grade is mended on every night of this school year', () => {
  const rows = [
    { ...NATIONAL, from: '2026-09-20', grade: 3 },
    { ...NATIONAL, from: '2026-11-01', grade: 3, limit: OWN },
  ];
  const mended = correctFromStart(rows, { night: '2026-11-23', grade: 4, school: 'cn63' });
  expect(mended.added).toBeUndefined();
  expect(mended.rows).toEqual(rows.map((row) => ({ ...row, grade: 4 })));
});

test('each earlier school year is one grade lower, and nobody is below kindergarten', () => {
  const rows = ['2023-10-01', '2024-10-01', '2025-10-01', '2026-10-01'].map((from) => ({
    ...NATIONAL,
    from,
    grade: 6,
  }));
  const mended = correctFromStart(rows, { night: '2026-11-23', grade: 2, school: 'cn63' });
  expect(mended.rows.map(({ grade }) => grade)).toEqual([0, 0, 1, 2]);
});

test('a school year of which no row began gets one, so that tonight is in the grade that was said', () => {
  const rows = [{ ...NATIONAL, from: '2025-10-01', grade: 3, limit: OWN }];
  const { rows: mended, added } = correctFromStart(rows, { night: '2026-11-23', grade: 5, school: 'cn63' });
  expect(mended[0]).toMatchObject({ from: '2025-10-01', grade: 4, limit: OWN });
  expect(added).toEqual({ from: '2026-09-01', grade: 5, school: 'cn63', limit: OWN });
});

test('another school system brings its own limit, and leaves one that was chosen within it', () => {
  const shanghai = { school: 'cn54', limit: OWN } as const;
  const rows = [
    { ...NATIONAL, from: '2026-09-01', grade: 6 },
    { ...shanghai, from: '2026-10-01', grade: 6 },
  ];
  const mended = correctFromStart(rows, { night: '2026-11-23', grade: 6, school: 'cn54' });
  expect(mended.rows.map(({ limit }) => limit)).toEqual([usualLimit('cn54'), OWN]);
});
