import { describe, expect, test } from 'vitest';
import { splitEntry } from '../../../src/core/entry';
import type { EntryRow } from '../../../src/parent/store/rows';
import { addChild, removeChild } from '../../../src/parent/store/children';
import { chooseChild } from '../../../src/parent/store/chosen';
import { deleteEntry, saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { entryById, firstNight, usualMinutes } from '../../../src/parent/store/later-views';
import {
  calendarOf,
  gradeOn,
  hasEntries,
  household,
  nightsOf,
  usualWork,
} from '../../../src/parent/store/views';
import { addNights } from '../../../src/core/night';
import { everything, MATH, NIGHT, wangs } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';

async function diaryWith(rows: Record<string, unknown>[]) {
  const { home, child } = await wangs();
  const sound = { ...entryOf(20, { child }), stamp: [1, 'phone'] };
  await home.table('entries').bulkPut(rows.map((row, index) => ({ ...sound, id: `row-${index}`, ...row })));
  return { home, child };
}

describe('the nights of a child', () => {
  test('are read from first to last, both included, and never another child’s', async () => {
    const { home, child } = await wangs();
    const nights = [-2, -1, 0, 1, 2].map((count) => addNights(NIGHT, count));
    await saveEntries(home, [
      ...nights.map((night) => entryOf(20, { id: night, child, night })),
      entryOf(99, { id: 'of-another', child: `${child}0` }),
    ]);
    const found = await nightsOf(home, child, { first: nights[1]!, last: nights[3]! });
    expect(found.entries.map(({ id }) => id)).toEqual(nights.slice(1, 4));
  });

  test('come in the order of work, and in the order written where no start is known', async () => {
    const { home, child } = await wangs();
    const startedAt = at(NIGHT, '19:00');
    await saveEntries(home, [entryOf(20, { id: 'late', child, startedAt: startedAt + 1 })]);
    await saveEntries(home, [entryOf(20, { id: 'early', child, startedAt })]);
    await saveEntries(home, [entryOf(20, { id: 'z-first', child })]);
    await saveEntries(home, [entryOf(20, { id: 'a-second', child })]);
    const { entries } = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
    expect(entries.map(({ id }) => id)).toEqual(['z-first', 'a-second', 'early', 'late']);
  });

  test('keep the order of a split sitting’s parts, whatever their ids', async () => {
    const { home, child } = await wangs();
    const whole = entryOf(40, { id: 'whole', child, subject: 'mixed', startedAt: at(NIGHT, '19:00') });
    await saveEntries(home, [whole]);
    await saveEntries(home, [entryOf(5, { id: 'later', child, startedAt: at(NIGHT, '20:00') })]);
    const ids = ['z-chinese', 'm-math', 'a-rest'];
    const parts = splitEntry(
      whole,
      (['chinese', 'math', 'english', 'mixed'] as const).map((subject) => ({ subject, minutes: 10 })),
      () => ids.shift()!,
    );
    await saveEntries(home, parts);
    const { entries } = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
    expect(entries.map(({ id }) => id)).toEqual(['whole', 'z-chinese', 'm-math', 'a-rest', 'later']);
  });

  test('keep each its place through an edit, a delete and an undo, rows of the first version too', async () => {
    const { home, child } = await wangs();
    for (const id of ['first', 'second', 'third']) await saveEntries(home, [entryOf(20, { id, child })]);
    const old = (await home.entries.get('second'))!;
    await home.entries.put(
      Object.fromEntries(Object.entries(old).filter(([key]) => key !== 'order')) as EntryRow,
    );
    const order = async () =>
      (await nightsOf(home, child, { first: NIGHT, last: NIGHT })).entries.map(({ id }) => id);
    await saveEntries(home, [entryOf(25, { id: 'first', child })]);
    const takeBack = await deleteEntry(home, 'second');
    await takeBack?.();
    expect(await order()).toEqual(['first', 'second', 'third']);
    const undo = await saveEntries(home, [entryOf(30, { id: 'second', child })]);
    await undo();
    expect(await order()).toEqual(['first', 'second', 'third']);
  });

  test('are found through the compound index alone', async () => {
    const { home, child } = await wangs();
    const names: unknown[] = [];
    const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'index')!;
    const scan = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'getAll')!;
    IDBObjectStore.prototype.index = function seen(this: IDBObjectStore, name) {
      names.push(name);
      return (real.value as IDBObjectStore['index']).call(this, name);
    };
    IDBObjectStore.prototype.getAll = () => {
      throw new Error('Somebody scanned a table.');
    };
    await nightsOf(home, child, { first: NIGHT, last: NIGHT });
    Object.defineProperties(IDBObjectStore.prototype, { index: real, getAll: scan });
    expect(new Set(names)).toEqual(new Set(['[child+night]']));
  });

  test('do not hold what was deleted', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [entryOf(20, { child })]);
    await deleteEntry(home, 'sitting-1');
    const nothing = { entries: [], said: {}, damaged: 0 };
    expect(await nightsOf(home, child, { first: NIGHT, last: NIGHT })).toEqual(nothing);
    expect(await entryById(home, 'sitting-1')).toBeUndefined();
  });
});

