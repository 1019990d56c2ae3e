import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOf, nightDay, type Calendar } from '../../src/core/calendar';
import {
  changedDays,
  changedFrom,
  changeProblem,
  eveningsNow,
  lostEvenings,
  makeUpNights,
  nextEvening,
  withEvenings,
  type DaysChange,
} from '../../src/core/days-change';
import { addNights, nightsFrom } from '../../src/core/night';
import { classEvening } from '../../src/core/open-evening';
import { calendarOfClass, NO_SCHOOL_DAYS, type SchoolDays } from '../../src/core/school-days';
import { nightIn } from '../../src/core/zone';

const ZONE = 'Asia/Shanghai';
const at = (time: string) => ({ zone: ZONE, now: new Date(`${time}+08:00`).getTime() });
const calendarFor = (days: SchoolDays) => calendarOfClass('cn63', days);
const calendarsOf = (days: SchoolDays) => [calendarFor(days)];
const change = (days: SchoolDays, act: DaysChange, from: string) =>
  changedFrom({ before: days, after: changedDays(days, act), from, calendarsOf });

const aNight = fc.integer({ min: 0, max: 500 }).map((days) => addNights('2026-09-01', days));
const aBreak = fc
  .tuple(aNight, fc.integer({ min: 0, max: 30 }))
  .map(([from, length]) => ({ from, to: addNights(from, length) }));
const anAct: fc.Arbitrary<DaysChange> = fc.oneof(
  fc.record({ kind: fc.constant('friday' as const), counts: fc.boolean() }),
  fc.record({
    kind: fc.constant('breaks' as const),
    year: fc.constantFrom(2026, 2027),
    breaks: fc.oneof(fc.constant('usual' as const), fc.array(aBreak, { maxLength: 3 })),
  }),
  fc.record({
    kind: fc.constant('evenings' as const),
    nights: fc.array(aNight, { minLength: 1, maxLength: 4 }),
    says: fc.constantFrom('school', 'holiday', 'no-homework', 'calendar'),
  }),
);

const looks = (calendar: Calendar, nights: readonly string[]) =>
  nights.map((night) => [nightDay(night, calendar), classEvening(night, calendar)]);

test('whatever is changed from a night on, every evening before it that is over by then stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anAct, aNight), { minLength: 1, maxLength: 4 }), (acts) => {
      let days: SchoolDays = NO_SCHOOL_DAYS;
      for (const [act, wanted] of acts) {
        const before = calendarFor(days);
        const from = addNights(classEvening(wanted, before).last, 1);
        days = change(days, act, from);
        const nights = nightsFrom(addNights(from, -60), addNights(from, -1));
        expect(looks(calendarFor(days), nights)).toEqual(looks(before, nights));
      }
    }),
    { numRuns: 25 },
  );
});

test('from the night on a change is whole: each evening is what the new word alone would make it', () => {
  fc.assert(
    fc.property(fc.tuple(anAct, anAct), fc.tuple(aNight, aNight), ([first, second], nights) => {
      const [early, late] = [...nights].sort() as [string, string];
      const days = change(change(NO_SCHOOL_DAYS, first, early), second, late);
      const plain = { ...changedDays(changedDays(NO_SCHOOL_DAYS, first), second) };
      for (const night of nightsFrom(late, addNights(late, 40)))
        expect(nightDay(night, calendarFor(days))).toEqual(nightDay(night, calendarFor(plain)));
    }),
    { numRuns: 100 },
  );
});

