import { expect, test } from 'vitest';
import { GRADES } from '../../src/core/grade';
import { SUBJECTS, usualSubjects } from '../../src/core/subject';

const SIGNS = {
  语: 'chinese',
  数: 'math',
  英: 'english',
  道: 'morality',
  科: 'science',
  物: 'physics',
} as const;
const JUNIOR_SIGNS = { 化: 'chemistry', 生: 'biology', 史: 'history', 地: 'geography' } as const;

/** 语数英 → the subjects, as RULES.md writes the rows. */
function row(signs: string): string[] {
  const names: Record<string, string> = { ...SIGNS, ...JUNIOR_SIGNS };
  return Array.from(signs, (sign) => names[sign] ?? `no subject ${sign}`);
}

test('the buttons of each grade in a six-year primary school are those of the rules', () => {
  for (const grade of [0, 1, 2]) expect(usualSubjects(grade, 'cn63')).toEqual(row('语数英'));
  for (const grade of [3, 4, 5, 6]) expect(usualSubjects(grade, 'cn63')).toEqual(row('语数英科道'));
  expect(usualSubjects(7, 'cn63')).toEqual(row('语数英道史地生'));
  expect(usualSubjects(8, 'cn63')).toEqual(row('语数英道史地生物'));
  expect(usualSubjects(9, 'cn63')).toEqual(row('语数英道史物化'));
});

test('grade 6 has the junior buttons in a five-year primary school', () => {
  expect(usualSubjects(5, 'cn54')).toEqual(row('语数英科道'));
  expect(usualSubjects(6, 'cn54')).toEqual(row('语数英道史地生'));
});

test('every grade everywhere has buttons, no two alike, all of the closed list and never mixed', () => {
  for (const school of ['cn63', 'cn54', 'other'] as const) {
    for (const grade of GRADES) {
      const subjects = usualSubjects(grade, school);
      expect(subjects.length).toBeGreaterThanOrEqual(3);
      expect(new Set(subjects).size).toBe(subjects.length);
      expect(subjects.every((subject) => SUBJECTS.includes(subject) && subject !== 'mixed')).toBe(true);
    }
  }
});

test('the closed list is the twelve words of the rules', () => {
  const words =
    'chinese math english morality science physics chemistry biology history geography other mixed';
  expect(SUBJECTS.join(' ')).toBe(words);
});
