import { describe, expect, test } from 'vitest';
import {
  isSettled,
  nightsOfPeriod,
  nightsToAsk,
  periodName,
  periodNamed,
  periodsUntil,
  schoolNightsIn,
  usualPeriod,
} from '../../src/core/report-period';
import { calendarOfClass } from '../../src/core/school-days';

const calendar = calendarOfClass('cn63', {});
const NOVEMBER = { kind: 'month', month: '2026-11' } as const;
const AUTUMN = { kind: 'term', term: '2026a' } as const;
const at = (moment: string) => ({ zone: 'Asia/Shanghai', now: new Date(moment).getTime() });

describe('a period', () => {
  test.each(['2026-11', '2026a', '2027b'])('is read from its name: %s', (name) => {
    expect(periodName(periodNamed(name)!)).toBe(name);
  });

  test.each(['', '2026-13', '2026-1', '2026c', '1999a', '2026', '0000-11', null, undefined])(
    'is none of another name: %s',
    (name) => {
      expect(periodNamed(name)).toBeUndefined();
    },
  );

  test('of a month runs from its first to its last date', () => {
    expect(nightsOfPeriod(NOVEMBER, calendar)).toEqual({ first: '2026-11-01', last: '2026-11-30' });
    const february = { kind: 'month', month: '2028-02' } as const;
    expect(nightsOfPeriod(february, calendar)).toEqual({ first: '2028-02-01', last: '2028-02-29' });
  });

  test('of a term turns where the winter break ends, and what is asked for holds both ends', () => {
    const days = calendarOfClass('cn63', { breaks: [{ from: '2027-01-23', to: '2027-02-20' }] });
    expect(nightsOfPeriod(AUTUMN, days)).toEqual({ first: '2026-09-01', last: '2027-02-20' });
    const spring = { kind: 'term', term: '2026b' } as const;
    expect(nightsOfPeriod(spring, days)).toEqual({ first: '2027-02-21', last: '2027-08-31' });
    for (const period of [AUTUMN, spring, NOVEMBER]) {
      const [own, asked] = [nightsOfPeriod(period, days), nightsToAsk(period)];
      expect(asked.first <= own.first && asked.last >= own.last).toBe(true);
    }
  });

  test('has the school nights of the calendar, as far as they have come', () => {
    expect(schoolNightsIn(nightsOfPeriod(NOVEMBER, calendar), calendar)).toHaveLength(17);
    expect(schoolNightsIn(nightsOfPeriod(NOVEMBER, calendar), calendar, '2026-11-05')).toHaveLength(4);
  });

  test('is settled once its last evening and its last week have been published', () => {
    const nights = nightsOfPeriod(NOVEMBER, calendar);
    expect(isSettled(nights, calendar, at('2026-12-02T05:59:00+08:00'))).toBe(false);
    expect(isSettled(nights, calendar, at('2026-12-02T06:10:00+08:00'))).toBe(true);
    // 30 April 2026 is a Thursday: its week is April's, and closes when its last evening has.
    const april = nightsOfPeriod({ kind: 'month', month: '2026-04' }, calendar);
    expect(isSettled(april, calendar, at('2026-05-02T06:10:00+08:00'))).toBe(false);
  });
});

test('what can be reported is what has begun, newest first, and no month without a school night', () => {
  const { terms, months } = periodsUntil('2026-11-23', calendar);
  expect(terms.map(periodName)).toEqual(['2026a', '2025b', '2025a']);
  expect(months.map(periodName)).toEqual([
    ...['2026-11', '2026-10', '2026-09', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03'],
    ...months.map(periodName).slice(8),
  ]);
  expect(months.map(periodName)).not.toContain('2026-08');
});

test.each([
  ['2026-11-23', '2026-11'],
  ['2026-12-05', '2026-11'],
  ['2026-12-12', '2026-12'],
  ['2026-08-20', '2026-07'],
])('on %s the office means %s', (tonight, month) => {
  expect(usualPeriod(tonight, calendar)).toEqual({ kind: 'month', month });
});
