import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/core/entry';
import { KINDS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import { isInScope, minutesBySubject, subjectKey, totalOf } from '../../src/core/total';
import { entryOf } from '../setup/sitting';

const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    subject: fc.constantFrom(...SUBJECTS),
    kind: fc.constantFrom(...KINDS),
    setBy: fc.constantFrom(...SETTERS),
    place: fc.constantFrom(...PLACES),
    minutes: fc.integer({ min: 1, max: 960 }),
  })
  .map(({ minutes, ...work }) => entryOf(minutes, work));
const anyEntries = fc.array(anyEntry, { maxLength: 20 });
const anyScope = fc.constantFrom('written' as const, 'all' as const);

test('what is compared, uncounted, from home and from tutoring sum to all, and so do written and other', () => {
  fc.assert(
    fc.property(anyEntries, anyScope, (entries, scope) => {
      const total = totalOf(entries, scope);
      expect(total.compared + total.uncounted + total.home + total.tutoring).toBe(total.all);
      expect(total.written + total.other).toBe(total.all);
      expect(total.all).toBe(entries.reduce((minutes, entry) => minutes + entry.minutes, 0));
      expect(total.atSchool).toBeLessThanOrEqual(total.compared);
    }),
  );
});

test('under a limit for all work nothing the school set is uncounted', () => {
  fc.assert(fc.property(anyEntries, (entries) => totalOf(entries, 'all').uncounted === 0));
});

test('two evenings together are the sum of each', () => {
  fc.assert(
    fc.property(anyEntries, anyEntries, anyScope, (first, second, scope) => {
      const both = totalOf([...first, ...second], scope);
      const [one, other] = [totalOf(first, scope), totalOf(second, scope)];
      for (const key of Object.keys(both) as (keyof typeof both)[])
        expect(both[key]).toBe(one[key] + other[key]);
    }),
  );
});

test('only what the school set is in a limit’s scope, and reading only where the limit is for all', () => {
  expect(isInScope({ kind: 'written', setBy: 'school' }, 'written')).toBe(true);
  expect(isInScope({ kind: 'other', setBy: 'school' }, 'written')).toBe(false);
  expect(isInScope({ kind: 'other', setBy: 'school' }, 'all')).toBe(true);
  expect(isInScope({ kind: 'written', setBy: 'home' }, 'all')).toBe(false);
  expect(isInScope({ kind: 'written', setBy: 'tutoring' }, 'all')).toBe(false);
});

test('an evening at 王家 is told apart as a parent wants to see it', () => {
  const evening = [
    entryOf(30),
    entryOf(20, { place: 'after-school' }),
    entryOf(10, { place: 'daycare' }),
    entryOf(15, { kind: 'other', subject: 'chinese' }),
    entryOf(12, { setBy: 'home' }),
    entryOf(25, { setBy: 'tutoring', place: 'after-school' }),
  ];
  expect(totalOf(evening, 'written')).toEqual({
    compared: 60,
    uncounted: 15,
    home: 12,
    tutoring: 25,
    atSchool: 20,
    written: 97,
    other: 15,
    all: 112,
  });
});

test('a parent’s own names are apart from each other and from plain other', () => {
  expect(subjectKey({ subject: 'math' })).toBe('math');
  const evening = [
    entryOf(10, { subject: 'other', subjectName: '围棋' }),
    entryOf(20, { subject: 'other', subjectName: '钢琴' }),
    entryOf(5, { subject: 'other', subjectName: '围棋' }),
    entryOf(7, { subject: 'other' }),
  ];
  expect([...minutesBySubject(evening).values()]).toEqual([15, 20, 7]);
});

test('minutes by subject sum to all', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const sum = [...minutesBySubject(entries).values()].reduce((minutes, each) => minutes + each, 0);
      expect(sum).toBe(totalOf(entries, 'all').all);
    }),
  );
});