test('a change from the next evening on costs no open evening, whatever it is', () => {
  fc.assert(
    fc.property(anAct, anAct, fc.integer({ min: 0, max: 24 * 400 }), (held, act, hours) => {
      const time = { zone: ZONE, now: new Date('2026-09-01T00:30:00Z').getTime() + hours * 3_600_000 };
      const before = changedDays(NO_SCHOOL_DAYS, held);
      const from = nextEvening(calendarsOf(before), time);
      const after = change(before, act, from);
      expect(lostEvenings([{ before: calendarFor(before), after: calendarFor(after) }], time)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('each stretch of evenings is whole: a block never runs over a change, and none is counted twice', () => {
  fc.assert(
    fc.property(anAct, anAct, aNight, (first, second, from) => {
      const days = change(changedDays(NO_SCHOOL_DAYS, first), second, from);
      const calendar = calendarFor(days);
      for (const night of nightsFrom(addNights(from, -10), addNights(from, 10))) {
        const { night: start, last } = classEvening(night, calendar);
        expect(start <= night && night <= last).toBe(true);
        for (const each of nightsFrom(start, last)) expect(classEvening(each, calendar).night).toBe(start);
      }
    }),
    { numRuns: 25 },
  );
});

test('what is said of days to come keeps nothing of before', () => {
  const days = change(
    NO_SCHOOL_DAYS,
    { kind: 'evenings', nights: ['2026-12-02'], says: 'no-homework' },
    '2026-11-23',
  );
  expect(days).toEqual({ ...NO_SCHOOL_DAYS, overrides: { '2026-12-02': 'no-homework' }, earlier: [] });
});

test('Fridays that count from a Wednesday on do not make one of the Fridays before', () => {
  const days = change(NO_SCHOOL_DAYS, { kind: 'friday', counts: true }, '2026-11-25');
  const kindOf = (night: string) => nightDay(night, calendarFor(days)).kind;
  expect(['2026-11-20', '2026-11-27', '2026-12-04'].map(kindOf)).toEqual(['weekend', 'school', 'school']);
  expect(blockOf('2026-11-20', calendarFor(days))?.last).toBe('2026-11-22');
  expect(blockOf('2026-11-28', calendarFor(days))).toMatchObject({ first: '2026-11-28', last: '2026-11-29' });
});

describe('a weekend that has begun', () => {
  const saturday = at('2026-11-28T11:00');
  const before = calendarFor(NO_SCHOOL_DAYS);
  const act: DaysChange = { kind: 'evenings', nights: ['2026-11-30'], says: 'holiday' };

  test('is lost when Monday is made free at once, and told of before', () => {
    const after = calendarFor(change(NO_SCHOOL_DAYS, act, '2026-11-28'));
    expect(lostEvenings([{ before, after }], saturday)).toEqual([
      { night: '2026-11-27', last: '2026-11-29' },
    ]);
  });

  test('stays its own when Monday is free from the next evening on', () => {
    const from = nextEvening([before], saturday);
    expect(from).toBe('2026-11-30');
    const after = calendarFor(change(NO_SCHOOL_DAYS, act, from));
    expect(classEvening('2026-11-27', after)).toEqual({ night: '2026-11-27', last: '2026-11-29' });
    expect(classEvening('2026-11-30', after)).toEqual({ night: '2026-11-30', last: '2026-11-30' });
  });
});

test('an evening begins at 10:00 of its date and is open until two mornings later', () => {
  const calendar = calendarFor(NO_SCHOOL_DAYS);
  const nightsAt = (time: string) => eveningsNow(calendar, at(time)).map(({ night }) => night);
  expect(nightsAt('2026-11-25T09:59')).toEqual(['2026-11-24']);
  expect(nightsAt('2026-11-25T10:00')).toEqual(['2026-11-25', '2026-11-24']);
  expect(nightsAt('2026-11-26T05:59')).toEqual(['2026-11-25', '2026-11-24']);
  expect(nightIn(ZONE, new Date(at('2026-11-26T03:00').now))).toBe('2026-11-25');
  expect(nextEvening([calendar], at('2026-11-25T09:59'))).toBe('2026-11-25');
  expect(nextEvening([calendar], at('2026-11-25T10:00'))).toBe('2026-11-26');
});

test('a class that goes on longer than its school waits longer for the next evening', () => {
  const ofClass = calendarOfClass('cn63', NO_SCHOOL_DAYS, { overrides: { '2026-11-30': 'holiday' } });
  expect(nextEvening([calendarFor(NO_SCHOOL_DAYS), ofClass], at('2026-11-28T12:00'))).toBe('2026-12-01');
});

test('a make-up Sunday makes school nights of Saturday and Sunday only where the days behind are school days', () => {
  const calendar = calendarFor(NO_SCHOOL_DAYS);
  expect(makeUpNights('2026-12-06', calendar)).toEqual(['2026-12-06']);
  expect(makeUpNights('2026-12-05', calendar)).toEqual(['2026-12-04']);
});

test('a word taken back leaves the others', () => {
  const overrides = { '2026-12-02': 'no-homework', '2026-12-09': 'holiday' } as const;
  expect(withEvenings(overrides, { kind: 'evenings', nights: ['2026-12-02'], says: 'calendar' })).toEqual({
    '2026-12-09': 'holiday',
  });
});

describe('what is refused', () => {
  const breaks = (...stretches: [string, string][]): DaysChange => ({
    kind: 'breaks',
    year: 2026,
    breaks: stretches.map(([from, to]) => ({ from, to })),
  });
  const evenings = (...nights: string[]): DaysChange => ({ kind: 'evenings', nights, says: 'holiday' });
  test.each([
    [breaks(['2027-02-20', '2027-01-20']), 'break-backwards'],
    [breaks(['2027-01-20', '2027-02-20'], ['2027-02-20', '2027-02-25']), 'break-overlaps'],
    [breaks(['2026-08-20', '2026-08-31']), 'break-other-year'],
    [breaks(['2026-10-01', '2027-06-30']), 'break-too-long'],
    [breaks(['2027-02-30', '2027-03-01']), 'night-not-a-date'],
    [
      breaks(...nightsFrom('2026-09-01', '2026-09-21').map((night): [string, string] => [night, night])),
      'breaks-too-many',
    ],
    [{ kind: 'breaks', year: 2025, breaks: [] }, 'days-in-past'],
    [{ kind: 'breaks', year: 2056, breaks: [] }, 'days-too-far'],
    [evenings('2026-11-22'), 'days-in-past'],
    [evenings('2056-12-01'), 'days-too-far'],
    [evenings('2026-11-23'), undefined],
    [breaks(['2027-01-20', '2027-02-20']), undefined],
    [breaks(), undefined],
  ] as [DaysChange, string | undefined][])('%j: %s', (act, problem) => {
    expect(changeProblem(act, '2026-11-23')).toBe(problem);
  });
});
