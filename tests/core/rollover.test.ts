import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameInGrade, understandClass } from '../../src/core/class-name';
import { entryYearIn, leavesSchool, nextClasses } from '../../src/core/rollover';

const classOf = (name: string, entryYear: number) => ({ id: name, name, entryYear, year: 2026 });
const next = (names: [string, number][], system: 'cn63' | 'cn54' | 'other' = 'cn63') =>
  Object.fromEntries(
    [
      ...nextClasses(
        names.map(([name, grade]) => classOf(name, entryYearIn(2026, grade))),
        { year: 2027, system },
      ),
    ].map(([id, step]) => [id, step.kind === 'rises' ? step.name : step.kind]),
  );

describe('a class in its next grade', () => {
  test.each([
    ['三年级2班', 4, '四年级2班'],
    ['三（2）班', 4, '四（2）班'],
    ['三(2)班', 4, '四(2)班'],
    ['3年级2班', 4, '4年级2班'],
    ['1(12)班', 2, '2(12)班'],
    ['九年级10班', 10, '十年级10班'],
    ['十一年级3班', 12, '十二年级3班'],
    ['三年级1·2班', 4, '四年级1·2班'],
    ['初一3班', 8, '初二3班'],
    ['初1（3）班', 8, '初2（3）班'],
    ['初三（1）班', 10, '高一（1）班'],
    ['Grade 3, Class 2', 4, 'Grade 4, Class 2'],
    ['Class 3B', 4, 'Class 4B'],
    ['3B', 4, '4B'],
    ['3-2', 4, '4-2'],
  ])('%s in grade %i is %s', (name, grade, told) => {
    expect(nameInGrade(name, grade)).toBe(told);
  });

  test.each(['2024级2班', '2024届2班', '向日葵班', '火箭3班', '实验班'])('%s keeps its name', (name) => {
    expect(nameInGrade(name, 4)).toBe(name);
  });

  test('reads as that grade, and is still the same class, however the school writes it', () => {
    const forms = [
      (grade: string, number: number) => `${grade}年级${String(number)}班`,
      (grade: string, number: number) => `${grade}（${String(number)}）班`,
      (grade: string, number: number) => `${grade}(${String(number)})班`,
    ];
    const digits = '一二三四五六七八九';
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 30 }),
        fc.record({ form: fc.constantFrom(...forms), isChinese: fc.boolean() }),
        (grade, number, { form, isChinese }) => {
          const say = (each: number) => (isChinese ? digits[each - 1]! : String(each));
          const rolled = nameInGrade(form(say(grade), number), grade + 1);
          expect(rolled).toBe(form(say(grade + 1), number));
          const typed = { name: rolled, grade: '', size: '40' };
          expect(understandClass(typed, '2027-09-01')).toMatchObject({ grade: grade + 1 });
        },
      ),
    );
  });
});

describe('who leaves', () => {
  test('is the sixth grade of a primary school, and the fifth where there are five', () => {
    expect(
      next([
        ['五年级1班', 5],
        ['六年级1班', 6],
      ]),
    ).toEqual({ 五年级1班: '六年级1班', 六年级1班: 'leaves' });
    expect(
      next(
        [
          ['四年级1班', 4],
          ['五年级1班', 5],
        ],
        'cn54',
      ),
    ).toEqual({ 四年级1班: '五年级1班', 五年级1班: 'leaves' });
  });

  test('is the ninth grade where a school has both stages, and its sixth goes on', () => {
    expect(
      next([
        ['六年级1班', 6],
        ['七年级1班', 7],
        ['九年级1班', 9],
      ]),
    ).toEqual({
      六年级1班: '七年级1班',
      七年级1班: '八年级1班',
      九年级1班: 'leaves',
    });
  });

  test('is nobody in a school that grows from below', () => {
    expect(
      next([
        ['一年级1班', 1],
        ['三年级1班', 3],
      ]),
    ).toEqual({ 一年级1班: '二年级1班', 三年级1班: '四年级1班' });
  });

  test('is the twelfth grade everywhere', () => {
    for (const system of ['cn63', 'cn54', 'other'] as const)
      expect(leavesSchool({ was: 12, would: 13 }, [12], system)).toBe(true);
  });
});

test('a school that forgot a year is brought two grades on, and who would have left by then leaves', () => {
  const classes = [classOf('三年级1班', 2024), classOf('五年级1班', 2022), classOf('六年级1班', 2021)];
  const steps = nextClasses(classes, { year: 2028, system: 'cn63' });
  expect([...steps.values()]).toEqual([
    { kind: 'rises', name: '五年级1班', grade: 5 },
    { kind: 'leaves', grade: 5 },
    { kind: 'leaves', grade: 6 },
  ]);
});

test('a class named by the year it entered rises without a new name', () => {
  expect(next([['2024级2班', 3]])).toEqual({ '2024级2班': '2024级2班' });
});

test('a class whose name was written anew by hand already is not written a second time', () => {
  const [step] = nextClasses([classOf('四年级2班', 2024)], { year: 2027, system: 'cn63' }).values();
  expect(step).toEqual({ kind: 'rises', name: '四年级2班', grade: 4 });
});
