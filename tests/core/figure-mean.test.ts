import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedEvening } from '../../src/core/figure';
import {
  countedMinutes,
  eveningsOver,
  meanOfFigures,
  minutesOver,
  partMeans,
} from '../../src/core/figure-mean';
import { anyEvening, anyWeek, eveningOf, LIMIT, weekOf } from '../setup/published';

describe('a mean of figures', () => {
  test('weighs an evening by the fewest families it may be of', () => {
    const evenings = [
      eveningOf({ minutes: 30, band: '10-14' }),
      eveningOf({ minutes: 60, band: '15-19' }),
      eveningOf({ minutes: 90, band: '20+' }),
    ];
    expect(meanOfFigures(evenings, [])).toEqual({
      minutes: (10 * 30 + 15 * 60 + 20 * 90) / 45,
      evenings: 3,
      weeks: 0,
    });
  });

  test('takes a week as twenty children’s evenings', () => {
    expect(meanOfFigures([eveningOf({ minutes: 30, band: '20+' })], [weekOf({ minutes: 60 })])).toEqual({
      minutes: 45,
      evenings: 1,
      weeks: 1,
    });
  });

  test('takes 不到 8 分钟 as 4', () => {
    expect(meanOfFigures([eveningOf({ minutes: 'under-8' })], [])?.minutes).toBe(4);
  });

  test.each(['weekend', 'holiday', 'vacation', 'no-homework'] as const)(
    'leaves an evening of another kind out: %s',
    (kind) => {
      expect(meanOfFigures([eveningOf({ kind, minutes: 300 })], [])).toBeUndefined();
    },
  );

  test('of nothing is none', () => {
    expect(meanOfFigures([], [])).toBeUndefined();
  });

  test('lies between the least and the most of what it is of, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyEvening), fc.array(anyWeek), (evenings, weeks) => {
        const mean = meanOfFigures(evenings, weeks);
        const minutes = [...evenings.filter(({ kind }) => kind === 'school'), ...weeks].map((each) =>
          countedMinutes(each.minutes),
        );
        expect(mean === undefined).toBe(minutes.length === 0);
        if (!mean) return;
        expect(mean.minutes).toBeGreaterThanOrEqual(Math.min(...minutes) - 1e-9);
        expect(mean.minutes).toBeLessThanOrEqual(Math.max(...minutes) + 1e-9);
        const turned = meanOfFigures(evenings.toReversed(), weeks.toReversed());
        expect(turned?.minutes).toBeCloseTo(mean.minutes, 9);
      }),
    );
  });
});

describe('over the limit', () => {
  test.each([
    [75, 15],
    [65, 5],
    [60, 0],
    [55, 0],
    ['under-8', 0],
  ] as const)('an evening of %s at a limit of 60 is %i over', (minutes, over) => {
    expect(minutesOver(eveningOf({ minutes }))).toBe(over);
  });

  const notCompared: [string, Partial<PublishedEvening>][] = [
    ['a weekend', { kind: 'weekend', limit: { ...LIMIT, minutes: 60 } }],
    ['a no-homework day', { kind: 'no-homework', limit: { ...LIMIT, minutes: 0 } }],
    ['a year whose days are not known', { isKnown: false }],
    ['no rule', { limit: { ...LIMIT, minutes: null } }],
    ['a limit of 0', { limit: { ...LIMIT, minutes: 0 } }],
    ['a limit by the week', { limit: { ...LIMIT, unit: 'week', minutes: 120 } }],
  ];
  test.each(notCompared)('nothing is compared: %s', (_of, more) => {
    const evening = eveningOf({ minutes: 300, ...more });
    expect(minutesOver(evening)).toBeUndefined();
    expect(eveningsOver([evening])).toEqual({ compared: 0, over: 0 });
  });

  test('evenings are counted by the limit each was published with', () => {
    const strict = { ...LIMIT, minutes: 40 };
    const evenings = [50, 50, 70].map((minutes, index) =>
      eveningOf({ minutes, limit: index === 0 ? strict : LIMIT }),
    );
    expect(eveningsOver(evenings)).toEqual({ compared: 3, over: 2 });
  });

  test('never more evenings are over than are compared, and they never add up to other than all', () => {
    fc.assert(
      fc.property(fc.array(anyEvening), fc.array(anyEvening), (some, others) => {
        const [one, other, all] = [
          eveningsOver(some),
          eveningsOver(others),
          eveningsOver([...some, ...others]),
        ];
        expect(all.over).toBeLessThanOrEqual(all.compared);
        expect(all).toEqual({ compared: one.compared + other.compared, over: one.over + other.over });
      }),
    );
  });
});

test('a subject’s mean is of the evenings that told it, and under 8 counts as 4', () => {
  const { subjects, atSchool } = partMeans([
    eveningOf({ minutes: 50, band: '10-14', subjects: { math: 20, chinese: 30 }, atSchool: 20 }),
    eveningOf({ minutes: 50, band: '20+', subjects: { math: 'under-8' }, atSchool: 'under-8' }),
    eveningOf({ minutes: 90, kind: 'weekend', subjects: { english: 90 } }),
  ]);
  expect(subjects).toEqual({
    math: { minutes: (10 * 20 + 20 * 4) / 30, evenings: 2 },
    chinese: { minutes: 30, evenings: 1 },
  });
  expect(atSchool).toEqual({ minutes: (10 * 20 + 20 * 4) / 30, evenings: 2 });
});
