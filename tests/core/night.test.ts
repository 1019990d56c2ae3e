import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addNights,
  dayPartAt,
  instantOf,
  isNight,
  mondayOf,
  nightAt,
  nightsBetween,
  nightsFrom,
  nightToDate,
  weekday,
} from '../../src/core/night';
import { inZone, ZONES } from '../setup/zone';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2000, 0, 1);
const LAST_DAY = 36_524;

/** A calendar date by the day's number since 2000-01-01, reckoned in UTC and so by other means than core's. */
function dateOf(day: number): string {
  return new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10);
}

const anyDay = fc.integer({ min: 0, max: LAST_DAY });
const aYearOfDays = Array.from({ length: 366 }, (_, day) => dateOf(9_497 + day));

test('every date of this century is a night, and its noon is that night', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const night = dateOf(day);
      expect(isNight(night)).toBe(true);
      expect(nightAt(nightToDate(night))).toBe(night);
      expect(nightToDate(night).getHours()).toBe(12);
    }),
  );
});

test('only a real date written in full is a night', () => {
  const wrong = [
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '1999-12-31',
    '2100-01-01',
  ];
  for (const text of [
    ...wrong,
    ' 2026-01-01',
    '2026-01-01T00',
    '２０２６-01-01',
    20_260_101,
    null,
    undefined,
    {},
  ]) {
    expect(isNight(text), JSON.stringify(text)).toBe(false);
  }
  expect(isNight('2028-02-29')).toBe(true);
});

test('any text at all is judged as a night without throwing', () => {
  fc.assert(fc.property(fc.anything(), (text) => typeof isNight(text) === 'boolean'));
});

test('adding nights and counting them undo each other', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
      const later = addNights(dateOf(day), count);
      expect(later).toBe(dateOf(day + count));
      expect(nightsBetween(dateOf(day), later)).toBe(count);
      expect(addNights(later, -count)).toBe(dateOf(day));
    }),
  );
});

test('weekdays run from 1 for Monday to 7 for Sunday', () => {
  expect(weekday('2026-11-23')).toBe(1);
  expect(weekday('2026-11-29')).toBe(7);
  fc.assert(fc.property(anyDay, (day) => weekday(dateOf(day)) === ((day + 5) % 7) + 1));
});

test('the Monday of a night is a Monday at most six nights before it', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const monday = mondayOf(dateOf(day));
      expect(weekday(monday)).toBe(1);
      expect(nightsBetween(monday, dateOf(day))).toBe(weekday(dateOf(day)) - 1);
    }),
  );
});

test('nights from first to last hold both, in order, and none when last is before first', () => {
  expect(nightsFrom('2026-12-30', '2027-01-02')).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(nightsFrom('2026-11-23', '2026-11-23')).toEqual(['2026-11-23']);
  expect(nightsFrom('2026-11-23', '2026-11-20')).toEqual([]);
});

test('03:59 belongs to the evening before and 04:00 to the new one', () => {
  expect(nightAt(new Date(2026, 10, 24, 0, 30))).toBe('2026-11-23');
  expect(nightAt(new Date(2026, 10, 24, 3, 59, 59, 999))).toBe('2026-11-23');
  expect(nightAt(new Date(2026, 10, 24, 4, 0))).toBe('2026-11-24');
  expect(nightAt(new Date(2027, 0, 1, 2, 0))).toBe('2026-12-31');
  expect(nightAt(new Date(2028, 2, 1, 1, 0))).toBe('2028-02-29');
});

test('a wall-clock time of a night belongs to that night, in every zone and on every date of a year', () => {
  for (const zone of ZONES) {
    inZone(zone, () => {
      for (const night of aYearOfDays) {
        for (const time of ['04:00', '12:00', '21:20', '23:59', '00:00', '02:30', '03:59']) {
          expect(nightAt(new Date(instantOf(night, time))), `${night} ${time} ${zone}`).toBe(night);
        }
      }
    });
  }
});

test('days are counted whole where the clocks change', () => {
  for (const zone of ZONES) {
    inZone(zone, () => {
      aYearOfDays.slice(1).forEach((night, index) => {
        expect(addNights(aYearOfDays[index] ?? '', 1), zone).toBe(night);
        expect(nightsBetween(aYearOfDays[index] ?? '', night), zone).toBe(1);
      });
    });
  }
});

test('the night of the change of clocks in Los Angeles is cut at 04:00 on the wall', () => {
  inZone('America/Los_Angeles', () => {
    // 2026-03-08: 01:59 PST is followed by 03:00 PDT; 2026-11-01: 01:00…01:59 come twice.
    expect(nightAt(new Date(Date.UTC(2026, 2, 8, 9, 59)))).toBe('2026-03-07');
    expect(nightAt(new Date(Date.UTC(2026, 2, 8, 10, 59)))).toBe('2026-03-07');
    expect(nightAt(new Date(Date.UTC(2026, 2, 8, 11, 0)))).toBe('2026-03-08');
    expect(nightAt(new Date(Date.UTC(2026, 10, 1, 9, 30)))).toBe('2026-10-31');
    expect(nightAt(new Date(Date.UTC(2026, 10, 1, 11, 59)))).toBe('2026-10-31');
    expect(nightAt(new Date(Date.UTC(2026, 10, 1, 12, 0)))).toBe('2026-11-01');
  });
});

test('one instant is a different night in Kiritimati than in Los Angeles', () => {
  const instant = Date.UTC(2026, 10, 23, 20, 0);
  inZone('Pacific/Kiritimati', () => {
    expect(nightAt(new Date(instant))).toBe('2026-11-24');
  });
  inZone('America/Los_Angeles', () => {
    expect(nightAt(new Date(instant))).toBe('2026-11-23');
  });
});

test('the clock says after midnight until 04:00, morning until noon, then day', () => {
  const parts = [0, 3, 4, 11, 12, 23].map((hour) => dayPartAt(new Date(2026, 10, 23, hour, 59)));
  expect(parts).toEqual(['after-midnight', 'after-midnight', 'morning', 'morning', 'day', 'day']);
});
