import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedMinutes } from '../../src/core/figure-mean';
import { plannedAgainst, type PlannedClass, type PlannedPair } from '../../src/core/planned-against';
import { plannedNight, type PlannedNight } from '../../src/core/planned-night';
import { addNights } from '../../src/core/night';
import { anyEvening, eveningOf } from '../setup/published';
import { anyTask, noticeOf, taskOf } from '../setup/planned';

const MONDAY = '2026-11-23';
const posted = (night: string, ...tasks: ReturnType<typeof taskOf>[]): PlannedNight[] => {
  const planned = plannedNight(noticeOf(tasks, { night }), 'written');
  return planned ? [planned] : [];
};

test('planned and measured are means over the same evenings, weighed by how many families told', () => {
  const evenings = [
    eveningOf({ minutes: 50, subjects: { math: 25 } }),
    eveningOf({ night: '2026-11-24', minutes: 30, band: '10-14', subjects: { math: 10 } }),
    eveningOf({ night: '2026-11-25', minutes: 100 }),
  ];
  const planned = [
    ...posted(MONDAY, taskOf({ minutes: 30 })),
    ...posted('2026-11-24', taskOf({ minutes: 15 })),
  ];
  const bands = { '10-14': 1, '15-19': 0, '20+': 1 };
  expect(plannedAgainst([{ evenings, planned }])).toEqual({
    homework: { planned: 25, measured: (20 * 50 + 10 * 30) / 30, evenings: 2, bands },
    subjects: { math: { planned: 25, measured: 20, evenings: 2, bands } },
    nights: { published: 3, posted: 2, whole: 2, withoutFigure: 0 },
  });
});

test('an evening with a task that has no minutes is told of, and is in no mean of the whole', () => {
  const planned = posted(MONDAY, taskOf(), taskOf({ subject: 'chinese', minutes: null }));
  const told = plannedAgainst([{ evenings: [eveningOf({ subjects: { math: 20, chinese: 30 } })], planned }]);
  expect(told.homework).toBeUndefined();
  expect(told.subjects).toMatchObject({ math: { planned: 15, measured: 20, evenings: 1 } });
  expect(told.nights).toEqual({ published: 1, posted: 1, whole: 0, withoutFigure: 0 });
});

test('a night that was posted and not published is counted, and measured at nothing', () => {
  const told = plannedAgainst([{ evenings: [], planned: posted(MONDAY, taskOf()) }]);
  expect(told).toEqual({
    homework: undefined,
    subjects: {},
    nights: { published: 0, posted: 0, whole: 0, withoutFigure: 1 },
  });
});

test('a weekend is compared with nothing', () => {
  const evening = eveningOf({ night: '2026-11-27', last: '2026-11-29', kind: 'weekend', minutes: 90 });
  const planned = posted('2026-11-27', taskOf());
  expect(plannedAgainst([{ evenings: [evening], planned }])).toEqual({
    homework: undefined,
    subjects: {},
    nights: { published: 0, posted: 0, whole: 0, withoutFigure: 0 },
  });
});

const anyClass: fc.Arbitrary<PlannedClass> = fc.record({
  evenings: fc.uniqueArray(anyEvening, { selector: ({ night }) => night, maxLength: 30 }),
  planned: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 365 }), fc.array(anyTask, { maxLength: 6 })), {
      selector: ([days]) => days,
      maxLength: 60,
    })
    .map((nights) => nights.flatMap(([days, tasks]) => posted(addNights('2026-09-01', days), ...tasks))),
});

const rounded = (pair: PlannedPair | undefined) =>
  pair && { ...pair, planned: pair.planned.toFixed(6), measured: pair.measured.toFixed(6) };

test('in whatever order classes and nights come, the means are the same, and within what they are of', () => {
  fc.assert(
    fc.property(fc.array(anyClass, { maxLength: 4 }), (classes) => {
      const told = plannedAgainst(classes);
      const turned = plannedAgainst(
        classes
          .map(({ evenings, planned }) => ({
            evenings: [...evenings].reverse(),
            planned: [...planned].reverse(),
          }))
          .reverse(),
      );
      expect(turned.nights).toEqual(told.nights);
      expect(rounded(turned.homework)).toEqual(rounded(told.homework));
      const { nights, homework } = told;
      expect(nights.posted).toBeLessThanOrEqual(nights.published);
      expect(nights.whole).toBeLessThanOrEqual(nights.posted);
      const measured = classes.flatMap(({ evenings }) =>
        evenings.map(({ minutes }) => countedMinutes(minutes)),
      );
      const highest = Math.max(0, ...measured);
      const { evenings, measured: mean } = homework ?? { evenings: 0, measured: 0 };
      expect(evenings).toBe(nights.whole);
      expect(mean).toBeLessThanOrEqual(highest + 1e-9);
    }),
  );
});

test('what is planned for nights without a figure moves no mean', () => {
  fc.assert(
    fc.property(anyClass, fc.array(anyTask, { minLength: 1 }), (told, tasks) => {
      const more = { ...told, planned: [...told.planned, ...posted('2030-01-07', ...tasks)] };
      const { nights, ...means } = plannedAgainst([more]);
      expect(means).toEqual((({ homework, subjects }) => ({ homework, subjects }))(plannedAgainst([told])));
      expect(nights.posted).toBe(plannedAgainst([told]).nights.posted);
    }),
  );
});
