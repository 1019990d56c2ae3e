import { expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import { holidayAhead } from '../../src/core/holiday-ahead';
import { addNights, nightsFrom } from '../../src/core/night';

const CHINA: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };

test('national day is seen coming from three days before its first evening, and not once it has begun', () => {
  const seen = nightsFrom('2026-09-20', '2026-10-05').filter((night) => holidayAhead(night, CHINA));
  expect(seen).toEqual(nightsFrom('2026-09-27', '2026-09-30'));
  expect(holidayAhead('2026-09-30', CHINA)).toEqual({
    first: '2026-09-30',
    last: '2026-10-07',
    name: 'national-day',
  });
});

test.each([
  ['2026-04-28', 'labour-day'],
  ['2026-01-29', 'winter'],
  ['2026-07-02', 'summer'],
] as const)('what comes after %s is called by its name', (night, name) => {
  expect(holidayAhead(night, CHINA)?.name).toBe(name);
});

test('a plain weekend and three days of 端午 are no holiday to be away', () => {
  for (const night of ['2026-11-26', '2026-11-27', '2026-06-17', '2026-06-18'])
    expect(holidayAhead(night, CHINA)).toBeUndefined();
});

test("a school's own autumn break counts, and abroad the fifth of October is no national day", () => {
  const breaks = [{ from: '2026-11-16', to: '2026-11-20' }];
  expect(holidayAhead('2026-11-12', { ...CHINA, breaks })?.name).toBe('holiday');
  const abroad: Calendar = { ...CHINA, country: 'other', breaks: [{ from: '2026-09-28', to: '2026-10-02' }] };
  expect(holidayAhead('2026-09-24', abroad)).toMatchObject({ name: 'holiday', first: '2026-09-25' });
  expect(holidayAhead(addNights('2026-09-24', 7), abroad)).toBeUndefined();
});
