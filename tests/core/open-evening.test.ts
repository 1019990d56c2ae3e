import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nightDay, type Calendar } from '../../src/core/calendar';
import { SCHOOLS } from '../../src/core/grade';
import { addNights, nightsFrom, type Night } from '../../src/core/night';
import { classCalendar, classEvening, closesAt, lastPublishing, opensAt } from '../../src/core/open-evening';
import { inZone, ZONES } from '../setup/zone';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
const CHINA = classCalendar('cn63', { fridayCounts: false });
const HOUR_MS = 60 * 60 * 1000;

/** What a clock on the wall of a zone shows at an instant: the date and the time, by the browser's own reckoning. */
function wallClock(at: number, zone: string): string {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(at);
}

const anyNight = fc.integer({ min: -400, max: 1200 }).map((days) => addNights('2025-01-01', days));
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    system: fc.constantFrom(...SCHOOLS),
    fridayCounts: fc.boolean(),
    breaks: fc.option(
      fc.array(
        fc
          .tuple(anyNight, fc.integer({ min: 0, max: 60 }))
          .map(([from, length]) => ({ from, to: addNights(from, length) })),
        { maxLength: 3 },
      ),
      { nil: undefined },
    ),
  })
  .map(({ system, ...days }) => classCalendar(system, days));
/** Every zone of the tests, and those whose clocks change at midnight, or by half an hour. */
const anyZone = fc.constantFrom(...ZONES, 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe');

test('every night belongs to exactly one evening of a class, and all its nights name the same', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, (calendar, night) => {
      const evening = classEvening(night, calendar);
      const nights = nightsFrom(evening.night, evening.last);
      expect(nights).toContain(night);
      for (const each of [evening.night, evening.last, nights[nights.length >> 1] ?? night])
        expect(classEvening(each, calendar)).toEqual(evening);
      expect(classEvening(addNights(evening.last, 1), calendar).night).toBe(addNights(evening.last, 1));
      expect(classEvening(addNights(evening.night, -1), calendar).last).toBe(addNights(evening.night, -1));
    }),
    { numRuns: 60 },
  );
});

test('a school night is an evening of its own, free nights in a row are one', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, (calendar, night) => {
      const evening = classEvening(night, calendar);
      const kinds = nightsFrom(evening.night, evening.last).map((each) => nightDay(each, calendar).kind);
      if (nightDay(night, calendar).kind === 'school') expect(kinds).toEqual(['school']);
      else expect(kinds).not.toContain('school');
    }),
    { numRuns: 60 },
  );
});

test('an evening opens at ten of its first day and closes at six two mornings after its last, on its school’s wall', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, anyZone, (calendar, night, zone) => {
      const evening = classEvening(night, calendar);
      expect(wallClock(opensAt(evening, zone), zone)).toBe(`${evening.night} 10:00:00`);
      expect(wallClock(closesAt(evening, zone), zone)).toBe(`${addNights(evening.last, 2)} 06:00:00`);
    }),
    { numRuns: 100 },
  );
});

test('a phone of any zone knows the same instants', () => {
  const evening = classEvening('2026-03-28', CHINA);
  const instants = new Set<string>();
  for (const zone of ZONES)
    inZone(zone, () => {
      instants.add(`${opensAt(evening, BERLIN)} ${closesAt(evening, BERLIN)}`);
    });
  expect(instants.size).toBe(1);
});

test('an evening is open for 43 hours or more, whatever the clocks do', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, anyZone, (calendar, night, zone) => {
      const evening = classEvening(night, calendar);
      expect(closesAt(evening, zone) - opensAt(evening, zone)).toBeGreaterThanOrEqual(43 * HOUR_MS);
    }),
    { numRuns: 60 },
  );
});

