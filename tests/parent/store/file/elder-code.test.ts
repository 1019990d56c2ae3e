import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProblem } from '../../../../src/core/problem';
import { childToCode, codeToChild } from '../../../../src/parent/store/file/elder-code';
import { emptyDiary, type Diary } from '../../../../src/parent/store/file/parcel';
import type { ChildRow, GradeRow, OverrideRow } from '../../../../src/parent/store/rows';

const TONIGHT = '2026-11-23';
const CHILD = 'c0c1c2c3c4c5c6c7c8c9';
const DEVICE = 'k3m9q2x7w1c8v5b4n6p0';

const child: ChildRow = {
  id: CHILD,
  nickname: '小米🦕',
  order: 0,
  fridayCounts: true,
  subjects: ['chinese', 'other:书法'],
  breaks: [{ from: '2027-01-23', to: '2027-02-21' }],
  yearsWithoutBreaks: [2025],
  stamp: [12, DEVICE],
};
const grade = (id: string, from: string, more: Partial<GradeRow> = {}): GradeRow => ({
  id,
  child: CHILD,
  from,
  grade: 3,
  school: 'cn63',
  limit: { preset: 'cn-national' },
  stamp: [3, DEVICE],
  ...more,
});
const override = (night: string): OverrideRow => ({
  id: `${CHILD}/${night}`,
  child: CHILD,
  night,
  kind: 'holiday',
  stamp: [9, 'another-device'],
});

function given(diary: Partial<Diary>): Diary {
  const taken = codeToChild(childToCode({ ...emptyDiary(), ...diary }, TONIGHT));
  if (isProblem(taken)) throw new Error(taken.kind);
  return taken;
}

test('grandfather’s phone gets the very rows of the child, its grade, limit, breaks and days off to come', () => {
  const custom = grade('g2', '2026-09-01', { limit: { preset: 'custom', scope: 'written', minutes: 45 } });
  const diary = {
    children: [child],
    grades: [grade('g1', '2025-09-01', { grade: 2 }), custom, grade('g3', '2027-09-01', { grade: 4 })],
    overrides: [override('2026-10-01'), override('2026-11-24')],
    aliases: [{ id: `${DEVICE}/${CHILD}`, child: CHILD, same: DEVICE, stamp: [4, DEVICE] as const }],
  };
  expect(given(diary)).toEqual({
    ...emptyDiary(),
    ...diary,
    grades: [custom, diary.grades[2]],
    overrides: [diary.overrides[1]],
  });
});

test('of entries, evenings and the class nothing is in it, and it fits a code a cheap camera reads', () => {
  const plain = { ...child, subjects: undefined, breaks: undefined, yearsWithoutBreaks: undefined };
  const bare = JSON.parse(JSON.stringify(plain)) as ChildRow;
  const code = childToCode(
    { ...emptyDiary(), children: [bare], grades: [grade(DEVICE, '2026-09-01')] },
    TONIGHT,
  );
  expect(code).toMatch(/^[\w-]+$/);
  expect(code.length).toBeLessThan(150);
});

test('a code that says of two other children that they are one is refused', () => {
  const alias = (one: string, same: string) => ({
    id: `${same}/${one}`,
    child: one,
    same,
    stamp: [7, DEVICE] as const,
  });
  const diary = { ...emptyDiary(), children: [child], grades: [grade('g', '2026-09-01')] };
  const read = (row: ReturnType<typeof alias>) =>
    codeToChild(childToCode({ ...diary, aliases: [row] }, TONIGHT));
  expect(read(alias('b', CHILD))).toMatchObject({ aliases: [{ child: 'b' }] });
  expect(read(alias('b', 'd'))).toEqual({ kind: 'elder-unreadable' });
});

test('a code that was cut or changed is refused', () => {
  const code = childToCode(
    { ...emptyDiary(), children: [child], grades: [grade('g', '2026-09-01')] },
    TONIGHT,
  );
  for (let at = 0; at < code.length; at += 1) {
    expect(codeToChild(code.slice(0, at))).toEqual({ kind: 'elder-unreadable' });
    const changed = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    expect(codeToChild(changed)).toEqual({ kind: 'elder-unreadable' });
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(codeToChild(text)).toEqual({ kind: 'elder-unreadable' });
    }),
  );
});
