import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import { addNights, instantOf, type Night } from '../../src/core/night';
import {
  knownSchoolNights,
  latestReminder,
  reminderToCalendar,
  textToReminderTime,
  type Reminder,
} from '../../src/core/reminder';
import { inZone } from '../setup/zone';

/** A phone in Kolkata still calls its zone by the older name. */
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Calcutta', 'Africa/Casablanca'];
const CHINA: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };
const ABROAD: Calendar = { ...CHINA, country: 'other' };
const ADDRESS = 'https://dengxia.example/';

function reminderOn(nights: readonly Night[], zone: string, more: Partial<Reminder> = {}): Reminder {
  return {
    key: 'k3y',
    sequence: 0,
    nights,
    time: '20:30',
    zone,
    words: { title: '记一下今晚的作业时间', text: '打开灯下，点一下；没有作业也点一下。' },
    address: ADDRESS,
    writtenAt: Date.parse('2026-09-01T10:00:00Z'),
    ...more,
  };
}

/** When an independent reader of calendars lets the file ring (epoch ms), by nothing but what stands in the file. */
function ringsOf(text: string): number[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  const rings = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    const found: number[] = [];
    const steps = event.iterator();
    for (let time = steps.next() as ICAL.Time | null; time; time = steps.next() as ICAL.Time | null) {
      time.zone = zone;
      found.push(time.toUnixTime() * 1000);
      if (!event.isRecurring()) break;
    }
    return found;
  });
  return rings.sort((a, b) => a - b);
}

function expectToRingOn(nights: readonly Night[], zone: string, time = '20:30'): void {
  inZone(zone, () => {
    const text = reminderToCalendar(reminderOn(nights, zone, { time }));
    expect(ringsOf(text)).toEqual(nights.map((night) => instantOf(night, time)));
  });
}

describe.each(ZONES)('in %s', (zone) => {
  test('it rings on every school night of China’s year and on no other', () => {
    const { nights } = knownSchoolNights('2025-09-01', [() => CHINA]);
    expect(nights.length).toBeGreaterThan(150);
    expectToRingOn(nights, zone);
  });

  test('it rings on every school night of a year elsewhere, through the weeks in which clocks are moved', () => {
    const { nights } = knownSchoolNights('2026-09-01', [() => ABROAD]);
    expectToRingOn(nights, zone, '19:15');
  });
});

test('it rings at the same hour of the wall clock before and after clocks are moved', () => {
  inZone('America/New_York', () => {
    const nights = ['2026-10-29', '2026-11-02', '2027-03-11', '2027-03-15'];
    const hours = ringsOf(reminderToCalendar(reminderOn(nights, 'America/New_York'))).map((at) =>
      new Date(at).toISOString().slice(11, 16),
    );
    expect(hours).toEqual(['00:30', '01:30', '01:30', '00:30']);
  });
});

test('whatever the evenings are, it rings on them exactly', () => {
  const someNights = fc
    .uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 200 })
    .map((days) => days.sort((a, b) => a - b).map((day) => addNights('2026-09-01', day)));
  const hour = fc.tuple(fc.integer({ min: 12, max: 23 }), fc.integer({ min: 0, max: 59 }));
  fc.assert(
    fc.property(someNights, hour, fc.constantFrom(...ZONES), (nights, [hours, minutes], zone) => {
      const time = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
      expectToRingOn(nights, zone, time);
    }),
    { numRuns: 40 },
  );
});

test('whatever a parent says of breaks and evenings, it rings on the school nights of that calendar', () => {
  const calendar = fc.record({
    country: fc.constantFrom('cn' as const, 'other' as const),
    fridayCounts: fc.boolean(),
    breaks: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({
        from: addNights('2025-09-01', from),
        to: addNights('2025-09-01', from + days),
      })),
      { maxLength: 4 },
    ),
    overrides: fc.dictionary(
      fc.integer({ min: 0, max: 364 }).map((day) => addNights('2025-09-01', day)),
      fc.constantFrom('school' as const, 'holiday' as const, 'no-homework' as const),
      { maxKeys: 12 },
    ),
  });
  fc.assert(
    fc.property(calendar, fc.constantFrom(...ZONES), (own, zone) => {
      const { nights } = knownSchoolNights('2025-09-01', [() => own]);
      if (nights.length > 0) expectToRingOn(nights, zone);
    }),
    { numRuns: 25 },
  );
});

