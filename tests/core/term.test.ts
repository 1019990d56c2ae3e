import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schoolYear } from '../../src/core/grade';
import { addNights } from '../../src/core/night';
import {
  TERM,
  firstEveningOf,
  keyTermOf,
  lastKeyNightOf,
  lastNightOf,
  nightOfClass,
  termOf,
  termsOf,
  yearOfTerm,
} from '../../src/core/term';
import { inZone, ZONES } from '../setup/zone';

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

const anyNight = fc.integer({ min: 0, max: 20_000 }).map((days) => addNights('2024-01-01', days));

test('every evening is in one of the two terms of its school year, and no term comes twice in a year', () => {
  for (const zone of ZONES)
    inZone(zone, () => {
      fc.assert(
        fc.property(anyNight, (night) => {
          const term = termOf(night, china);
          expect(term).toMatch(TERM);
          expect(yearOfTerm(term)).toBe(schoolYear(night));
          expect(termsOf(schoolYear(night))).toContain(term);
          const next = termOf(addNights(night, 1), china);
          expect(next >= term).toBe(true);
        }),
        { numRuns: 60 },
      );
    });
});

test('a term ends with the winter break or on 31 August, and the next begins the evening after', () => {
  expect(lastNightOf('2025a', china)).toBe('2026-03-01');
  expect(lastNightOf('2025b', china)).toBe('2026-08-31');
  expect(lastNightOf('2026a', { country: 'cn', breaks: [{ from: '2027-01-20', to: '2027-02-20' }] })).toBe(
    '2027-02-20',
  );
  fc.assert(
    fc.property(fc.integer({ min: 2024, max: 2060 }), fc.constantFrom('a', 'b'), (year, half) => {
      const [term, next] = half === 'a' ? termsOf(year) : [termsOf(year)[1], termsOf(year + 1)[0]];
      expect(addNights(lastNightOf(term, china), 1)).toBe(firstEveningOf(next, china));
    }),
  );
});

test('a term begins with its first evening and not a day earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2024, max: 2060 }), fc.constantFrom('a', 'b'), (year, half) => {
      const term = `${String(year)}${half}`;
      const first = firstEveningOf(term, china);
      expect(termOf(first, china)).toBe(term);
      expect(termOf(addNights(first, -1), china) < term).toBe(true);
    }),
  );
});

test.each(['2026c', '26a', '2026', 'a2026', '2026A', '2026a '])('%j is no term', (text) => {
  expect(TERM.test(text)).toBe(false);
});

test('keys know the usual winter break alone: no school moves them, and one it enters later changes no term of theirs', () => {
  expect([keyTermOf('2026-03-01', 'cn63'), keyTermOf('2026-03-02', 'cn63')]).toEqual(['2025a', '2025b']);
  expect(lastKeyNightOf('2025a', 'cn63')).toBe('2026-03-01');
  const moved = { country: 'cn', breaks: [{ from: '2026-01-20', to: '2026-02-10' }] } as const;
  expect([termOf('2026-02-10', moved), termOf('2026-02-11', moved)]).toEqual(['2025a', '2025b']);
});
