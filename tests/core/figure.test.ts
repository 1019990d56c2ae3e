import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contribution } from '../../src/core/contribution';
import {
  eveningMeans,
  familiesIn,
  homeworkIn,
  joinsWeek,
  SINGLE_SUBJECTS,
  weekMinutes,
  type Draw,
  type EveningSums,
} from '../../src/core/figure';
import { SUBJECTS } from '../../src/core/subject';
import { minutesOf, mixedOf } from '../setup/contribution';

/** What families told together; null is a family that withdrew. */
function sumsOf(families: readonly (Contribution | null)[]): EveningSums {
  const sumOf = (values: readonly (number | null | undefined)[]) => {
    const told = values.filter((each) => each !== null && each !== undefined);
    return { families: told.length, minutes: told.reduce((sum, each) => sum + each, 0) };
  };
  const bySubject = SUBJECTS.map((subject) => [subject, sumOf(families.map((each) => each?.s[subject]))]);
  return Object.fromEntries([...bySubject, ['a', sumOf(families.map((each) => each?.a))]]) as EveningSums;
}

const times = <Of>(count: number, of: Of): Of[] => Array.from({ length: count }, () => of);
const always =
  (drawn: number): Draw =>
  () =>
    drawn;
const HALF = always(0.5);

const V = minutesOf({ math: 30, chinese: 20 }, { a: 10, o: 45 });

describe('an evening', () => {
  test.each([
    [0, undefined],
    [4, undefined],
    [5, undefined],
    [9, undefined],
    [10, '10-14'],
    [14, '10-14'],
    [15, '15-19'],
    [19, '15-19'],
    [20, '20+'],
    [80, '20+'],
  ])('of %i families is told as %s', (families, band) => {
    expect(eveningMeans(sumsOf(times(families, V)), HALF)?.band).toBe(band);
  });

  test('of nine, five, four and no families is the same: nothing', () => {
    const told = [9, 5, 4, 0].map((families) => eveningMeans(sumsOf(times(families, V)), HALF));
    expect(told).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('of ten families says what they did on average, by subject and at school, and nothing of the rest', () => {
    const { subjects, ...means } = eveningMeans(sumsOf(times(10, V)), HALF)!;
    expect(means).toEqual({ band: '10-14', minutes: 50, atSchool: 10 });
    expect(subjects).toEqual({
      ...Object.fromEntries(SINGLE_SUBJECTS.map((subject) => [subject, 'under-8'])),
      math: 30,
      chinese: 20,
    });
  });

  test('with nine families and one that withdrew is not told', () => {
    expect(eveningMeans(sumsOf([...times(9, V), null]), HALF)).toBeUndefined();
  });

  test('without any homework is under 8 minutes, and never 0', () => {
    const means = eveningMeans(sumsOf(times(30, minutesOf({}))), always(0))!;
    expect(means).toMatchObject({ minutes: 'under-8', atSchool: 'under-8', subjects: { math: 'under-8' } });
    expect(JSON.stringify(means)).not.toMatch(/:0\b/);
  });

  test.each([0, 1, 5])('of %i minutes on average is told as any other under 8', (minutes) => {
    for (const drawn of [0, 0.1, 0.99])
      expect(eveningMeans(sumsOf(times(12, minutesOf({ math: minutes }))), always(drawn))?.minutes).toBe(
        'under-8',
      );
  });

  test('none of its numbers is of homework that was not split', () => {
    const means = eveningMeans(sumsOf(times(12, mixedOf(60))), HALF)!;
    expect(means.minutes).toBe(60);
    expect(means.subjects).toEqual({});
  });
});

describe('a subject', () => {
  test.each([
    ['9 of 9 families and one that withdrew', times(9, V), [null], false],
    ['10 of 10', times(10, V), [], true],
    ['9 of 10', times(9, V), [mixedOf(60)], false],
    ['12 of 13', times(12, V), times(1, mixedOf(60)), false],
    ['13 of 19', times(13, V), times(6, mixedOf(60)), true],
    ['10 of 15', times(10, V), times(5, mixedOf(60)), false],
    ['12 of 18', times(12, V), times(6, mixedOf(60)), false],
    ['13 of 20', times(13, V), times(7, mixedOf(60)), false],
    ['14 of 20', times(14, V), times(6, mixedOf(60)), true],
    ['20 of 30', times(20, V), times(10, mixedOf(60)), true],
  ] as const)('that %s told apart', (...[, split, others, isTold]) => {
    const means = eveningMeans(sumsOf([...split, ...others]), HALF);
    expect(means && 'math' in means.subjects ? means.subjects.math : undefined).toBe(isTold ? 30 : undefined);
  });

  test('that one child has among many is its share of the mean, and so under 8', () => {
    const sums = sumsOf([...times(19, V), minutesOf({ math: 30, chinese: 20, physics: 90 })]);
    for (const drawn of [0, 0.5, 0.99]) {
      const subjects = eveningMeans(sums, always(drawn))!.subjects;
      expect(subjects.physics, 'as one that nobody has').toBe(subjects.biology);
    }
  });
});

describe('a week', () => {
  test.each([
    [4, false],
    [5, true],
    [9, true],
    [10, false],
    [0, false],
  ])('is joined by an evening of %i families: %s', (families, joins) => {
    expect(joinsWeek(families)).toBe(joins);
  });

  test.each([
    [{ nights: 2, families: 18 }, false],
    [{ nights: 2, families: 20 }, false],
    [{ nights: 3, families: 19 }, false],
    [{ nights: 3, families: 20 }, true],
    [{ nights: 4, families: 20 }, true],
    [{ nights: 4, families: 36 }, true],
    [{ nights: 0, families: 0 }, false],
  ])('of %o is told: %s', (of, isTold) => {
    expect(weekMinutes({ ...of, minutes: of.families * 40 }, HALF)).toBe(isTold ? 40 : undefined);
  });

  test('is told in tens, and under 8 minutes as such', () => {
    const of = { nights: 4, families: 20 };
    const told = (mean: number, drawn: number) => weekMinutes({ ...of, minutes: mean * 20 }, always(drawn));
    expect([told(44, 0.39), told(44, 0.41)]).toEqual([50, 40]);
    expect([told(4, 0.39), told(4, 0.41)]).toEqual([10, 'under-8']);
    expect(told(0, 0)).toBe('under-8');
  });
});

const fives = fc.integer({ min: 0, max: 24 }).map((count) => 5 * count);
const anyFamily = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fives.map((minutes) => (minutes > 0 ? mixedOf(minutes) : minutesOf({}))) },
  {
    weight: 8,
    arbitrary: fc
      .record({ math: fives, chinese: fives, other: fives, a: fives, o: fives })
      .map(({ a, o, ...s }) => minutesOf(s, { a, o })),
  },
);
const anyFamilies = fc.array(anyFamily, { maxLength: 45 });
const anyDraw = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 13, maxLength: 13 })
  .map((drawn): Draw => {
    const order = ['homework', 'a', ...SINGLE_SUBJECTS];
    return (of) => drawn[order.indexOf(of)] ?? 0;
  });

