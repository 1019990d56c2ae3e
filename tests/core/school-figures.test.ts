import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedMinutes } from '../../src/core/figure-mean';
import { addNights } from '../../src/core/night';
import {
  figureOf,
  classWithin,
  figuresWithin,
  gradeFigures,
  type SchoolFigure,
} from '../../src/core/school-figures';
import {
  asOne,
  countBands,
  finishedAtSchool,
  meanNight,
  meanPart,
  ofGrade,
  overLimit,
  type Answer,
  type Dates,
} from '../independent/figures';
import { answersOf, anySchool, classOf, eveningOf, weekOf } from '../setup/published';

const NOVEMBER = { first: '2026-11-01', last: '2026-11-30' };
const close = (minutes: number | undefined): unknown =>
  minutes === undefined ? undefined : (expect.closeTo(minutes, 9) as unknown);

/** The same, by the script that knows nothing of ours. */
function reckoned(answer: Answer, dates: Dates): unknown {
  const { weeks, ...bands } = countBands(answer, dates);
  const [math, atSchool] = [meanPart(answer, 'math', dates), meanPart(answer, 'a', dates)];
  return {
    minutes: close(meanNight(answer, dates)),
    overs: overLimit(answer, dates),
    math: close(math),
    atSchool: close(atSchool),
    finished: finishedAtSchool(answer, dates),
    bands,
    weeks,
  };
}

const ours = ({ mean, overs, parts, atSchool, coverage }: SchoolFigure) => ({
  minutes: mean?.minutes,
  overs,
  math: parts.subjects.math?.minutes,
  atSchool: parts.atSchool?.minutes,
  finished: atSchool,
  bands: coverage.bands,
  weeks: coverage.weeks,
});

describe('a school’s figures', () => {
  test('are those of all its classes’ evenings, each with the weight of its band', () => {
    const classes = [
      classOf({ evenings: [eveningOf({ minutes: 30, band: '10-14' })] }),
      classOf({ evenings: [eveningOf({ minutes: 90, band: '20+' })], weeks: [weekOf({ minutes: 60 })] }),
    ];
    const { mean, overs, coverage } = figureOf(classes);
    expect(mean).toEqual({ minutes: (10 * 30 + 20 * 90 + 20 * 60) / 50, evenings: 2, weeks: 1 });
    expect(overs).toEqual({ compared: 2, over: 1 });
    expect(coverage).toEqual({
      classes: 2,
      told: 2,
      bands: { '10-14': 1, '15-19': 0, '20+': 1 },
      weeks: 1,
    });
  });

  test('of nothing are none, and nothing says why', () => {
    const { mean, coverage } = figureOf([classOf(), classOf()]);
    expect(mean).toBeUndefined();
    expect(coverage).toMatchObject({ classes: 2, told: 0 });
  });

  test.each([
    [50, 40, 1],
    [50, 35, 0],
    [60, 50, 1],
    [10, 10, 1],
    [10, 'under-8', 0],
  ] as const)(
    'of %s minutes, %s of them at school, were largely finished there: %i',
    (minutes, at, largely) => {
      const { atSchool } = figureOf([classOf({ evenings: [eveningOf({ minutes, atSchool: at })] })]);
      expect(atSchool).toEqual({ told: 1, largely });
    },
  );

  test('hold no evening of under 8 minutes as finished at school: there was hardly any', () => {
    const evenings = [eveningOf({ minutes: 'under-8', atSchool: 'under-8' })];
    expect(figureOf([classOf({ evenings })]).atSchool).toEqual({ told: 0, largely: 0 });
  });

  test('are told by the grade in which they were made, of grades and classes in their own order', () => {
    const classes = [
      classOf({ name: '三年级1班', grade: 3, evenings: [eveningOf({ grade: 2, minutes: 90 })] }),
      classOf({ name: '三年级2班', grade: 3, evenings: [eveningOf({ grade: 3, minutes: 20 })] }),
      classOf({ name: '三年级3班', grade: 3 }),
      classOf({ name: '五年级1班', grade: 5, evenings: [eveningOf({ grade: 5, minutes: 10 })] }),
    ];
    const told = gradeFigures(classes).map(({ grade, classes: own, silent }) => [
      grade,
      own.map(({ name }) => name),
      silent.map(({ name }) => name),
    ]);
    expect(told).toEqual([
      [2, ['三年级1班'], []],
      [3, ['三年级2班'], ['三年级3班']],
      [5, ['五年级1班'], []],
    ]);
  });

  test('a class with nothing but a weekend told no school night', () => {
    const weekend = eveningOf({ kind: 'weekend', night: '2026-11-27', last: '2026-11-29' });
    expect(gradeFigures([classOf({ evenings: [weekend] })])[0]).toMatchObject({
      coverage: { classes: 1, told: 0 },
      classes: [],
      silent: [{ name: '三年级2班' }],
    });
  });
});

test('a week that two months share is of the one its Thursday is in', () => {
  // Monday 30 November; Thursday 3 December.
  const weeks = [
    weekOf({ week: '2026-11-30' }),
    weekOf({ week: '2026-10-26' }),
    weekOf({ week: '2026-11-23' }),
  ];
  const { weeks: within } = figuresWithin(classOf({ weeks }), NOVEMBER);
  expect(within.map(({ week }) => week)).toEqual(['2026-11-23']);
});

test('whatever was published, school and grades are what the published figures alone say', () => {
  fc.assert(
    fc.property(
      anySchool,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 150 }),
      (school, on, days) => {
        const first = addNights('2026-09-01', on);
        const nights = { first, last: addNights(first, days) };
        const dates = { from: nights.first, to: nights.last };
        const within = school.map((each) => classWithin(each, nights));
        const answers = answersOf(school);
        expect(ours(figureOf(within))).toEqual(reckoned(asOne(answers), dates));
        for (const figure of gradeFigures(within))
          expect(ours(figure)).toEqual(reckoned(ofGrade(answers, figure.grade), dates));
      },
    ),
    { numRuns: 60 },
  );
});

test('in whatever order classes and evenings come, the figures are the same', () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      const turned = school
        .map((each) => ({ ...each, evenings: each.evenings.toReversed(), weeks: each.weeks.toReversed() }))
        .toReversed();
      const [one, other] = [figureOf(school), figureOf(turned)];
      expect(other.mean?.minutes).toEqual(close(one.mean?.minutes));
      expect(other.parts.atSchool?.minutes).toEqual(close(one.parts.atSchool?.minutes));
      expect({ ...other, mean: 0, parts: 0 }).toEqual({ ...one, mean: 0, parts: 0 });
    }),
    { numRuns: 60 },
  );
});

test('no mean lies outside what was published, and no class is counted twice in its grade', () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      for (const { mean, coverage, classes, silent, grade } of gradeFigures(school)) {
        expect(classes.length + silent.length).toBe(coverage.classes);
        expect(coverage.told).toBe(classes.length);
        const minutes = school
          .flatMap(({ evenings, weeks }) => [...evenings.filter(({ kind }) => kind === 'school'), ...weeks])
          .filter((each) => each.grade === grade)
          .map((each) => countedMinutes(each.minutes));
        expect(mean === undefined).toBe(minutes.length === 0);
        if (!mean) continue;
        expect(mean.minutes).toBeGreaterThanOrEqual(Math.min(...minutes) - 1e-9);
        expect(mean.minutes).toBeLessThanOrEqual(Math.max(...minutes) + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});
