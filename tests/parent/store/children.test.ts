import { describe, expect, test } from 'vitest';
import { addChild, changeChild, overrule, removeChild } from '../../../src/parent/store/children';
import { chooseChild } from '../../../src/parent/store/chosen';
import { saveEntries } from '../../../src/parent/store/entries';
import { startTimer } from '../../../src/parent/store/timers';
import { household } from '../../../src/parent/store/views';
import { diary, everything, MATH, NIGHT, openHome, wangs, whileFull, writesOf } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';

const XIAOHONG = { id: 'xiaohong', nickname: '小红', grade: 0, school: 'cn54' } as const;

describe('a new child', () => {
  test('has its first grade with the usual limit, is chosen, and took one write', async () => {
    const home = openHome();
    expect(await writesOf(home, () => addChild(home, XIAOHONG, NIGHT))).toBe(1);
    const { children, chosen } = await household(home);
    expect(children).toMatchObject([{ nickname: '小红', order: 0, fridayCounts: false }]);
    expect(children[0]?.grades).toMatchObject([
      { from: NIGHT, grade: 0, limit: { preset: 'cn-national-54' } },
    ]);
    expect(children[0]?.id).toBe('xiaohong');
    expect(chosen).toBe('xiaohong');
  });

  test('stands after those who were there', async () => {
    const { home } = await wangs();
    await addChild(home, XIAOHONG, NIGHT);
    expect((await household(home)).children.map(({ nickname }) => nickname)).toEqual(['小明', '小红']);
  });

  test('added twice is one child, as it was added first', async () => {
    const home = openHome();
    await addChild(home, XIAOHONG, NIGHT);
    const before = await diary(home);
    await addChild(home, { ...XIAOHONG, nickname: '红红' }, NIGHT);
    expect(await diary(home)).toEqual(before);
  });

  test('for whom there was no room leaves no half of itself', async () => {
    const { home } = await wangs();
    const before = await everything(home);
    await whileFull({ table: 'grades' }, () => expect(addChild(home, XIAOHONG, NIGHT)).rejects.toThrow());
    expect(await everything(home)).toEqual(before);
  });
});

describe('changing a child', () => {
  test('keeps everything else, and undefined goes back to the usual', async () => {
    const { home, child } = await wangs();
    await changeChild(home, child, { subjects: ['math', 'other:书法'], fridayCounts: true });
    await changeChild(home, child, { nickname: '明明', subjects: undefined });
    const row = (await home.children.get(child))!;
    expect(row).toMatchObject({ nickname: '明明', fridayCounts: true, order: 0 });
    expect(row).not.toHaveProperty('subjects');
  });

  test('that is not there makes none', async () => {
    const { home } = await wangs();
    await changeChild(home, 'nobody', { nickname: '谁' });
    expect(await home.children.count()).toBe(1);
  });
});

describe('removing a child', () => {
  test('takes its timer along, keeps its nights, and undo brings all of it back', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [entryOf(20, { child })]);
    await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
    const before = await diary(home);
    const undo = await removeChild(home, child);
    expect(await household(home)).toEqual({ children: [], chosen: undefined, timers: [], damaged: 0 });
    expect(await diary(home)).toMatchObject({ entries: before['entries'], timers: [] });
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('leaves the next one chosen', async () => {
    const { home, child } = await wangs();
    await addChild(home, XIAOHONG, NIGHT);
    await removeChild(home, XIAOHONG.id);
    expect((await household(home)).chosen).toBe(child);
  });
});

test('the chosen child is the one tapped', async () => {
  const { home, child } = await wangs();
  await addChild(home, XIAOHONG, NIGHT);
  await chooseChild(home, child);
  expect((await household(home)).chosen).toBe(child);
});

test('an overruled evening is one row, and goes back to the calendar', async () => {
  const { home, child } = await wangs();
  const evening = { child, night: NIGHT };
  const overrides = async () => (await household(home)).children[0]?.overrides;
  await overrule(home, evening, undefined);
  expect(await overrides()).toEqual({});
  await overrule(home, evening, 'holiday');
  await overrule(home, evening, 'no-homework');
  expect(await overrides()).toEqual({ [NIGHT]: 'no-homework' });
  await overrule(home, evening, undefined);
  expect(await overrides()).toEqual({});
  await overrule(home, evening, 'school');
  expect(await overrides()).toEqual({ [NIGHT]: 'school' });
  expect(await home.overrides.count()).toBe(1);
});