describe('the evenings it knows', () => {
  test('end where the notices end: on the evening before a year nobody knows', () => {
    const { nights, until } = knownSchoolNights('2026-11-23', [() => CHINA]);
    expect(until).toBe('2026-12-30');
    expect(nights[nights.length - 1]).toBe('2026-12-30');
  });

  test('hold the Friday before a make-up Saturday, and not the Saturday, nor a holiday', () => {
    const { nights } = knownSchoolNights('2026-09-21', [() => CHINA]);
    expect(nights).toContain('2026-10-09');
    expect(nights).not.toContain('2026-10-10');
    expect(nights.some((night) => night >= '2026-09-30' && night <= '2026-10-07')).toBe(false);
  });

  test('of two children are the school nights of either', () => {
    const friday = { ...CHINA, fridayCounts: true };
    const { nights } = knownSchoolNights('2026-11-23', [() => CHINA, () => friday]);
    expect(nights.slice(0, 5)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  test('follow a child that moves to another country on the way', () => {
    const calendarOn = (night: Night) => (night < '2026-12-01' ? CHINA : ABROAD);
    const { until } = knownSchoolNights('2026-11-23', [calendarOn]);
    expect(until).toBe('2027-11-23');
  });

  test('are none in a year whose notice is not there', () => {
    expect(knownSchoolNights('2027-03-01', [() => CHINA])).toEqual({ nights: [], until: undefined });
  });
});

describe('the hour', () => {
  test('is never after the earliest bedtime of those it is for', () => {
    const third = { grade: 3, school: 'cn63' } as const;
    const eighth = { grade: 8, school: 'cn63' } as const;
    expect(latestReminder([third, eighth])).toBe('21:20');
    expect(latestReminder([eighth])).toBe('22:00');
    expect(textToReminderTime('21:20', '21:20')).toBe('21:20');
    expect(textToReminderTime('21:21', '21:20')).toEqual({ kind: 'reminder-after-bedtime' });
  });

  test('where no rule names a bedtime ends at 23:00', () => {
    expect(latestReminder([{ grade: 5, school: 'other' }])).toBe('23:00');
  });

  test('is an hour of the evening', () => {
    expect(textToReminderTime('07:30', '21:20')).toEqual({ kind: 'reminder-before-noon' });
    expect(textToReminderTime('00:10', '23:00')).toEqual({ kind: 'reminder-before-noon' });
    for (const text of ['', '8:30', '25:00', '晚上八点'])
      expect(textToReminderTime(text, '21:20')).toEqual({ kind: 'reminder-not-a-time' });
  });
});

describe('the file', () => {
  const year = knownSchoolNights('2025-09-01', [() => CHINA]).nights.filter((night) => night < '2026-09-01');
  const written = reminderToCalendar(reminderOn(year, 'Asia/Shanghai'));
  const events = new ICAL.Component(ICAL.parse(written) as string).getAllSubcomponents('vevent');

  test('is two weekly series and an event for each make-up evening, few enough to delete by hand', () => {
    const repeating = events.filter((event) => event.hasProperty('rrule'));
    expect(repeating).toHaveLength(2);
    expect(events.length).toBeLessThan(12);
  });

  test('rings by an alarm of each event, and leads back to the app', () => {
    for (const event of events) {
      expect(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('action')).toBe('DISPLAY');
      expect(event.getFirstPropertyValue('url')).toBe(ADDRESS);
      expect(String(event.getFirstPropertyValue('description'))).toContain(ADDRESS);
    }
  });

  test('fetched again has the same names and a higher sequence, so that a calendar replaces the older one', () => {
    const rest = year.filter((night) => night > '2025-10-15');
    const again = reminderToCalendar(reminderOn(rest, 'Asia/Shanghai', { sequence: 1, time: '19:00' }));
    const later = new ICAL.Component(ICAL.parse(again) as string).getAllSubcomponents('vevent');
    const namesOf = (all: ICAL.Component[]) => all.map((event) => String(event.getFirstPropertyValue('uid')));
    expect(namesOf(events)).toEqual(expect.arrayContaining(namesOf(later)));
    expect(later.every((event) => Number(event.getFirstPropertyValue('sequence')) === 1)).toBe(true);
    expect(new Set(namesOf(events)).size).toBe(events.length);
  });

  test('says on no line more than 75 octets, and ends each as the format wants it', () => {
    for (const line of written.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('of no evening at all is never written', () => {
    expect(() => reminderToCalendar(reminderOn([], 'Asia/Shanghai'))).toThrow('rings never');
  });
});