describe('a diary edited by hand', () => {
  test.each([
    ['minutes below zero', { minutes: -5 }],
    ['no minutes', { minutes: undefined }],
    ['minutes of another day', { minutes: 961 }],
    ['half minutes', { minutes: 12.5 }],
    ['minutes that are no number', { minutes: Number.NaN }],
    ['minutes as text', { minutes: '20' }],
    ['an unknown subject', { subject: 'swimming' }],
    ['a subject’s name that is a number', { subjectName: 7 }],
    ['an unknown kind', { kind: 'oral' }],
    ['an unknown setter', { setBy: null }],
    ['an unknown place', { place: ['home'] }],
    ['no flags', { flags: undefined }],
    ['an unknown flag', { flags: ['boring'] }],
    ['a start as text', { startedAt: '19:00' }],
    ['a start beyond all calendars', { startedAt: 1e300 }],
    ['no stamp', { stamp: undefined }],
    ['a night that is no date', { night: '2026-11-31' }],
    ['a night of the last century', { night: '1926-11-23' }],
    ['a night in words', { night: 'yesterday' }],
    ['a night as a number', { night: 20_261_123 }],
  ])('with %s is counted as damaged, left in place, in no sum', async (_, damage) => {
    const { home, child } = await diaryWith([{}, damage]);
    const before = await everything(home);
    const found = await nightsOf(home, child, { first: '2026-11-01', last: '2026-12-01' });
    expect(found.entries).toMatchObject([{ id: 'row-0', minutes: 20 }]);
    expect(found.damaged).toBe(1);
    expect(await entryById(home, 'row-1')).toBeUndefined();
    expect(await usualMinutes(home, child, 'math')).toBe(20);
    expect(await firstNight(home, child)).toBe(NIGHT);
    expect(await everything(home)).toEqual(before);
  });

  test('with entries of no child or no night counts them on every stretch, keeps them in place and in no sum', async () => {
    const { home, child } = await diaryWith([
      {},
      { night: undefined },
      { night: null },
      { child: undefined },
    ]);
    const found = await nightsOf(home, child, { first: '2000-01-01', last: '2099-12-31' });
    expect(found.entries).toHaveLength(1);
    expect(found.damaged).toBe(3);
    expect(await home.entries.count()).toBe(4);
    await saveEntries(home, [entryOf(15, { id: 'sound', child })]);
    expect((await nightsOf(home, child, { first: NIGHT, last: NIGHT })).damaged).toBe(3);
  });

  test('with an unknown word on an evening counts it as damaged', async () => {
    const { home, child } = await diaryWith([]);
    await sayOfEvening(home, { child, night: NIGHT }, 'no-homework');
    await home.table('evenings').update(`${child}/${NIGHT}`, { said: 'sick' });
    const found = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
    expect(found).toEqual({ entries: [], said: {}, damaged: 1 });
  });

  test('with a spoilt child, grade or overruled night still opens', async () => {
    const { home, child } = await wangs();
    await home.table('children').update(child, { nickname: 7, order: 'first', breaks: 'none', subjects: 3 });
    await home.table('grades').bulkPut([
      { id: 'g1', child, from: 'september', grade: 4, school: 'cn63', limit: { preset: 'cn-national' } },
      { id: 'g2', child, from: '2026-12-01', grade: 4, school: 'cn63', limit: { preset: 'anything' } },
    ]);
    await home.table('overrides').put({ id: 'o', child, night: NIGHT, kind: 'party' });
    const [shown] = (await household(home)).children;
    expect(shown).toMatchObject({ nickname: '?', order: 0, overrides: {} });
    expect(shown).not.toHaveProperty('breaks');
    expect(shown!.grades.map(({ grade }) => grade).sort()).toEqual([3, 4]);
    expect(gradeOn(shown!, '2026-12-01').limit).toEqual({ preset: 'cn-national' });
    expect(await home.grades.count()).toBe(3);
  });
});

