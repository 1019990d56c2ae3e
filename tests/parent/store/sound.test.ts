import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChildRow, EntryRow, EveningRow, GradeRow, OverrideRow } from '../../../src/parent/store/rows';
import {
  isSound,
  isSoundEvening,
  isSoundOverride,
  isSoundTimer,
  soundChild,
  soundGrades,
} from '../../../src/parent/store/sound';
import { at, entryOf, timerAt } from '../../setup/sitting';

const stamp = [1, 'phone'] as const;
const GRADE: GradeRow = {
  id: 'g',
  child: 'xiaoming',
  from: '2026-09-01',
  grade: 3,
  school: 'cn63',
  limit: { preset: 'cn-national' },
  stamp,
};
const CHILD: ChildRow = { id: 'xiaoming', nickname: '小明', order: 0, fridayCounts: true, stamp };

test('what the app writes is sound', () => {
  const startedAt = at('2026-11-23', '19:00');
  const more = { startedAt, endedAt: startedAt + 1, subjectName: '书法', flags: ['repetitive'] as const };
  expect(isSound({ ...entryOf(960, more), stamp })).toBe(true);
  expect(
    isSoundTimer(timerAt(startedAt, { pauses: [{ from: 1, to: 2 }, { from: 3 }], confirmedAt: 4 })),
  ).toBe(true);
  expect(isSoundEvening({ id: 'e', child: 'c', night: '2026-11-23', said: 'no-homework', stamp })).toBe(true);
  expect(isSoundOverride({ id: 'o', child: 'c', night: '2026-11-23', kind: 'holiday', stamp })).toBe(true);
  expect(soundGrades([GRADE])).toEqual([GRADE]);
});

test('no garbage whatever throws, nor passes for a row', () => {
  fc.assert(
    fc.property(fc.object(), (garbage) => {
      expect(isSound(garbage as unknown as EntryRow)).toBe(false);
      expect(isSoundTimer(garbage as never)).toBe(false);
      expect(isSoundEvening(garbage as unknown as EveningRow)).toBe(false);
      expect(isSoundOverride(garbage as unknown as OverrideRow)).toBe(false);
      expect(soundGrades([garbage as unknown as GradeRow])).toEqual([]);
    }),
  );
});

test.each([
  ['a start as text', { startedAt: '19:00' }],
  ['no pauses', { pauses: undefined }],
  ['a pause without a beginning', { pauses: [{ to: 1 }] }],
  ['a pause that is nothing', { pauses: [null] }],
  ['a night that is none', { night: '2026-02-30' }],
  ['an unknown kind', { kind: 'oral' }],
])('a timer with %s cannot be read', (_, damage) => {
  expect(isSoundTimer({ ...timerAt(1), ...damage } as never)).toBe(false);
});

describe('a grade', () => {
  test.each([
    ['13', { grade: 13 }],
    ['“三”', { grade: '三' }],
    ['of an unknown school', { school: 'cn72' }],
    ['from no night', { from: '09-01' }],
  ])('%s is left out', (_, damage) => {
    expect(soundGrades([GRADE, { ...GRADE, ...damage } as GradeRow])).toEqual([GRADE]);
  });

  test.each([undefined, 'cn-national', { preset: 'none' }, { preset: 'custom', scope: 'all', minutes: 500 }])(
    'with the limit %j has the usual one',
    (limit) => {
      expect(soundGrades([{ ...GRADE, school: 'cn54', limit } as GradeRow])).toMatchObject([
        { limit: { preset: 'cn-national-54' } },
      ]);
    },
  );

  test("keeps the parent's own limit", () => {
    const own = { ...GRADE, limit: { preset: 'custom', scope: 'all', minutes: 0 } } as const;
    expect(soundGrades([own])).toEqual([own]);
  });
});

describe('a child', () => {
  test('that is sound is shown as it is', () => {
    const child = {
      ...CHILD,
      breaks: [{ from: '2027-01-20', to: '2027-02-20' }],
      subjects: ['math'],
      yearsWithoutBreaks: [2025],
    };
    expect(soundChild(child)).toEqual(child);
  });

  test('goes back to the usual where its row cannot be read', () => {
    const damage = {
      nickname: {},
      order: Number.NaN,
      breaks: [{ from: 1 }, null],
      subjects: [1],
      yearsWithoutBreaks: ['2025'],
    };
    expect(soundChild({ ...CHILD, ...damage } as unknown as ChildRow)).toEqual({ ...CHILD, nickname: '?' });
  });
});
