import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blockOf,
  breaksOf,
  isCompared,
  lastSchoolNight,
  nightDay,
  schoolNightsOfWeek,
  unknownYear,
  type Calendar,
} from '../../src/core/calendar';
import { schoolYear } from '../../src/core/grade';
import { usualBreaks } from '../../src/core/holidays';
import { addNights, nightsFrom, weekday } from '../../src/core/night';
import { FREE_DATES, WORK_DATES } from '../setup/notices';

/** Own breaks of every year here that take no day: the notices alone decide. */
const NO_BREAKS = [2025, 2026, 2027].map((year) => ({ from: `${year}-08-31`, to: `${year}-08-30` }));
const PLAIN: Calendar = { country: 'cn', breaks: NO_BREAKS, fridayCounts: false, overrides: {} };
const USUAL: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };
const ABROAD: Calendar = { country: 'other', fridayCounts: false, overrides: {} };
const KNOWN_NIGHTS = nightsFrom('2025-01-01', '2026-12-30');

function isSchoolDay(date: string): boolean {
  return WORK_DATES.has(date) || (weekday(date) <= 5 && !FREE_DATES.has(date));
}

/** A week from its Monday: S school night, w weekend, h holiday, v vacation, n no homework. */
function week(monday: string, calendar = PLAIN): string {
  return nightsFrom(monday, addNights(monday, 6))
    .map((night) => nightDay(night, calendar).kind.replace('school', 'S').charAt(0))
    .join('');
}

test('through 2025 and 2026 a school night is one whose own day and next day are both school days', () => {
  for (const night of KNOWN_NIGHTS) {
    const isSchoolNight = isSchoolDay(night) && isSchoolDay(addNights(night, 1));
    expect(nightDay(night, PLAIN).kind === 'school', night).toBe(isSchoolNight);
    expect(nightDay(night, PLAIN).isKnown, night).toBe(true);
  }
});

test('through 2025 and 2026 a free evening is named after its own free day, else after tomorrow', () => {
  for (const night of KNOWN_NIGHTS.filter((each) => nightDay(each, PLAIN).kind !== 'school')) {
    const freeDay = isSchoolDay(night) ? addNights(night, 1) : night;
    expect(nightDay(night, PLAIN).kind, night).toBe(FREE_DATES.has(freeDay) ? 'holiday' : 'weekend');
  }
});

test('an ordinary week has four school nights, Monday to Thursday', () => {
  expect(week('2026-11-23')).toBe('SSSSwww');
  expect(week('2025-11-17')).toBe('SSSSwww');
});

test('the weeks around make-up days and holidays are as the notices say', () => {
  expect(week('2025-04-21')).toBe('SSSSwwS'); // Sunday 27 April makes up: Friday and Saturday are the weekend
  expect(week('2025-04-28')).toBe('SShhhhh'); // from the eve of 1 May on
  expect(week('2025-05-26')).toBe('SSSShhh'); // 端午 31 May to 2 June
  expect(week('2025-09-22')).toBe('SSSSwwS');
  expect(week('2025-09-29')).toBe('Shhhhhh');
  expect(week('2025-10-06')).toBe('hhhSSww'); // Saturday 11 October makes up: Friday is a school night
  expect(week('2025-12-29')).toBe('SShhhhS'); // Sunday 4 January 2026 makes up
  expect(week('2026-03-30')).toBe('SSSShhh');
  expect(week('2026-04-06')).toBe('hSSSwww');
  expect(week('2026-05-04')).toBe('hhSSSww');
  expect(week('2026-09-14')).toBe('SSSSwwS');
  expect(week('2026-09-21')).toBe('SSShhhh');
  expect(week('2026-09-28')).toBe('SShhhhh');
  expect(week('2026-10-05')).toBe('hhhSSww');
});

test('the weekend of a make-up Saturday is its Saturday and Sunday evening', () => {
  expect(blockOf('2026-05-08', PLAIN)).toBeUndefined();
  expect(blockOf('2026-05-10', PLAIN)).toEqual({ first: '2026-05-09', last: '2026-05-10', kind: 'weekend' });
});

test('the eve of the National Day holiday and its weekends are one block', () => {
  const block = { first: '2026-09-30', last: '2026-10-07', kind: 'holiday' };
  expect(blockOf('2026-09-30', PLAIN)).toEqual(block);
  expect(blockOf('2026-10-07', PLAIN)).toEqual(block);
  expect(blockOf('2026-10-08', PLAIN)).toBeUndefined();
});

