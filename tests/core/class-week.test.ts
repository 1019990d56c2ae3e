import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import { classWeek, classWeeks, type ClassFigures, type ClassTime } from '../../src/core/class-week';
import type { PublishedEvening } from '../../src/core/figure';
import { addNights, mondayOf } from '../../src/core/night';
import { classCalendar, classEvening, closesAt, opensAt } from '../../src/core/open-evening';
import { anyEvening, anyWeek, eveningOf, weekOf } from '../setup/published';

const ZONE = 'Asia/Shanghai';
const CHINA = classCalendar('cn63', { fridayCounts: false });
const NOTHING: ClassFigures = { evenings: [], weeks: [] };

const timeAt = (moment: string, calendar: Calendar = CHINA): ClassTime => ({
  calendar,
  zone: ZONE,
  now: Date.parse(`${moment}+08:00`),
});

/** Each evening of a week in short: its nights, and how it stands. */
function told(night: string, figures: ClassFigures, time: ClassTime): string[] {
  return classWeek(night, figures, time).evenings.map(({ night: first, last, state }) =>
    [first.slice(5), ...(last === first ? [] : [last.slice(5)]), state.kind].join(' '),
  );
}

describe('a week of a class', () => {
  test('on its Wednesday evening has told Monday, counts Tuesday and Wednesday, and has the rest ahead', () => {
    const figures = { evenings: [eveningOf()], weeks: [] };
    expect(told('2026-11-25', figures, timeAt('2026-11-25T20:00:00'))).toEqual([
      '11-23 published',
      '11-24 counting',
      '11-25 counting',
      '11-26 ahead',
      '11-27 11-29 ahead',
    ]);
  });

  test.each([
    ['2026-11-23T09:59:59', 'ahead'],
    ['2026-11-23T10:00:00', 'counting'],
    ['2026-11-25T05:59:59', 'counting'],
    // What closes it has its minutes before it is nothing.
    ['2026-11-25T06:01:59', 'counting'],
    ['2026-11-25T06:02:00', 'none'],
  ])('says of its Monday at %s: %s', (moment, state) => {
    expect(told('2026-11-23', NOTHING, timeAt(moment))[0]).toBe(`11-23 ${state}`);
  });

  test('says until when an evening is counted', () => {
    const { evenings } = classWeek('2026-11-23', NOTHING, timeAt('2026-11-24T20:00:00'));
    const closing = Date.parse('2026-11-25T06:00:00+08:00');
    expect(evenings[0]?.state).toEqual({ kind: 'counting', closesAt: closing });
  });

  test('has its weekend as one evening under Friday, which counts until Tuesday', () => {
    const figures = {
      evenings: [eveningOf({ night: '2026-11-20', last: '2026-11-22', kind: 'weekend' })],
      weeks: [],
    };
    expect(told('2026-11-22', figures, timeAt('2026-11-24T06:02:00'))).toEqual([
      '11-16 none',
      '11-17 none',
      '11-18 none',
      '11-19 none',
      '11-20 11-22 published',
    ]);
    expect(told('2026-11-22', NOTHING, timeAt('2026-11-24T05:59:59')).at(-1)).toBe('11-20 11-22 counting');
  });

  test('does not show again a block that began the week before', () => {
    const time = timeAt('2026-10-12T20:00:00');
    expect(told('2026-10-01', NOTHING, time)).toEqual(['09-28 none', '09-29 none', '09-30 10-07 none']);
    expect(told('2026-10-05', NOTHING, time)).toEqual(['10-08 none', '10-09 none', '10-10 10-11 counting']);
  });

  test('in the middle of a vacation has no evening of its own', () => {
    const winter = { from: '2027-01-23', to: '2027-02-21' };
    const calendar = classCalendar('cn63', { fridayCounts: false, breaks: [winter] });
    expect(told('2027-02-03', NOTHING, timeAt('2027-02-03T20:00:00', calendar))).toEqual([]);
    expect(told('2027-01-22', NOTHING, timeAt('2027-02-03T20:00:00', calendar)).at(-1)).toBe(
      '01-22 02-21 counting',
    );
  });

  test('counts make-up days: a Saturday at school is a school night, and the Sunday after it a block', () => {
    // Saturday 10 October 2026 is worked for the national day, Sunday 20 September too.
    expect(told('2026-09-20', NOTHING, timeAt('2026-09-28T20:00:00'))).toEqual([
      '09-14 none',
      '09-15 none',
      '09-16 none',
      '09-17 none',
      '09-18 09-19 none',
      '09-20 none',
    ]);
  });

  test('means its school nights and its weekly figure, and no block', () => {
    const evenings = [
      eveningOf({ minutes: 30, band: '20+' }),
      eveningOf({ night: '2026-11-27', last: '2026-11-29', kind: 'weekend', minutes: 300 }),
      eveningOf({ night: '2026-11-30', minutes: 200 }),
    ];
    const weeks = [weekOf({ minutes: 60 }), weekOf({ week: '2026-11-16', minutes: 10 })];
    const week = classWeek('2026-11-25', { evenings, weeks }, timeAt('2026-12-03T20:00:00'));
    expect(week.week).toBe(weeks[0]);
    expect(week.mean).toEqual({ minutes: 45, evenings: 1, weeks: 1 });
  });

  test('without any figure has no mean, whoever asks and whenever', () => {
    const week = classWeek('2026-11-25', NOTHING, timeAt('2026-12-03T20:00:00'));
    expect(week).toMatchObject({ week: undefined, mean: undefined });
  });
});