describe('in China', () => {
  const evenings: readonly [Night, Night, Night][] = [
    // A Monday, a weekend, and the make-up Saturday before which Friday is a school night.
    ['2026-11-23', '2026-11-23', '2026-11-23'],
    ['2026-11-28', '2026-11-27', '2026-11-29'],
    ['2026-05-08', '2026-05-08', '2026-05-08'],
    ['2026-05-09', '2026-05-09', '2026-05-10'],
    ['2026-10-09', '2026-10-09', '2026-10-09'],
    ['2026-10-10', '2026-10-10', '2026-10-11'],
    // New Year 2026, whose Sunday makes up, and the National Day week.
    ['2026-01-01', '2025-12-31', '2026-01-03'],
    ['2026-01-04', '2026-01-04', '2026-01-04'],
    ['2026-10-05', '2026-09-30', '2026-10-07'],
    ['2026-10-08', '2026-10-08', '2026-10-08'],
    // The year turns on a school night nobody knows of yet, and the winter break is one evening.
    ['2026-12-31', '2026-12-31', '2026-12-31'],
    ['2026-02-17', '2026-01-30', '2026-03-01'],
  ];
  test.each(evenings)('the night %s belongs to the evening from %s to %s', (night, first, last) => {
    expect(classEvening(night, CHINA)).toEqual({ night: first, last });
  });

  test('Monday’s evening closes on Wednesday at six, a weekend’s on Tuesday', () => {
    expect(closesAt(classEvening('2026-11-23', CHINA), SHANGHAI)).toBe(Date.parse('2026-11-24T22:00:00Z'));
    expect(opensAt(classEvening('2026-11-23', CHINA), SHANGHAI)).toBe(Date.parse('2026-11-23T02:00:00Z'));
    expect(closesAt(classEvening('2026-11-28', CHINA), SHANGHAI)).toBe(Date.parse('2026-11-30T22:00:00Z'));
  });

  test('the National Day week closes on 9 October', () => {
    expect(closesAt(classEvening('2026-10-03', CHINA), SHANGHAI)).toBe(Date.parse('2026-10-08T22:00:00Z'));
  });

  test('New Year’s Eve closes in the new year', () => {
    expect(closesAt(classEvening('2025-12-31', CHINA), SHANGHAI)).toBe(Date.parse('2026-01-04T22:00:00Z'));
  });
});

test('in Berlin the clocks change between an evening and its close, and six o’clock stays six', () => {
  const abroad = classCalendar('other', { fridayCounts: false });
  const spring = classEvening('2027-03-27', abroad);
  expect(spring).toEqual({ night: '2027-03-26', last: '2027-03-28' });
  expect(opensAt(spring, BERLIN)).toBe(Date.parse('2027-03-26T09:00:00Z'));
  expect(closesAt(spring, BERLIN)).toBe(Date.parse('2027-03-30T04:00:00Z'));
  const autumn = classEvening('2026-10-24', abroad);
  expect(opensAt(autumn, BERLIN)).toBe(Date.parse('2026-10-23T08:00:00Z'));
  expect(closesAt(autumn, BERLIN)).toBe(Date.parse('2026-10-27T05:00:00Z'));
});

test('a school may count Friday, and a parent’s own word on an evening is not the class’s', () => {
  const counting = classCalendar('cn54', { fridayCounts: true });
  expect(classEvening('2026-11-27', counting)).toEqual({ night: '2026-11-27', last: '2026-11-27' });
  expect(classEvening('2026-11-28', counting)).toEqual({ night: '2026-11-28', last: '2026-11-29' });
  expect(counting.overrides).toEqual({});
});

test('outside China no notice counts, and in all of China the same one does', () => {
  const five = classCalendar('cn54', { fridayCounts: false });
  expect(classEvening('2026-10-05', five)).toEqual({ night: '2026-09-30', last: '2026-10-07' });
  const abroad = classCalendar('other', { fridayCounts: false });
  expect(classEvening('2026-10-05', abroad)).toEqual({ night: '2026-10-05', last: '2026-10-05' });
});

test('a school’s own breaks are the class’s', () => {
  const breaks = [{ from: '2026-11-11', to: '2026-11-13' }];
  const calendar = classCalendar('cn63', { fridayCounts: false, breaks });
  expect(classEvening('2026-11-12', calendar)).toEqual({ night: '2026-11-10', last: '2026-11-15' });
});

test.each([
  ['2026-11-24T06:09:59+08:00', '2026-11-23T06:10:00+08:00'],
  ['2026-11-24T06:10:00+08:00', '2026-11-24T06:10:00+08:00'],
  ['2026-11-24T00:30:00+08:00', '2026-11-23T06:10:00+08:00'],
  ['2026-11-24T23:59:00+08:00', '2026-11-24T06:10:00+08:00'],
])('at %s the last figures came at %s', (now, came) => {
  expect(lastPublishing(Date.parse(now), 'Asia/Shanghai')).toBe(Date.parse(came));
});