describe('the household', () => {
  test('of an empty phone is empty', async () => {
    const { home, child } = await wangs();
    await removeChild(home, child);
    expect(await household(home)).toEqual({ children: [], chosen: undefined, timers: [], damaged: 0 });
  });

  test('shows the first child when the chosen one is gone', async () => {
    const { home, child } = await wangs();
    const second = 'xiaohong';
    await addChild(home, { id: second, nickname: '小红', grade: 1, school: 'cn63' }, NIGHT);
    await chooseChild(home, second);
    await removeChild(home, second);
    expect((await household(home)).chosen).toBe(child);
    await home.kept.put({ key: 'child', value: { not: 'an id' } });
    expect((await household(home)).chosen).toBe(child);
  });

  test('leaves out and counts a child without a grade anybody can read, and throws when asked for its grade', async () => {
    const { home, child } = await wangs();
    const [shown] = (await household(home)).children;
    await home.grades.clear();
    expect(await household(home)).toMatchObject({ children: [], damaged: 1 });
    expect(await home.children.get(child)).toBeDefined();
    expect(() => gradeOn({ ...shown!, grades: [] }, NIGHT)).toThrow('has no grade row');
  });

  test('has the calendar of the country its school is in', async () => {
    const { home } = await wangs();
    const [shown] = (await household(home)).children;
    expect(calendarOf(shown!, 'cn54')).toMatchObject({ country: 'cn', fridayCounts: false, overrides: {} });
    expect(calendarOf(shown!, 'other')).toMatchObject({ country: 'other' });
  });
});

describe('the usual', () => {
  test('work is school-set, written and at home until the parent says otherwise', async () => {
    const { home, child } = await wangs();
    expect(await usualWork(home, child, { subject: 'math', kind: 'written' })).toEqual(MATH);
  });

  test('setter and place are those of the last sitting of that button; flags are never remembered', async () => {
    const { home, child } = await wangs();
    const last = { setBy: 'tutoring', place: 'daycare', flags: ['repetitive'] } as const;
    await saveEntries(home, [entryOf(20, { id: 'z', child })]);
    await saveEntries(home, [entryOf(20, { id: 'a', child, ...last })]);
    await saveEntries(home, [entryOf(20, { id: 'b', child, kind: 'other', place: 'after-school' })]);
    await saveEntries(home, [entryOf(20, { id: 'c', child, isGuess: true, place: 'after-school' })]);
    await saveEntries(home, [entryOf(20, { id: 'd', child, night: addNights(NIGHT, -7) })]);
    const work = await usualWork(home, child, { subject: 'math', kind: 'written' });
    expect(work).toEqual({ ...MATH, setBy: 'tutoring', place: 'daycare' });
    const named = await usualWork(home, child, { subject: 'math', subjectName: '奥数', kind: 'written' });
    expect(named).toEqual({ ...MATH, subjectName: '奥数' });
  });

  test('minutes are the median of recent sittings, and none without any', async () => {
    const { home, child } = await wangs();
    expect(await usualMinutes(home, child, 'math')).toBeUndefined();
    const old = Array.from({ length: 30 }, (_, index) =>
      entryOf(200, { id: `old-${index}`, child, night: addNights(NIGHT, -100 - index) }),
    );
    const recent = [10, 15, 20, 25, 30, 35, 40, 45, 300].map((minutes, index) =>
      entryOf(minutes, { id: `recent-${index}`, child, night: addNights(NIGHT, -index) }),
    );
    await saveEntries(home, [...old, ...recent]);
    expect(await usualMinutes(home, child, 'math')).toBe(30);
  });
});

test('something was saved once an entry was, and stays so when it is deleted', async () => {
  const { home, child } = await wangs();
  expect(await hasEntries(home)).toBe(false);
  await saveEntries(home, [entryOf(20, { child })]);
  await deleteEntry(home, 'sitting-1');
  expect(await hasEntries(home)).toBe(true);
});

test('the first night is the first with an entry or a recorded zero that is still there', async () => {
  const { home, child } = await wangs();
  expect(await firstNight(home, child)).toBeUndefined();
  await saveEntries(home, [entryOf(20, { child }), entryOf(20, { id: 'gone', child, night: '2025-01-01' })]);
  await deleteEntry(home, 'gone');
  expect(await firstNight(home, child)).toBe(NIGHT);
  const undo = await sayOfEvening(home, { child, night: '2026-11-02' }, 'no-homework');
  expect(await firstNight(home, child)).toBe('2026-11-02');
  await undo();
  expect(await firstNight(home, child)).toBe(NIGHT);
});