/** One of the two multiples of `step` around a mean, or too few to be told apart. */
function isAround(told: number | 'under-8', mean: number, step: number): boolean {
  const around = [Math.floor(mean / step) * step, Math.ceil(mean / step) * step];
  return told === 'under-8' ? around.some((each) => each < 8) : told >= 8 && around.includes(told);
}

test('every number told is one of the two multiples of 5 around the mean of ten families at least', () => {
  fc.assert(
    fc.property(anyFamilies, anyDraw, (families, draw) => {
      const sums = sumsOf(families);
      const there = families.filter((each) => each !== null);
      const means = eveningMeans(sums, draw);
      expect(familiesIn(sums)).toBe(there.length);
      expect(means === undefined).toBe(there.length < 10);
      if (!means) return;
      expect(isAround(means.minutes, homeworkIn(sums) / there.length, 5)).toBe(true);
      expect(isAround(means.atSchool, sums.a.minutes / there.length, 5)).toBe(true);
      for (const subject of SINGLE_SUBJECTS) {
        const told = means.subjects[subject];
        const split = there.filter(({ s }) => s[subject] !== null);
        const areMost = split.length >= 13 && 3 * split.length >= 2 * there.length;
        if (split.length === there.length) expect(told).toBeDefined();
        else if (!areMost) expect(told).toBeUndefined();
        if (told !== undefined) expect(isAround(told, sums[subject].minutes / split.length, 5)).toBe(true);
      }
    }),
  );
});

test('whatever families were, nothing but the band and twelve-odd rounded minutes is told', () => {
  fc.assert(
    fc.property(anyFamilies, anyDraw, (families, draw) => {
      const means = eveningMeans(sumsOf(families), draw);
      if (!means) return;
      expect(Object.keys(means).sort()).toEqual(['atSchool', 'band', 'minutes', 'subjects']);
      for (const told of [means.minutes, means.atSchool, ...Object.values(means.subjects)].filter(
        (each) => each !== undefined,
      ))
        expect(told === 'under-8' || (told >= 10 && told % 5 === 0)).toBe(true);
    }),
  );
});

test('a family that withdrew counts nowhere', () => {
  fc.assert(
    fc.property(anyFamilies, anyDraw, (families, draw) => {
      const alone = families.filter((each) => each !== null);
      expect(eveningMeans(sumsOf(families), draw)).toEqual(eveningMeans(sumsOf(alone), draw));
    }),
  );
});

test('over many draws the rounding favours neither side', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 45 }),
      fc.integer({ min: 8, max: 100 }),
      (families, fivesOfAll) => {
        // 10 minutes at least, below which nothing is told apart.
        const minutes = 5 * Math.max(fivesOfAll, 2 * families);
        const sums = { ...sumsOf(times(families, minutesOf({}))), math: { families, minutes } };
        const draws = 500;
        const told = Array.from(
          { length: draws },
          (_, index) => eveningMeans(sums, always((index + 0.5) / draws))?.minutes,
        );
        const mean = told.reduce<number>((sum, each) => sum + Number(each), 0) / draws;
        expect(Math.abs(mean - minutes / families)).toBeLessThanOrEqual(5 / draws);
      },
    ),
    { numRuns: 60 },
  );
});

test('a week of any sum is one of the two tens around its mean, of three nights and twenty evenings', () => {
  const anySum = fc.record({
    nights: fc.integer({ min: 0, max: 6 }),
    families: fc.integer({ min: 0, max: 54 }),
    minutes: fc.integer({ min: 0, max: 1000 }).map((count) => 5 * count),
  });
  fc.assert(
    fc.property(anySum, anyDraw, (sum, draw) => {
      const told = weekMinutes(sum, draw);
      expect(told === undefined).toBe(sum.nights < 3 || sum.families < 20);
      if (told !== undefined) expect(isAround(told, sum.minutes / sum.families, 10)).toBe(true);
    }),
  );
});
