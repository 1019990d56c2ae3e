import { describe, expect, test } from 'vitest';
import { promotion } from '../../../src/core/grade';
import { addNights } from '../../../src/core/night';
import {
  addChild,
  changeChild,
  correctGrade,
  overrule,
  promote,
  removeChild,
  setGrade,
} from '../../../src/parent/store/children';
import { chooseChild } from '../../../src/parent/store/chosen';
import type { Home } from '../../../src/parent/store/database';
import { saveEntries } from '../../../src/parent/store/entries';
import { startTimer } from '../../../src/parent/store/timers';
import { gradeOn, household } from '../../../src/parent/store/views';
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

describe('a grade', () => {
  const grade4 = { from: '2027-09-01', grade: 4, school: 'cn63', limit: { preset: 'cn-national' } } as const;

  test('holds from its night on; earlier nights keep theirs', async () => {
    const { home, child } = await wangs();
    await setGrade(home, child, grade4);
    const [row] = (await household(home)).children;
    expect(gradeOn(row!, '2027-08-31').grade).toBe(3);
    expect(gradeOn(row!, '2027-09-01').grade).toBe(4);
    expect(gradeOn(row!, '2020-01-01').grade).toBe(3);
  });

  test('set twice for one night is one row', async () => {
    const { home, child } = await wangs();
    await setGrade(home, child, grade4);
    await setGrade(home, child, {
      ...grade4,
      limit: { preset: 'custom', scope: 'written', minutes: 45 },
    });
    expect(await home.grades.count()).toBe(2);
    const [row] = (await household(home)).children;
    expect(gradeOn(row!, '2027-09-02').limit).toMatchObject({ minutes: 45 });
  });
});

describe('a grade that was wrong from the start', () => {
  test('is mended for nights long past in one write, and one undo brings the old ones back', async () => {
    const { home, child } = await wangs();
    const before = await diary(home);
    const correction = { night: addNights(NIGHT, 30), grade: 5, school: 'cn54' } as const;
    let undo: (() => Promise<void>) | undefined;
    const writes = await writesOf(home, async () => {
      undo = await correctGrade(home, child, correction);
    });
    expect(writes).toBe(1);
    const [row] = (await household(home)).children;
    for (const night of ['2020-01-01', NIGHT, correction.night]) {
      expect(gradeOn(row!, night)).toMatchObject({
        grade: 5,
        school: 'cn54',
        limit: { preset: 'cn-national-54' },
      });
    }
    await undo?.();
    expect(await diary(home)).toEqual(before);
  });

  test('buries the row it had to add when it is taken back', async () => {
    const { home, child } = await wangs();
    const before = await diary(home);
    const undo = await correctGrade(home, child, { night: '2027-11-01', grade: 5, school: 'cn63' });
    const [row] = (await household(home)).children;
    expect([NIGHT, '2027-11-01'].map((night) => gradeOn(row!, night).grade)).toEqual([4, 5]);
    await undo();
    expect(await diary(home)).toEqual(before);
  });
});

test('a grade set from a night on is taken back by one undo', async () => {
  const { home, child } = await wangs();
  const before = await diary(home);
  const later = { from: '2027-09-01', grade: 4, school: 'cn63', limit: { preset: 'cn-national' } } as const;
  const undo = await setGrade(home, child, later);
  await undo();
  expect(await diary(home)).toEqual(before);
});

describe('a promotion', () => {
  const first = '2027-09-01';
  const national = { school: 'cn63', limit: { preset: 'cn-national' } } as const;
  const gradesOf = async (home: Home, nights: readonly string[]) => {
    const [child] = (await household(home)).children;
    return nights.map((night) => gradeOn(child!, night).grade);
  };

  test('holds from 1 September with school and limit as they were, answers the question and is one write', async () => {
    const { home, child } = await wangs();
    expect(promotion(await home.grades.toArray(), '2027-09-20')).toBe(4);
    expect(await writesOf(home, () => promote(home, child, { from: first, grade: 4 }))).toBe(1);
    expect(await home.grades.count()).toBe(2);
    const [row] = (await household(home)).children;
    expect(gradeOn(row!, first)).toMatchObject({ grade: 4, ...national });
    expect(await gradesOf(home, ['2027-08-31', first])).toEqual([3, 4]);
    expect(promotion(await home.grades.toArray(), '2027-09-20')).toBeUndefined();
  });

  test('lifts the limit changed in September too, and leaves a grade the parent set', async () => {
    const { home, child } = await wangs();
    const limit = { preset: 'custom', scope: 'written', minutes: 45 } as const;
    await setGrade(home, child, { ...national, from: '2027-09-10', grade: 3, limit });
    await setGrade(home, child, { ...national, from: '2028-09-01', grade: 5 });
    await promote(home, child, { from: first, grade: 4 });
    const nights = ['2027-08-31', first, '2027-09-09', '2027-09-10', '2028-09-01'];
    expect(await gradesOf(home, nights)).toEqual([3, 4, 4, 4, 5]);
    const [row] = (await household(home)).children;
    expect(gradeOn(row!, '2027-09-10').limit).toEqual(limit);
    expect(gradeOn(row!, '2027-09-09').limit).toEqual({ preset: 'cn-national' });
  });

  test('declined keeps the grade and is asked no more that year', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: first, grade: 3 });
    expect(promotion(await home.grades.toArray(), '2028-08-31')).toBeUndefined();
    expect(promotion(await home.grades.toArray(), '2028-09-01')).toBe(4);
  });

  test('tapped twice is one row', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: first, grade: 4 });
    await promote(home, child, { from: first, grade: 4 });
    expect(await home.grades.count()).toBe(2);
  });

  test('is one child’s alone, and of nobody changes nothing', async () => {
    const { home, child } = await wangs();
    await addChild(home, XIAOHONG, NIGHT);
    const rows = () => home.grades.where('child').equals('xiaohong').toArray();
    const before = await rows();
    await promote(home, child, { from: first, grade: 4 });
    await promote(home, 'nobody', { from: first, grade: 4 });
    expect(await rows()).toEqual(before);
    expect(await home.grades.count()).toBe(3);
  });
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
