import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Task } from '../../src/core/notice';
import { isSamePart, shownNotices, shownParts, type PartRevision } from '../../src/core/notice-parts';

const NIGHT = '2026-11-23';
const task = (text: string, differs: Partial<Task> = {}): Task => ({
  subject: 'math',
  text,
  kind: 'written',
  tier: 'required',
  minutes: 15,
  isAtSchool: false,
  ...differs,
});
const posted = (revision: number, shownFrom: number, differs: Partial<PartRevision> = {}): PartRevision => ({
  night: NIGHT,
  part: 'math',
  revision,
  shownFrom,
  isStanding: true,
  tasks: [task(`练习册 P${revision}`)],
  ...differs,
});
const textsAt = (revisions: PartRevision[], now: number) =>
  shownNotices(revisions, now).map(({ tasks, changedAt }) => [tasks.map(({ text }) => text), changedAt]);

describe('what families see of a notice', () => {
  test('is nothing before the time it was set for', () => {
    expect(shownNotices([posted(1, 100)], 99)).toEqual([]);
    expect(textsAt([posted(1, 100)], 100)).toEqual([[['练习册 P1'], undefined]]);
  });

  test('stays as it was until a correction set for later is due, and then says that it changed', () => {
    const both = [posted(1, 100), posted(2, 200)];
    expect(textsAt(both, 199)).toEqual([[['练习册 P1'], undefined]]);
    expect(textsAt(both, 200)).toEqual([[['练习册 P2'], 200]]);
  });

  test('is no change where what came before was replaced ahead of its time', () => {
    expect(textsAt([posted(1, 300), posted(2, 200)], 400)).toEqual([[['练习册 P2'], undefined]]);
  });

  test('is no change where another subject came later', () => {
    const chinese = posted(1, 200, { part: 'chinese', tasks: [task('背诵', { subject: 'chinese' })] });
    expect(textsAt([posted(1, 100), chinese], 300)).toEqual([[['背诵', '练习册 P1'], undefined]]);
  });

  test('is an empty, changed notice where all was taken back', () => {
    const back = posted(2, 200, { isStanding: false, tasks: [] });
    expect(shownNotices([posted(1, 100), back], 300)).toEqual([
      { night: NIGHT, isNoHomework: false, tasks: [], changedAt: 200 },
    ]);
  });

  test('tells what it was before', () => {
    const [part] = shownParts([posted(1, 100), posted(2, 200)], 300);
    expect(part?.before?.tasks.map(({ text }) => text)).toEqual(['练习册 P1']);
  });

  test('is a no-homework day where one was posted', () => {
    const none = posted(1, 100, { part: 'no-homework', tasks: [] });
    expect(shownNotices([none], 100)).toEqual([{ night: NIGHT, isNoHomework: true, tasks: [] }]);
  });
});

test('a part posted again as it was is the same; other minutes make it another', () => {
  expect(isSamePart(posted(1, 1), posted(9, 9, { tasks: [task('练习册 P1')] }))).toBe(true);
  expect(isSamePart(posted(1, 1), posted(1, 1, { tasks: [task('练习册 P1', { minutes: null })] }))).toBe(
    false,
  );
});

test('at any instant what is shown is the last revision whose time has come, and never one ahead of it', () => {
  const times = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 20 }), (froms, now) => {
      const revisions = froms.map((from, index) => posted(index + 1, from));
      const due = revisions.filter(({ shownFrom }) => shownFrom <= now);
      const parts = shownParts(revisions, now);
      expect(parts.map(({ revision }) => revision)).toEqual(due.slice(-1).map(({ revision }) => revision));
      const [part] = parts;
      // What was seen before is what stood at some instant before now, at which this one did not stand yet.
      const seen = new Set(
        Array.from({ length: now }, (_, at) => shownParts(revisions, at)[0]?.revision).filter(Boolean),
      );
      seen.delete(part?.revision);
      expect(part?.before !== undefined).toBe(seen.size > 0);
    }),
  );
});
