import { describe, expect, test } from 'vitest';
import { promotion } from '../../../src/core/grade';
import { addNights } from '../../../src/core/night';
import { addChild, changeChild } from '../../../src/parent/store/children';
import type { Home } from '../../../src/parent/store/database';
import {
  changeGradeRow,
  changeSchool,
  correctGrade,
  promote,
  removeGradeRow,
  setGrade,
} from '../../../src/parent/store/grades';
import { gradeOn, household } from '../../../src/parent/store/views';
import { CONSENT, FOUND } from '../../setup/class';
import { diary, everything, NIGHT, openHome, wangs, writesOf } from '../../setup/diary';

const XIAOHONG = { id: 'xiaohong', nickname: '小红', grade: 0, school: 'cn54' } as const;
const NATIONAL = { school: 'cn63', limit: { preset: 'cn-national' } } as const;

async function rowsOf(home: Home) {
  return (await household(home)).children[0]!.grades.sort((a, b) => a.from.localeCompare(b.from));
}

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

describe('years in which nobody was asked', () => {
  test('lie between by themselves: each is judged by its own grade', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: '2029-09-01', grade: 6 });
    const rows = await rowsOf(home);
    expect(rows.map(({ from, grade }) => [from, grade])).toEqual([
      [NIGHT, 3],
      ['2027-09-01', 4],
      ['2028-09-01', 5],
      ['2029-09-01', 6],
    ]);
  });

  test('are not guessed at when the child did not simply go up', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: '2028-09-01', grade: 4 });
    expect((await rowsOf(home)).map(({ grade }) => grade)).toEqual([3, 4]);
  });
});

describe('going back to the old grade', () => {
  test('in the middle of the year is a row of its 1 September, and last year keeps its own', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: '2027-09-01', grade: 4 });
    await promote(home, child, { from: '2027-09-01', grade: 3 });
    expect((await rowsOf(home)).map(({ from, grade }) => [from, grade])).toEqual([
      [NIGHT, 3],
      ['2027-09-01', 3],
    ]);
    expect(promotion(await rowsOf(home), '2028-09-01')).toBe(4);
  });

  test('is one undo away from the promotion', async () => {
    const { home, child } = await wangs();
    const before = await diary(home);
    const undo = await promote(home, child, { from: '2027-09-01', grade: 4 });
    await undo();
    expect(await diary(home)).toEqual(before);
  });
});

describe('the parent’s own subject buttons', () => {
  const subjectsOf = async (home: Home) => (await household(home)).children[0]?.subjects;

  test('go along into junior school, own names and all, and come back with the undo', async () => {
    const home = openHome();
    await addChild(home, { ...XIAOHONG, grade: 6, school: 'cn63' }, NIGHT);
    await changeChild(home, 'xiaohong', { subjects: ['math', 'chinese', 'science', 'other:书法'] });
    const before = await diary(home);
    const undo = await promote(home, 'xiaohong', { from: '2027-09-01', grade: 7 });
    expect(await subjectsOf(home)).toEqual([
      'math',
      'chinese',
      'other:书法',
      'history',
      'geography',
      'biology',
    ]);
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('stay as they are where the usual ones do not change', async () => {
    const { home, child } = await wangs();
    await changeChild(home, child, { subjects: ['math'] });
    await promote(home, child, { from: '2027-09-01', grade: 4 });
    expect(await subjectsOf(home)).toEqual(['math']);
  });
});

describe('a row of the list', () => {
  test('is changed with its date, and one undo brings it back', async () => {
    const { home, child } = await wangs();
    const before = await diary(home);
    const [row] = await rowsOf(home);
    const facts = { ...NATIONAL, from: '2026-09-01', grade: 4 };
    const undo = await changeGradeRow(home, { child, night: NIGHT }, { id: row!.id, facts });
    expect(await rowsOf(home)).toMatchObject([{ id: row!.id, ...facts }]);
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('is removed and its nights fall to its neighbour; the undo brings it back', async () => {
    const { home, child } = await wangs();
    await promote(home, child, { from: '2027-09-01', grade: 4 });
    const before = await diary(home);
    const first = (await rowsOf(home))[0]!;
    const undo = await removeGradeRow(home, { child, night: '2027-10-08' }, first.id);
    const [row] = (await household(home)).children;
    expect(gradeOn(row!, NIGHT).grade).toBe(4);
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('that is the only one stays, whoever asks', async () => {
    const { home, child } = await wangs();
    const before = await everything(home);
    const [row] = await rowsOf(home);
    await expect(removeGradeRow(home, { child, night: NIGHT }, row!.id)).rejects.toThrow('keeps one row');
    expect(await everything(home)).toEqual(before);
  });
});

describe('another school', () => {
  const move = { from: '2027-02-22', grade: 3, school: 'cn54', leavesClass: true } as const;

  test('brings its system and limit from its day on and leaves the class, and one undo takes all of it back', async () => {
    const { home, child } = await wangs();
    await home.enrolments.add({ ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT });
    const before = await diary(home);
    const undo = await changeSchool(home, { child, night: move.from }, move);
    expect(await home.enrolments.count()).toBe(0);
    expect(await rowsOf(home)).toMatchObject([
      { from: NIGHT, school: 'cn63' },
      { from: move.from, grade: 3, school: 'cn54', limit: { preset: 'cn-national-54' } },
    ]);
    await undo();
    expect(await diary(home)).toEqual(before);
    expect(await home.enrolments.count()).toBe(1);
  });

  test('takes along what was planned for later, and keeps a limit of the family’s own', async () => {
    const { home, child } = await wangs();
    const limit = { preset: 'custom', scope: 'all', minutes: 45 } as const;
    await setGrade(home, child, { ...NATIONAL, from: '2027-09-01', grade: 4, limit });
    await changeSchool(home, { child, night: NIGHT }, { ...move, leavesClass: false });
    expect((await rowsOf(home))[2]).toMatchObject({ from: '2027-09-01', grade: 4, school: 'cn54', limit });
  });

  test('does not touch the seat where the parent stays in the class for now', async () => {
    const { home, child } = await wangs();
    await home.enrolments.add({ ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT });
    await changeSchool(home, { child, night: NIGHT }, { ...move, leavesClass: false });
    expect(await home.enrolments.count()).toBe(1);
  });
});
