import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classNameKey,
  entryYearOf,
  gradeOfEntry,
  plainClassName,
  understandClass,
} from '../../src/core/class-name';

const night = '2026-11-22';
const understand = (name: string, grade = '', size = '42') => understandClass({ name, grade, size }, night);

describe('a class is understood as schools write it', () => {
  test.each([
    ['三年级2班', 3],
    ['三（2）班', 3],
    ['三(2)班', 3],
    ['3年级2班', 3],
    ['3（2）班', 3],
    ['2024级2班', 3],
    ['2026级1班', 1],
    ['初一3班', 7],
    ['初三（1）班', 9],
    ['七年级3班', 7],
    ['高二1班', 11],
    ['十二年级1班', 12],
    ['十年级1班', 10],
    ['Class 3B', 3],
    ['Grade 4, Class 2', 4],
    ['3B', 3],
    ['３年级２班', 3],
    ['三年级1·2班', 3],
  ])('%s is grade %i', (name, grade) => {
    expect(understand(name)).toMatchObject({ kind: 'fine', grade, size: 42 });
  });

  test.each([
    ['三', 3],
    ['3', 3],
    ['三年级', 3],
    ['G3', 3],
    ['３', 3],
    ['初一', 7],
    ['2024级', 3],
    ['十一', 11],
  ])('the column %s is grade %i', (column, grade) => {
    expect(understand('向日葵班', column)).toMatchObject({ kind: 'fine', grade });
  });

  test('the column speaks before the name', () => {
    expect(understand('三年级2班', '4')).toMatchObject({ grade: 4 });
  });

  test.each([
    ['42', 42],
    ['４２人', 42],
    [' 1 ', 1],
    ['80名', 80],
  ])('%s is %i children', (typed, size) => {
    expect(understand('三年级2班', '', typed)).toMatchObject({ kind: 'fine', size });
  });
});

describe('what is no class is said by its field', () => {
  test.each(['', ' ', '\u3000', '\u200b'])('an empty name %j', (name) => {
    expect(understand(name)).toMatchObject({ problem: 'class-name-empty', field: 'name' });
  });

  test.each(['=SUM(A1)', '+1', '-2班', '@cmd', '<b>三年级</b>', '三年级<img src=x>', '三年级'.repeat(20)])(
    'no class is called %s',
    (name) => {
      expect(understand(name, '3')).toMatchObject({ problem: 'class-name-unreadable', field: 'name' });
    },
  );

  test.each(['向日葵班', '2班', '十三年级1班', '2010级1班', '2027级1班'])('%s names no grade', (name) => {
    expect(understand(name)).toMatchObject({ problem: 'class-grade-unreadable', field: 'grade' });
  });

  test.each(['', '0', '81', '-3', '4.5', '四十二', '1e2', '=40'])('%s is no size', (size) => {
    expect(understand('三年级2班', '', size)).toMatchObject({
      problem: 'class-size-unreadable',
      field: 'size',
    });
  });

  test('nothing typed makes it fail or be kept unseen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (name, grade, size) => {
        const understood = understandClass({ name, grade, size }, night);
        if (understood.kind === 'fine') expect(understood.name).toBe(plainClassName(understood.name));
      }),
    );
  });
});

test('a name is kept as the school writes it, and two ways of writing it are one class', () => {
  expect(plainClassName(' 三（２）班\u3000')).toBe('三（2）班');
  const keys = ['三年级（2）班', '三(2)班', '三（２）班', '三年级2班', '三 （2） 班'].map(classNameKey);
  expect(new Set(keys)).toEqual(new Set(['三2班']));
  expect(classNameKey('1年级12班')).toBe(classNameKey('1(12)班'));
  expect(classNameKey('1(12)班')).not.toBe(classNameKey('11(2)班'));
  expect(classNameKey('三年级12班')).not.toBe(classNameKey('三年级1·2班'));
});

test('the grade goes up with the year and comes back from the year of entry', () => {
  for (let grade = 1; grade <= 12; grade += 1) {
    expect(gradeOfEntry(entryYearOf(grade, night), night)).toBe(grade);
  }
  expect(gradeOfEntry(2024, '2027-09-01')).toBe(4);
  expect(gradeOfEntry(2000, night)).toBe(12);
});
