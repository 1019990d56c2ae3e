import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from '../../src/core/survey-parts';

const families = (grade: number, ...each: number[]) =>
  each.map((many, at) => ({ class: `${grade}-${at + 1}`, grade, families: many }));
const gradesOf = (classes: ReturnType<typeof families>) => partsOf(classes).map(({ grades }) => grades);

test('a grade of two classes with twenty families is told by itself', () => {
  expect(gradesOf(families(3, 12, 8))).toEqual([[3]]);
  expect(partsOf(families(3, 12, 8))[0]).toMatchObject({ families: 20 });
});

test.each([
  ['nineteen families', families(3, 11, 8)],
  ['one class', families(3, 40)],
  ['a second class of four families', families(3, 40, 4)],
  ['nobody', families(3, 0, 0)],
  ['no class', []],
])('%s tell nothing', (_, classes) => {
  expect(partsOf(classes)).toEqual([]);
});

test('grades too small by themselves are told together, the others apart from them', () => {
  const classes = [...families(1, 8, 3), ...families(2, 9), ...families(3, 15, 12)];
  expect(gradesOf(classes)).toEqual([[3], [1, 2]]);
});

test('a single small grade beside large ones is told nowhere', () => {
  expect(gradesOf([...families(1, 9, 9), ...families(2, 15, 12), ...families(3, 20, 20)])).toEqual([
    [2],
    [3],
  ]);
});

test('a special school of ten small classes is told as a whole', () => {
  const classes = [1, 2, 3, 4, 5].flatMap((grade) => families(grade, 6, 5));
  expect(gradesOf(classes)).toEqual([[1, 2, 3, 4, 5]]);
});

const anyClasses = fc
  .array(fc.record({ grade: fc.integer({ min: 1, max: 9 }), families: fc.integer({ min: 0, max: 45 }) }), {
    maxLength: 30,
  })
  .map((all) => all.map((each, at) => ({ ...each, class: `c${at}` })));

test('parts never share a class, each is of twenty families and of two classes with five', () => {
  fc.assert(
    fc.property(anyClasses, (classes) => {
      const parts = partsOf(classes);
      const told = parts.flatMap((part) => part.classes.map((each) => each.class));
      expect(new Set(told).size).toBe(told.length);
      const grades = parts.flatMap((part) => part.grades);
      expect(new Set(grades).size).toBe(grades.length);
      for (const part of parts) {
        expect(part.families).toBe(part.classes.reduce((sum, each) => sum + each.families, 0));
        expect(part.families).toBeGreaterThanOrEqual(20);
        expect(part.classes.filter((each) => each.families >= 5).length).toBeGreaterThanOrEqual(2);
        // A grade is told whole: none of its classes is left out of the part it is in.
        const ofGrades = classes.filter(({ grade }) => part.grades.includes(grade));
        expect(part.classes.length).toBe(ofGrades.length);
      }
      expect(parts.filter((part) => part.grades.length > 1).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

test('the order in which classes are named changes nothing', () => {
  fc.assert(
    fc.property(anyClasses, (classes) => {
      const shapes = (all: typeof classes) =>
        partsOf(all).map((part) => [part.grades.toSorted(), part.families]);
      expect(shapes(classes.toReversed())).toEqual(shapes(classes));
    }),
  );
});