test('the usual summer break swallows its weekends and ends on 31 August', () => {
  expect(blockOf('2026-08-01', USUAL)).toEqual({ first: '2026-07-03', last: '2026-08-31', kind: 'vacation' });
  expect(nightDay('2026-09-01', USUAL).kind).toBe('school');
});

test('a break wins over a make-up day, and breaks of its own replace the usual ones of their school year', () => {
  expect(nightDay('2026-02-14', USUAL).kind).toBe('vacation');
  const spring = { ...PLAIN, breaks: [{ from: '2026-04-29', to: '2026-04-30' }] };
  expect(week('2026-04-27', spring)).toBe('Svvvhhh');
  expect(blockOf('2026-04-29', spring)).toEqual({
    first: '2026-04-28',
    last: '2026-05-05',
    kind: 'vacation',
  });
  expect(nightDay('2026-07-15', spring).kind).toBe('school');
  expect(nightDay('2025-07-15', spring).kind).toBe('vacation');
  expect(nightDay('2025-02-12', spring).kind).toBe('vacation');
});

test('the winter of one year stays free when only the break of another was entered', () => {
  const own = { from: '2027-01-23', to: '2027-02-21' };
  const calendar = { ...USUAL, breaks: [own] };
  expect(breaksOf('2026-11-23', calendar)).toEqual({ breaks: [own], areOwn: true });
  expect(breaksOf('2026-08-31', calendar)).toEqual({ breaks: usualBreaks(2025), areOwn: false });
  expect(nightDay('2026-02-10', calendar).kind).toBe('vacation');
  expect(nightDay('2027-02-10', calendar).kind).toBe('vacation');
  expect(nightDay('2027-07-15', calendar).kind).toBe('school');
});

test('a school year said to have no break has none, and the years beside it keep the usual ones', () => {
  const calendar = { ...USUAL, breaks: [], yearsWithoutBreaks: [2025] };
  expect(breaksOf('2026-02-10', calendar)).toEqual({ breaks: [], areOwn: true });
  expect(nightDay('2026-02-09', calendar).kind).toBe('school');
  expect(nightDay('2026-07-15', calendar).kind).toBe('school');
  expect(nightDay('2027-07-15', calendar).kind).toBe('vacation');
  expect(nightDay('2025-02-12', calendar).kind).toBe('vacation');
});

test('an empty list of breaks, as the first version wrote it, means the usual ones', () => {
  expect(breaksOf('2026-02-10', { ...USUAL, breaks: [] })).toEqual({
    breaks: usualBreaks(2025),
    areOwn: false,
  });
});

test('a summer break entered into September is free to its last day', () => {
  const calendar = { ...USUAL, breaks: [{ from: '2026-07-08', to: '2026-09-02' }] };
  expect(week('2026-08-31', calendar)).toBe('vvvSwww');
  expect(nightDay('2027-07-15', calendar).kind).toBe('vacation');
});

const anyOverride = fc.constantFrom('school' as const, 'holiday' as const, 'no-homework' as const);
const anyNight = fc.integer({ min: -400, max: 1200 }).map((days) => addNights('2025-01-01', days));
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  country: fc.constantFrom('cn' as const, 'other' as const),
  breaks: fc.option(
    fc.array(
      fc
        .tuple(anyNight, fc.integer({ min: 0, max: 90 }))
        .map(([from, length]) => ({ from, to: addNights(from, length) })),
      { maxLength: 3 },
    ),
    { nil: undefined },
  ),
  yearsWithoutBreaks: fc.option(fc.subarray([2024, 2025, 2026, 2027]), { nil: undefined }),
  fridayCounts: fc.boolean(),
  overrides: fc.dictionary(anyNight, anyOverride, { maxKeys: 6 }),
});

test('breaks are a school’s own exactly in the school years in which some begin or none is said; outside China there are no others', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, (calendar, night) => {
      const { breaks, areOwn } = breaksOf(night, calendar);
      const isOfThisYear = (stretch: { from: string }) => schoolYear(stretch.from) === schoolYear(night);
      const isSaidNone = calendar.yearsWithoutBreaks?.includes(schoolYear(night)) ?? false;
      const hasOwn = (calendar.breaks ?? []).some(isOfThisYear);
      expect(areOwn).toBe(hasOwn || isSaidNone);
      expect(breaks.every(isOfThisYear)).toBe(true);
      expect(breaks.length > 0).toBe(hasOwn || (!isSaidNone && calendar.country === 'cn'));
    }),
  );
});