describe('after the calendar changed', () => {
  test('an evening stands as it was published, with its own kind and nights', () => {
    const block = eveningOf({ night: '2026-11-23', last: '2026-11-25', kind: 'holiday', isKnown: true });
    const time = timeAt('2026-12-03T20:00:00');
    expect(told('2026-11-23', { evenings: [block], weeks: [] }, time)).toEqual([
      '11-23 11-25 published',
      '11-26 none',
      '11-27 11-29 none',
    ]);
    const { evenings } = classWeek('2026-11-23', { evenings: [block], weeks: [] }, time);
    expect(evenings[0]?.day).toBe('holiday');
  });

  test('nights that a published block of the week before covers are not told again', () => {
    const block = eveningOf({ night: '2026-11-20', last: '2026-11-24', kind: 'holiday' });
    expect(told('2026-11-23', { evenings: [block], weeks: [] }, timeAt('2026-12-03T20:00:00'))).toEqual([
      '11-25 none',
      '11-26 none',
      '11-27 11-29 none',
    ]);
  });
});

test('a block has the kind of its strongest day: a weekend before a holiday Monday is the holiday', () => {
  // 1 May 2026 is a Friday, free until Tuesday; 5 June 2026 the plain weekend.
  const kinds = (night: string) =>
    classWeek(night, NOTHING, timeAt('2026-12-03T20:00:00')).evenings.map(({ day }) => day);
  expect(kinds('2026-04-27')).toEqual(['school', 'school', 'school', 'holiday']);
  // The dragon boat days are Friday 19 to Sunday 21 June.
  expect(kinds('2026-06-18')).toEqual(['school', 'school', 'school', 'holiday']);
  const withMonday = classCalendar('cn63', {
    fridayCounts: false,
    breaks: [{ from: '2026-11-30', to: '2026-12-01' }],
  });
  const { evenings } = classWeek('2026-11-27', NOTHING, timeAt('2026-12-20T20:00:00', withMonday));
  expect(evenings.at(-1)).toMatchObject({ night: '2026-11-27', last: '2026-12-01', day: 'vacation' });
});

test('weeks come oldest first, each once, from the first night’s to the last one’s', () => {
  const weeks = classWeeks(
    { first: '2026-11-15', last: '2026-12-01' },
    NOTHING,
    timeAt('2026-12-03T20:00:00'),
  );
  expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
});

const anyTime = fc
  .record({
    days: fc.integer({ min: 0, max: 380 }),
    hour: fc.integer({ min: 0, max: 23 }),
    system: fc.constantFrom('cn63' as const, 'other' as const),
  })
  .map(({ days, hour, system }) => ({
    calendar: classCalendar(system, { fridayCounts: false }),
    zone: ZONE,
    now: Date.parse('2026-09-01T00:00:00+08:00') + days * 86_400_000 + hour * 3_600_000,
  }));
const anyFigures = fc.record({
  evenings: fc.uniqueArray(anyEvening, { selector: ({ night }) => night, maxLength: 120 }),
  weeks: fc.uniqueArray(anyWeek, { selector: ({ week }) => week, maxLength: 40 }),
});

test('in whatever weeks, each published evening stands once, in its own week, and each night at most once', () => {
  fc.assert(
    fc.property(anyFigures, anyTime, (figures, time) => {
      const weeks = classWeeks({ first: '2026-08-31', last: '2027-09-12' }, figures, time);
      const shown = weeks.flatMap(({ evenings }) => evenings);
      const published = shown.flatMap(({ state }) => (state.kind === 'published' ? [state.figure] : []));
      expect(published).toEqual(figures.evenings.toSorted(byNight));
      expect(new Set(shown.map(({ night }) => night)).size).toBe(shown.length);
      expect(shown).toEqual(shown.toSorted(byNight));
      for (const week of weeks)
        for (const { night } of week.evenings) expect(mondayOf(night)).toBe(week.monday);
      expect(weeks.flatMap(({ week }) => (week ? [week] : []))).toHaveLength(figures.weeks.length);
    }),
    { numRuns: 40 },
  );
});

const byNight = (one: Pick<PublishedEvening, 'night'>, other: Pick<PublishedEvening, 'night'>) =>
  one.night.localeCompare(other.night);

/** Whenever, or within minutes of when the evening of a night opens or closes: few moments drawn at large are near. */
const anyWatch = fc.record({
  time: anyTime,
  night: fc.integer({ min: 0, max: 380 }).map((days) => addNights('2026-09-01', days)),
  near: fc.constantFrom(undefined, opensAt, closesAt),
  past: fc.oneof(fc.integer({ min: -180_000, max: 180_000 }), fc.constantFrom(-1, 0, 119_999, 120_000)),
});

test('an evening without a figure looks the same whatever was sent: only the clock and the calendar decide', () => {
  fc.assert(
    fc.property(anyWatch, ({ time, night, near, past }) => {
      const { calendar } = time;
      const now = near ? near(classEvening(night, calendar), ZONE) + past : time.now;
      const found = classWeek(night, NOTHING, { ...time, now }).evenings;
      for (const { night: first, last, state } of found) {
        expect(classEvening(first, calendar)).toEqual({ night: first, last });
        const [opens, closes] = [
          opensAt({ night: first, last }, ZONE),
          closesAt({ night: first, last }, ZONE),
        ];
        // What closes it has its two minutes before it is nothing.
        const isOver = now >= closes + 120_000;
        expect(state).toEqual(
          isOver
            ? { kind: 'none' }
            : now < opens
              ? { kind: 'ahead' }
              : { kind: 'counting', closesAt: closes },
        );
        expect(mondayOf(first)).toBe(mondayOf(night));
      }
    }),
    { numRuns: 60 },
  );
});
