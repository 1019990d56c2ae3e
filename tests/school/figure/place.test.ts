import { expect, test } from 'vitest';
import { classCalendar } from '../../../src/core/open-evening';
import {
  earliestMonday,
  placeToSearch,
  searchToPlace,
  termsUntil,
  usualMonday,
  yearOfPlace,
  type Place,
} from '../../../src/school/figure/place';
import { publishedOn } from '../../setup/figures';

const calendar = classCalendar('cn63', { fridayCounts: false });

test.each<[string, Place]>([
  ['', { kind: 'week', monday: undefined, night: undefined }],
  ['?week=2026-11-23', { kind: 'week', monday: '2026-11-23', night: undefined }],
  ['?week=2026-11-23&night=2026-11-24', { kind: 'week', monday: '2026-11-23', night: '2026-11-24' }],
  ['?term=2026a', { kind: 'term', term: '2026a' }],
  ['?term=now', { kind: 'term', term: undefined }],
])('%s is a place, and the place is that address', (search, place) => {
  expect(searchToPlace(search)).toEqual(place);
  expect(placeToSearch(place)).toBe(search);
});

test('a week is named by any of its days, and what cannot be read is now', () => {
  expect(searchToPlace('?week=2026-11-26')).toMatchObject({ monday: '2026-11-23' });
  expect(searchToPlace('?week=2026-13-40&night=x')).toEqual({
    kind: 'week',
    monday: undefined,
    night: undefined,
  });
  expect(searchToPlace('?term=2026c')).toEqual({ kind: 'term', term: undefined });
});

test('the first days of September are asked for with the year that begins', () => {
  expect(yearOfPlace(searchToPlace('?week=2026-08-31'), '2026-11-23')).toBe(2026);
  expect(yearOfPlace(searchToPlace('?week=2026-08-24'), '2026-11-23')).toBe(2025);
  expect(yearOfPlace(searchToPlace('?term=2025b'), '2026-11-23')).toBe(2025);
  expect(yearOfPlace(searchToPlace(''), '2027-03-01')).toBe(2026);
});

test('terms and weeks go back to the school year before', () => {
  expect(termsUntil('2026-11-23', calendar)).toEqual(['2025a', '2025b', '2026a']);
  expect(earliestMonday('2026-11-23')).toBe('2025-09-01');
});

test('until its first evening has closed a week gives way to the one before, where that told something', () => {
  const figures = { evenings: [publishedOn('2026-11-19')], weeks: [] };
  const at = (moment: string, told = figures) =>
    usualMonday('2026-11-24', told, { calendar, zone: 'Asia/Shanghai', now: Date.parse(moment) });
  expect(at('2026-11-24T20:00:00+08:00')).toBe('2026-11-16');
  expect(at('2026-11-25T07:30:00+08:00')).toBe('2026-11-23');
  expect(at('2026-11-24T20:00:00+08:00', { evenings: [], weeks: [] })).toBe('2026-11-23');
});
