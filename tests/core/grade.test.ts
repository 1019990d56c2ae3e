import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNightOf, GRADES, inForce, promotion, schoolYear, SCHOOLS, stageOf } from '../../src/core/grade';
import { addNights } from '../../src/core/night';

const anyNight = fc.integer({ min: 0, max: 3000 }).map((days) => addNights('2022-01-01', days));

test('stages are K, six or five years of primary, junior to grade 9, then senior', () => {
  const initials = (school: (typeof SCHOOLS)[number]): string =>
    GRADES.map((grade) => stageOf(grade, school).charAt(0)).join('');
  expect(initials('cn63')).toBe('kppppppjjjsss');
  expect(initials('cn54')).toBe('kpppppjjjjsss');
  expect(initials('other')).toBe('kppppppjjjsss');
});

test('the school year begins on 1 September', () => {
  expect(schoolYear('2026-08-31')).toBe(2025);
  expect(schoolYear('2026-09-01')).toBe(2026);
  expect(schoolYear('2027-01-15')).toBe(2026);
  fc.assert(fc.property(anyNight, (night) => firstNightOf(schoolYear(night)) <= night));
  fc.assert(fc.property(anyNight, (night) => night < firstNightOf(schoolYear(night) + 1)));
});

test('a third-grader of spring is asked to be a fourth-grader on 1 September, not before', () => {
  const rows = [{ from: '2026-03-02', grade: 3 }];
  expect(promotion(rows, '2026-08-31')).toBeUndefined();
  expect(promotion(rows, '2026-09-01')).toBe(4);
  expect(promotion(rows, '2027-06-01')).toBe(4);
  expect(promotion([{ from: '2026-09-01', grade: 4 }], '2026-09-01')).toBeUndefined();
  expect(promotion([{ from: '2026-10-12', grade: 4 }], '2026-11-23')).toBeUndefined();
  expect(promotion([], '2026-09-01')).toBeUndefined();
});

const SPRING = { from: '2026-03-02', grade: 3 };

test('a limit changed in September does not answer the question of the grade', () => {
  const rows = [SPRING, { from: '2026-09-10', grade: 3 }];
  expect(promotion(rows, '2026-09-09')).toBe(4);
  expect(promotion(rows, '2026-09-10')).toBe(4);
  expect(promotion(rows, '2027-06-01')).toBe(4);
});

test('a row from 1 September answers it whatever it says, and a later one by another grade', () => {
  expect(promotion([SPRING, { from: '2026-09-01', grade: 3 }], '2026-09-02')).toBeUndefined();
  expect(promotion([SPRING, { from: '2026-09-01', grade: 4 }], '2026-09-02')).toBeUndefined();
  expect(promotion([SPRING, { from: '2026-09-10', grade: 4 }], '2026-09-10')).toBeUndefined();
  expect(promotion([SPRING, { from: '2026-09-10', grade: 2 }], '2026-11-23')).toBeUndefined();
});

test('the answer of one September is not that of the next', () => {
  const rows = [SPRING, { from: '2026-09-01', grade: 4 }];
  expect(promotion(rows, '2027-08-31')).toBeUndefined();
  expect(promotion(rows, '2027-09-01')).toBe(5);
});

test('a diary not opened for years rises by the years, at most to grade 12', () => {
  expect(promotion([{ from: '2024-05-01', grade: 3 }], '2026-11-23')).toBe(6);
  expect(promotion([{ from: '2024-05-01', grade: 11 }], '2026-11-23')).toBe(12);
  expect(promotion([{ from: '2024-05-01', grade: 12 }], '2026-11-23')).toBeUndefined();
  expect(promotion([{ from: '2026-05-01', grade: 0 }], '2026-11-23')).toBe(1);
});

test('a promotion never lowers a grade and is asked no more once answered on 1 September', () => {
  fc.assert(
    fc.property(anyNight, anyNight, fc.integer({ min: 0, max: 12 }), (from, night, grade) => {
      const risen = promotion([{ from, grade }], night);
      if (risen === undefined) return;
      expect(risen > grade && risen <= 12).toBe(true);
      const answer = { from: firstNightOf(schoolYear(night)), grade };
      expect(promotion([{ from, grade }, answer], night)).toBeUndefined();
    }),
  );
});

test('the row in force is the last begun, and before all rows the first', () => {
  const rows = [
    { from: '2026-09-01', grade: 4 },
    { from: '2025-09-01', grade: 3 },
  ];
  expect(inForce(rows, '2026-08-31')?.grade).toBe(3);
  expect(inForce(rows, '2026-09-01')?.grade).toBe(4);
  expect(inForce(rows, '2024-01-01')?.grade).toBe(3);
  const none: { from: string }[] = [];
  expect(inForce(none, '2026-09-01')).toBeUndefined();
});

test('of two rows of one date the later given holds', () => {
  const rows = [
    { from: '2026-09-01', grade: 4 },
    { from: '2026-09-01', grade: 5 },
  ];
  expect(inForce(rows, '2026-09-01')?.grade).toBe(5);
});

test('rows may stand in any order and are left as they stood', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyNight, { minLength: 1, maxLength: 8 }), anyNight, (dates, night) => {
      const rows = dates.map((from) => ({ from }));
      const begun = dates.filter((from) => from <= night).sort();
      expect(inForce(rows, night)?.from).toBe(begun.at(-1) ?? [...dates].sort()[0]);
      expect(rows.map(({ from }) => from)).toEqual(dates);
    }),
  );
});
