import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { figureOf, figuresWithin } from '../../src/core/school-figures';
import { kindFigures, monthlyTrend, weekdayFigures, weeklyTrend } from '../../src/core/school-trend';
import { asOne, meanNight, meanOfKind, ofWeekday, overLimit } from '../independent/figures';
import { answersOf, anySchool, classOf, eveningOf, weekOf } from '../setup/published';

const TERM = { first: '2026-09-01', last: '2027-02-15' };
const EVER = { from: '2026-08-01', to: '2027-09-30' };
const close = (minutes: number | undefined): unknown =>
  minutes === undefined ? undefined : (expect.closeTo(minutes, 9) as unknown);

test('a stretch’s weeks and months are as long as it lets them be', () => {
  const nights = { first: '2026-11-25', last: '2026-12-08' };
  const ends = (parts: readonly { first: string; last: string }[]) =>
    parts.map(({ first, last }) => `${first.slice(5)} ${last.slice(5)}`);
  expect(ends(weeklyTrend([], nights))).toEqual(['11-25 11-29', '11-30 12-06', '12-07 12-08']);
  expect(ends(monthlyTrend([], nights))).toEqual(['11-25 11-30', '12-01 12-08']);
});

test('a weekday’s figure is of its school nights alone: no Friday’s weekend, no weekly figure', () => {
  const evenings = [
    eveningOf({ night: '2026-11-26', minutes: 70 }),
    eveningOf({ night: '2026-11-27', last: '2026-11-29', kind: 'weekend', minutes: 120 }),
    eveningOf({ night: '2026-11-23', minutes: 40 }),
  ];
  const told = weekdayFigures([classOf({ evenings, weeks: [weekOf({ minutes: 90 })] })]);
  expect(told.map(({ weekday, figure }) => [weekday, figure.mean?.minutes, figure.overs.over])).toEqual([
    [1, 40, 0],
    [4, 70, 1],
  ]);
});

test('blocks and no-homework days stand apart, a total each, and are compared with nothing', () => {
  const evenings = [
    eveningOf({ kind: 'weekend', night: '2026-11-20', last: '2026-11-22', minutes: 60, band: '10-14' }),
    eveningOf({ kind: 'weekend', night: '2026-11-27', last: '2026-11-29', minutes: 120, band: '20+' }),
    eveningOf({ kind: 'no-homework', minutes: 'under-8' }),
    eveningOf({ night: '2026-11-24' }),
  ];
  expect(kindFigures([classOf({ evenings })])).toEqual([
    { kind: 'no-homework', minutes: 4, evenings: 1 },
    { kind: 'weekend', minutes: (10 * 60 + 20 * 120) / 30, evenings: 2 },
  ]);
});

test('whatever was published, weeks and months are what the published figures alone say', () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      const all = asOne(answersOf(school));
      for (const { first, last, figure } of [...weeklyTrend(school, TERM), ...monthlyTrend(school, TERM)]) {
        const dates = { from: first, to: last };
        expect(figure.mean?.minutes).toEqual(close(meanNight(all, dates)));
        expect(figure.overs).toEqual(overLimit(all, dates));
      }
    }),
    { numRuns: 40 },
  );
});

test('whatever was published, weekdays are what the published figures alone say', () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      const all = asOne(answersOf(school));
      const told = weekdayFigures(school);
      for (const day of [1, 2, 3, 4, 5, 6, 7]) {
        const figure = told.find(({ weekday }) => weekday === day)?.figure ?? figureOf([]);
        expect(figure.mean?.minutes).toEqual(close(meanNight(ofWeekday(all, day), EVER)));
        expect(figure.overs).toEqual(overLimit(ofWeekday(all, day), EVER));
      }
    }),
  );
});

test('whatever was published, blocks and no-homework days are what the published figures alone say', () => {
  fc.assert(
    fc.property(anySchool, (school) => {
      const all = asOne(answersOf(school));
      const told = kindFigures(school);
      for (const kind of ['weekend', 'holiday', 'vacation', 'no-homework'])
        expect(told.find((each) => each.kind === kind)?.minutes).toEqual(close(meanOfKind(all, kind, EVER)));
    }),
  );
});

test('the parts of a stretch add up to the whole: each evening and each weekly figure is in one of them', () => {
  fc.assert(
    fc.property(anySchool, fc.integer({ min: 0, max: 200 }), (school, on) => {
      const nights = { first: addNights('2026-09-01', on), last: addNights('2026-09-01', on + 60) };
      const whole = figureOf(school.map((each) => figuresWithin(each, nights)));
      for (const parts of [weeklyTrend(school, nights), monthlyTrend(school, nights)]) {
        const sum = (of: (part: (typeof parts)[number]) => number) =>
          parts.reduce((total, part) => total + of(part), 0);
        expect(sum(({ figure }) => figure.overs.compared)).toBe(whole.overs.compared);
        expect(sum(({ figure }) => figure.overs.over)).toBe(whole.overs.over);
        expect(sum(({ figure }) => figure.mean?.evenings ?? 0)).toBe(whole.mean?.evenings ?? 0);
        expect(sum(({ figure }) => figure.coverage.weeks)).toBe(whole.coverage.weeks);
      }
    }),
    { numRuns: 40 },
  );
});
