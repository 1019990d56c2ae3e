import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workParts } from '../../src/core/work-parts';
import { anyEntry } from '../setup/looked';
import { entryOf } from '../setup/sitting';

test('own subjects stand apart from each other, reading apart from 其他, and 不分科 apart from all', () => {
  const { subjects } = workParts([
    entryOf(10, { subject: 'other', subjectName: '书法' }),
    entryOf(20, { subject: 'other', subjectName: '奥数', kind: 'other' }),
    entryOf(5, { subject: 'other', subjectName: 'reading' }),
    entryOf(30, { subject: 'other', kind: 'other' }),
    entryOf(40, { subject: 'other' }),
    entryOf(50, { subject: 'mixed' }),
    entryOf(15, { subject: 'chinese', kind: 'other' }),
    entryOf(45, { subject: 'chinese' }),
  ]);
  expect(subjects.map(({ key, minutes }) => [key, minutes])).toEqual([
    ['chinese', 60],
    ['mixed', 50],
    ['other', 40],
    ['reading', 30],
    ['other:奥数', 20],
    ['other:书法', 10],
    ['other:reading', 5],
  ]);
});

test('each parting sums to the whole', () => {
  fc.assert(
    fc.property(fc.array(anyEntry), (entries) => {
      const { all, subjects, kinds, setBy, places } = workParts(entries);
      const sum = (minutes: number[]) => minutes.reduce((total, each) => total + each, 0);
      expect(all).toBe(sum(entries.map(({ minutes }) => minutes)));
      expect(sum(subjects.map(({ minutes }) => minutes))).toBe(all);
      for (const parting of [kinds, setBy, places]) expect(sum(Object.values(parting))).toBe(all);
    }),
  );
});