test('every night is either alone or in exactly one block, and all nights of a block name the same one', () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, (calendar, night) => {
      const block = blockOf(night, calendar);
      expect(block === undefined).toBe(isCompared(nightDay(night, calendar).kind));
      if (!block) return;
      const nights = nightsFrom(block.first, block.last);
      expect(nights).toContain(night);
      for (const each of [block.first, block.last, nights[nights.length >> 1] ?? night]) {
        expect(blockOf(each, calendar)).toEqual(block);
      }
      expect(blockOf(addNights(block.first, -1), calendar)).toBeUndefined();
      expect(blockOf(addNights(block.last, 1), calendar)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('half a year at home is still one block', () => {
  const away = { ...PLAIN, breaks: [{ from: '2026-01-01', to: '2026-07-31' }] };
  const block = { first: '2025-12-31', last: '2026-08-02', kind: 'vacation' };
  expect(blockOf('2025-12-31', away)).toEqual(block);
  expect(blockOf('2026-08-02', away)).toEqual(block);
});

test("a parent's word on a night wins over notices and breaks, and makes it known", () => {
  fc.assert(
    fc.property(anyCalendar, anyNight, anyOverride, (calendar, night, override) => {
      const overruled = { ...calendar, overrides: { ...calendar.overrides, [night]: override } };
      expect(nightDay(night, overruled)).toEqual({ kind: override, isKnown: true });
    }),
  );
});

test('a school may count Friday, but not the Friday before a holiday or a break', () => {
  const counting = { ...PLAIN, fridayCounts: true, breaks: [{ from: '2026-11-21', to: '2026-11-22' }] };
  expect(week('2026-11-23', counting)).toBe('SSSSSww');
  expect(week('2026-03-30', counting)).toBe('SSSShhh');
  expect(week('2026-11-16', counting)).toBe('SSSSvvv');
  expect(blockOf('2026-11-28', counting)).toEqual({
    first: '2026-11-28',
    last: '2026-11-29',
    kind: 'weekend',
  });
});

test('a year without a notice is unknown, from the last evening of the year before', () => {
  expect(nightDay('2026-12-30', PLAIN)).toEqual({ kind: 'school', isKnown: true });
  expect(nightDay('2026-12-31', PLAIN).isKnown).toBe(false);
  expect(nightDay('2027-01-01', PLAIN).isKnown).toBe(false);
  expect(nightDay('2024-12-31', PLAIN).isKnown).toBe(false);
  expect(week('2027-03-01')).toBe('SSSSwww');
});

test('the unknown year of an evening is named: on New Year’s Eve the next one', () => {
  expect(unknownYear('2026-12-30')).toBeUndefined();
  expect(unknownYear('2026-12-31')).toBe('2027');
  expect(unknownYear('2027-03-01')).toBe('2027');
  expect(unknownYear('2027-12-31')).toBe('2027');
  expect(unknownYear('2024-12-31')).toBe('2024');
});

test('outside China there are weekends only, in every year', () => {
  expect(week('2026-10-05', ABROAD)).toBe('SSSSwww');
  expect(week('2026-07-20', ABROAD)).toBe('SSSSwww');
  expect(nightDay('2027-01-01', ABROAD)).toEqual({ kind: 'weekend', isKnown: true });
});

test('the week of a weekend is its school nights so far, without the no-homework day', () => {
  const calendar: Calendar = { ...PLAIN, overrides: { '2026-11-25': 'no-homework' } };
  expect(schoolNightsOfWeek('2026-11-28', calendar)).toEqual(['2026-11-23', '2026-11-24', '2026-11-26']);
  expect(schoolNightsOfWeek('2026-11-24', calendar)).toEqual(['2026-11-23', '2026-11-24']);
  expect(schoolNightsOfWeek('2026-10-06', PLAIN)).toEqual([]);
});

test.each([
  ['on a Monday', '2026-11-23', '2026-11-23'],
  ['on a Friday', '2026-11-27', '2026-11-26'],
  ['on a Sunday', '2026-11-29', '2026-11-26'],
  ['in the National Day week', '2026-10-05', '2026-09-29'],
  ['in summer vacation', '2026-08-10', '2026-07-02'],
  ['in winter vacation', '2026-02-10', '2026-01-29'],
  ['on 1 September', '2026-09-01', '2026-09-01'],
  ['on the Sunday before it', '2025-08-31', '2025-07-03'],
  ['in a year nobody knows yet, the last known one', '2027-01-10', '2026-12-30'],
  ['long after it, the last that looks like one', '2030-03-05', '2030-03-05'],
])('%s the last school evening is the one before', (_, real, expected) => {
  expect(lastSchoolNight(real, USUAL)).toBe(expected);
  expect(nightDay(expected, USUAL).kind).toBe('school');
});
