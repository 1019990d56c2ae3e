import { expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import { nightReason } from '../../src/core/night-reason';

const CHINA: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };

test('an ordinary evening is what it is because of its weekday', () => {
  expect(nightReason('2026-11-23', CHINA)).toEqual({
    kind: 'day',
    date: '2026-11-23',
    isTomorrow: false,
    because: { kind: 'weekday' },
  });
});

test('a Friday is free because of the day after it', () => {
  expect(nightReason('2026-11-27', CHINA)).toMatchObject({
    date: '2026-11-28',
    isTomorrow: true,
    because: { kind: 'weekend' },
  });
});

test('the evening before a holiday is free by the notice of the holiday’s year', () => {
  expect(nightReason('2026-09-30', CHINA)).toMatchObject({
    date: '2026-10-01',
    isTomorrow: true,
    because: { kind: 'notice', says: 'off', year: '2026' },
  });
  expect(nightReason('2026-10-04', CHINA)).toMatchObject({
    isTomorrow: false,
    because: { kind: 'notice', says: 'off' },
  });
});

test('the Friday before a make-up Saturday is a school night by the notice, and so is a make-up Sunday', () => {
  for (const night of ['2026-10-09', '2026-09-20'])
    expect(nightReason(night, CHINA)).toMatchObject({ because: { kind: 'notice', says: 'work' } });
});

test('a break is told with its dates, and whose they are', () => {
  expect(nightReason('2026-02-10', CHINA)).toMatchObject({
    because: { kind: 'break', stretch: { from: '2026-01-31', to: '2026-03-01' }, isOwn: false },
  });
  const own = { ...CHINA, breaks: [{ from: '2026-04-27', to: '2026-04-30' }] };
  expect(nightReason('2026-04-28', own)).toMatchObject({ because: { kind: 'break', isOwn: true } });
});

test('the parent’s own word comes before all, and a Friday that counts says so', () => {
  expect(nightReason('2026-11-23', { ...CHINA, overrides: { '2026-11-23': 'holiday' } })).toEqual({
    kind: 'own',
  });
  expect(nightReason('2026-11-27', { ...CHINA, fridayCounts: true })).toEqual({ kind: 'friday' });
});

test('in a year nobody knows no weekday is called a school day, but a break is a break', () => {
  expect(nightReason('2027-03-09', CHINA)).toEqual({ kind: 'unknown', year: '2027' });
  expect(nightReason('2026-12-31', CHINA)).toEqual({ kind: 'unknown', year: '2027' });
  expect(nightReason('2027-07-20', CHINA)).toMatchObject({ because: { kind: 'break', isOwn: false } });
  expect(nightReason('2027-03-09', { ...CHINA, country: 'other' })).toMatchObject({
    because: { kind: 'weekday' },
  });
});
