import { expect, test } from 'vitest';
import { firstEveningOf, nightOfClass, termOf } from '../../src/core/term';

const china = { country: 'cn' } as const;

test('term a begins on 1 September, term b on the evening after the winter break', () => {
  expect(firstEveningOf('2026a', china)).toBe('2026-09-01');
  for (const calendar of [
    china,
    { country: 'other' } as const,
    { country: 'cn', breaks: [{ from: '2027-01-20', to: '2027-02-20' }] } as const,
  ]) {
    const first = firstEveningOf('2026b', calendar);
    expect(termOf(first, calendar)).toBe('2026b');
    expect(termOf('2026-11-22', calendar)).toBe('2026a');
  }
  expect(firstEveningOf('2026b', { country: 'cn', breaks: [{ from: '2027-01-20', to: '2027-02-20' }] })).toBe(
    '2027-02-21',
  );
});

test('in August a class already belongs to the year that begins', () => {
  expect(nightOfClass('2027-07-31')).toBe('2027-07-31');
  expect(nightOfClass('2027-08-01')).toBe('2027-09-01');
  expect(nightOfClass('2027-08-31')).toBe('2027-09-01');
  expect(nightOfClass('2027-09-01')).toBe('2027-09-01');
});
