import { expect, test } from 'vitest';
import { schoolYear } from '../../src/core/grade';
import { chinaDay, isKnownInChina, isWithin, usualBreaks } from '../../src/core/holidays';
import { nightsFrom } from '../../src/core/night';
import { FREE_DATES, WORK_DATES } from '../setup/notices';

test('2025 and 2026 have exactly the free and make-up days of the notices', () => {
  const dates = nightsFrom('2025-01-01', '2026-12-31');
  expect(dates.filter((date) => chinaDay(date) === 'off')).toEqual([...FREE_DATES]);
  expect(dates.filter((date) => chinaDay(date) === 'work')).toEqual([...WORK_DATES]);
  expect([FREE_DATES.size, WORK_DATES.size]).toEqual([28 + 33, 11]);
});

test('no day of an unknown year is called free or working, 1 January 2027 least of all', () => {
  expect(chinaDay('2027-01-01')).toBeUndefined();
  expect([isKnownInChina('2024-12-31'), isKnownInChina('2027-01-01')]).toEqual([false, false]);
  expect([isKnownInChina('2025-01-01'), isKnownInChina('2026-12-31')]).toEqual([true, true]);
});

test('a stretch holds both its ends', () => {
  const stretch = { from: '2026-05-01', to: '2026-05-05' };
  const dates = nightsFrom('2026-04-29', '2026-05-07');
  expect(dates.filter((date) => isWithin(date, stretch))).toEqual(nightsFrom('2026-05-01', '2026-05-05'));
});

test('the usual breaks begin in their school year, winter before summer, and cover the Spring Festival', () => {
  for (const year of [2025, 2026]) {
    const [winter, summer] = usualBreaks(year - 1);
    expect(summer).toEqual({ from: `${String(year)}-07-05`, to: `${String(year)}-08-31` });
    const festival = [...FREE_DATES].filter(
      (date) => date.startsWith(String(year)) && /^(01-[23]|02)/.test(date.slice(5)),
    );
    expect([winter, summer].map((stretch) => stretch && schoolYear(stretch.from))).toEqual([
      year - 1,
      year - 1,
    ]);
    expect(festival.length).toBeGreaterThan(7);
    expect(festival.every((date) => winter && isWithin(date, winter))).toBe(true);
  }
});

test('a school year whose winter has no notice has no usual winter break', () => {
  expect(usualBreaks(2026)).toEqual([{ from: '2027-07-05', to: '2027-08-31' }]);
});
