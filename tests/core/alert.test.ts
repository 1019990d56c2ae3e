import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alertOf,
  lastClosedNights,
  LONGEST_SPAN,
  ruleFor,
  USUAL_RULE,
  type AlertRule,
} from '../../src/core/alert';
import { classCalendar } from '../../src/core/open-evening';
import { anyEvening, eveningOf, LIMIT } from '../setup/published';

const CHINA = classCalendar('cn63', { fridayCounts: false });
const timeAt = (moment: string) => ({
  calendar: CHINA,
  zone: 'Asia/Shanghai',
  now: Date.parse(`${moment}+08:00`),
});
const RULE: AlertRule = { isOn: true, nights: 3, span: 5 };
/** Saturday evening: Monday to Thursday have closed. */
const SATURDAY = timeAt('2026-11-28T20:00:00');
const at = (night: string, minutes: number) => eveningOf({ night, minutes });

describe('the last school nights that have closed', () => {
  test('go back over the weekend, and the newest closes two mornings later', () => {
    const nights = ['2026-11-19', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    expect(lastClosedNights(5, SATURDAY)).toEqual(nights);
    expect(lastClosedNights(1, timeAt('2026-11-28T06:01:59'))).toEqual(['2026-11-25']);
    expect(lastClosedNights(1, timeAt('2026-11-28T06:02:00'))).toEqual(['2026-11-26']);
  });

  test('are of this school year: in its first week there are fewer', () => {
    expect(lastClosedNights(5, timeAt('2026-09-05T20:00:00'))).toEqual([
      '2026-09-01',
      '2026-09-02',
      '2026-09-03',
    ]);
  });
});

describe('an alert', () => {
  test('is told when so many of so many school nights were over, with their dates', () => {
    const evenings = [at('2026-11-26', 75), at('2026-11-23', 65), at('2026-11-19', 90), at('2026-11-24', 60)];
    expect(alertOf(evenings, RULE, SATURDAY)).toEqual({
      over: ['2026-11-19', '2026-11-23', '2026-11-26'],
      span: 5,
      isRule: true,
    });
    expect(alertOf(evenings.slice(1), RULE, SATURDAY)).toBeUndefined();
  });

  test('looks no farther back than its span', () => {
    const evenings = [at('2026-11-18', 75), at('2026-11-23', 65), at('2026-11-19', 90)];
    expect(alertOf(evenings, RULE, SATURDAY)).toBeUndefined();
    expect(alertOf(evenings, { ...RULE, span: 6 }, SATURDAY)?.over).toHaveLength(3);
  });

  test('is told of nobody where the school did not ask for it', () => {
    const evenings = [at('2026-11-26', 75), at('2026-11-23', 65), at('2026-11-19', 90)];
    expect(alertOf(evenings, USUAL_RULE, SATURDAY)).toBeUndefined();
    expect(alertOf(evenings, { ...RULE, isOn: false }, SATURDAY)).toBeUndefined();
  });

  test('says where a number of one’s own was meant, and no rule', () => {
    const limit = { ...LIMIT, strength: 'custom' as const, minutes: 30 };
    const evenings = ['2026-11-24', '2026-11-25', '2026-11-26'].map((night) => eveningOf({ night, limit }));
    expect(alertOf(evenings, RULE, SATURDAY)?.isRule).toBe(false);
  });

  test('is never told of fewer than asked for, nor of a weekend, nor of a year that is not known', () => {
    const anyRule = fc
      .record({
        span: fc.integer({ min: 1, max: LONGEST_SPAN }),
        nights: fc.integer({ min: 1, max: LONGEST_SPAN }),
      })
      .map((rule) => ({ isOn: true, ...rule }));
    const evenings = fc.uniqueArray(anyEvening, { selector: ({ night }) => night, maxLength: 200 });
    fc.assert(
      fc.property(evenings, anyRule, fc.integer({ min: 1, max: 320 }), (told, rule, days) => {
        const time = { ...SATURDAY, now: Date.parse('2026-09-01T20:00:00+08:00') + days * 86_400_000 };
        const alert = alertOf(told, rule, time);
        if (!alert) return;
        expect(alert.over.length).toBeGreaterThanOrEqual(rule.nights);
        expect(alert.over.length).toBeLessThanOrEqual(rule.span);
        for (const night of alert.over) {
          const { kind, isKnown, limit, minutes } = told.find((each) => each.night === night)!;
          expect({ kind, isKnown }).toEqual({ kind: 'school', isKnown: true });
          expect(minutes).toBeGreaterThan(limit.minutes!);
        }
      }),
    );
  });
});

test('a grade goes by its own rule, else by the school’s, else by none', () => {
  const school = { grade: null, isOn: true, nights: 3, span: 5 };
  const third = { grade: 3, isOn: false, nights: 1, span: 4 };
  expect(ruleFor(3, [school, third])).toBe(third);
  expect(ruleFor(4, [school, third])).toBe(school);
  expect(ruleFor(4, [third])).toBe(USUAL_RULE);
});
