import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addChild, removeChild } from '../../../../src/parent/store/children';
import type { Home } from '../../../../src/parent/store/database';
import { deleteEntry, saveEntries } from '../../../../src/parent/store/entries';
import { sayOfEvening } from '../../../../src/parent/store/evenings';
import { nightToLines, textToNights } from '../../../../src/parent/store/file/line';
import { nightNews } from '../../../../src/parent/store/file/night-news';
import type { NightRows } from '../../../../src/parent/store/file/night-rows';
import { readDiary, takeDiary } from '../../../../src/parent/store/file/take';
import { takeNights, type Answer } from '../../../../src/parent/store/file/take-nights';
import { nightRows } from '../../../../src/parent/store/lines';
import { household, nightsOf } from '../../../../src/parent/store/views';
import { anyNight } from '../../../setup/any-night';
import { diary, everything, NIGHT, openHome, wangs } from '../../../setup/diary';
import { entryOf } from '../../../setup/sitting';

const LOW = '00000000000000000000';
const HIGH = 'zzzzzzzzzzzzzzzzzzzz';

/** A phone of the family that has 小明 under an id of its own. */
async function phoneWith(id: string, nickname = '小明'): Promise<Home> {
  const home = openHome();
  await addChild(home, { id, nickname, grade: 3, school: 'cn63' }, NIGHT);
  return home;
}

/** The evening as a phone sends it and another reads it. */
async function sent(home: Home, night = NIGHT): Promise<NightRows[]> {
  const child = (await household(home)).children[0]!;
  const { lines } = nightToLines(await nightRows(home, child, night), () => '灯下｜小明');
  return textToNights(lines.join('\n')).nights;
}

async function evening(home: Home) {
  const child = (await household(home)).children[0]!.id;
  const { entries, said } = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
  return { minutes: entries.map(({ minutes }) => minutes), said: said[NIGHT] };
}

const log = (home: Home, child: string, { id, minutes }: { id: string; minutes: number }) =>
  saveEntries(home, [entryOf(minutes, { id, child, night: NIGHT })]);

test('both phones hold the same rows, with the later word on each', async () => {
  const [mother, grandfather] = [await phoneWith(LOW), await phoneWith(LOW)];
  await log(grandfather, LOW, { id: 'a', minutes: 20 });
  await log(grandfather, LOW, { id: 'b', minutes: 30 });
  await takeNights(mother, await sent(grandfather), []);
  expect(await evening(mother)).toEqual({ minutes: [20, 30], said: undefined });

  await log(mother, LOW, { id: 'a', minutes: 25 });
  await deleteEntry(mother, 'b');
  await log(mother, LOW, { id: 'c', minutes: 10 });
  await takeNights(grandfather, await sent(mother), []);
  expect(await evening(grandfather)).toEqual({ minutes: [25, 10], said: undefined });
  expect((await readDiary(grandfather)).entries).toEqual((await readDiary(mother)).entries);

  await log(grandfather, LOW, { id: 'c', minutes: 12 });
  await takeNights(mother, await sent(grandfather), []);
  expect((await evening(mother)).minutes).toEqual([25, 12]);
});

test('what is known already changes nothing, however often and in whatever order it is pasted', async () => {
  const [mother, grandfather] = [await phoneWith(LOW), await phoneWith(LOW)];
  await log(grandfather, LOW, { id: 'a', minutes: 20 });
  const early = await sent(grandfather);
  await log(grandfather, LOW, { id: 'a', minutes: 22 });
  await sayOfEvening(grandfather, { child: LOW, night: NIGHT }, 'done-at-school');
  const late = await sent(grandfather);
  await takeNights(mother, late, []);
  const rows = await readDiary(mother);
  await takeNights(mother, early, []);
  await takeNights(mother, late, []);
  expect(await readDiary(mother)).toEqual(rows);
  expect((await nightNews(mother, late[0]!, [])).isKnown).toBe(true);
  expect(await evening(mother)).toEqual({ minutes: [22], said: 'done-at-school' });
});

test('any evening in several lines is the same diary in any order', async () => {
  await fc.assert(
    fc.asyncProperty(anyNight(10), fc.infiniteStream(fc.nat()), async (rows, chance) => {
      const lines = nightToLines(rows, () => '灯下').lines;
      const shuffled = lines
        .map((line) => ({ line, at: chance.next().value as number }))
        .sort((one, other) => one.at - other.at)
        .map(({ line }) => line);
      const [one, other] = [openHome(), openHome()];
      await takeNights(one, textToNights(lines.join('\n')).nights, []);
      for (const line of [...shuffled, ...shuffled]) await takeNights(other, textToNights(line).nights, []);
      expect(await readDiary(other)).toEqual(await readDiary(one));
      await Promise.all([one.delete(), other.delete()]);
    }),
    { numRuns: 15 },
  );
});

test.each([
  { of: 'lower', mothers: LOW, fathers: HIGH },
  { of: 'higher', mothers: HIGH, fathers: LOW },
])('once the mother said whose it is neither phone asks again, her id being the $of', async (ids) => {
  const [mother, father] = [await phoneWith(ids.mothers), await phoneWith(ids.fathers, '明明')];
  await log(father, ids.fathers, { id: 'a', minutes: 20 });
  await log(mother, ids.mothers, { id: 'm', minutes: 5 });
  const first = await sent(father);
  expect((await nightNews(mother, first[0]!, [])).whose).toEqual({ kind: 'unknown' });
  const same = [{ child: ids.mothers, same: ids.fathers }];
  expect(await nightNews(mother, first[0]!, same)).toMatchObject({
    whose: { kind: 'known', child: ids.mothers },
    sittings: { added: 1, changed: 0, removed: 0 },
    minutes: 25,
  });
  const answers: Answer[] = [{ child: ids.fathers, is: { kind: 'same', as: ids.mothers } }];
  await takeNights(mother, first, answers);
  expect((await household(mother)).children).toMatchObject([{ id: LOW, nickname: '小明' }]);
  expect((await evening(mother)).minutes).toEqual([20, 5]);

  const back = await sent(mother);
  expect((await nightNews(father, back[0]!, [])).whose).toEqual({ kind: 'known', child: ids.fathers });
  await takeNights(father, back, []);
  expect((await household(father)).children).toMatchObject([{ id: LOW, nickname: '明明' }]);
  expect((await evening(father)).minutes).toEqual([20, 5]);
  await log(father, LOW, { id: 'b', minutes: 7 });
  expect((await nightNews(mother, (await sent(father))[0]!, [])).whose.kind).toBe('known');
});

test('a new child has its name and grade, and what the other phone wrote of it wins later', async () => {
  const [mother, father] = [await phoneWith(LOW, '小米'), await phoneWith(HIGH)];
  await log(mother, LOW, { id: 'a', minutes: 20 });
  await takeNights(father, await sent(mother), [{ child: LOW, is: { kind: 'new' } }]);
  const [own, added] = (await household(father)).children;
  expect([own!.nickname, added!.nickname]).toEqual(['小明', '小米']);
  expect(added!.grades).toMatchObject([{ grade: 3, school: 'cn63', from: '2026-09-01' }]);
  await takeDiary(father, await readDiary(mother), { way: 'merge', same: [] });
  const mothers = (await readDiary(mother)).children[0];
  expect(await father.children.get(LOW)).toEqual(mothers);
});

test('the grade a line only lets guess gives way to the one the parent said, also where that began earlier', async () => {
  const mother = await phoneWith(LOW, '小米');
  const [said] = await mother.grades.toArray();
  const limit = { preset: 'custom', scope: 'written', minutes: 40 } as const;
  await mother.grades.put({ ...said!, from: '2026-03-02', limit });
  await log(mother, LOW, { id: 'a', minutes: 20 });
  const father = await phoneWith(HIGH);
  await takeNights(father, await sent(mother), [{ child: LOW, is: { kind: 'new' } }]);
  const grades = async (home: Home) =>
    (await home.grades.where('child').equals(LOW).toArray()).map((row) => row.limit);
  expect(await grades(father)).toEqual([{ preset: 'cn-national' }]);
  const MERGE = { way: 'merge', same: [] } as const;
  await takeDiary(mother, await readDiary(father), MERGE);
  await takeDiary(father, await readDiary(mother), MERGE);
  expect(await grades(mother)).toEqual([limit]);
  expect(await grades(father)).toEqual([limit]);
});

test('a child that was removed here is asked about, and comes back as it was', async () => {
  const [mother, father] = [await phoneWith(LOW, '小米'), await phoneWith(LOW, '米米')];
  await addChild(father, { id: HIGH, nickname: '小明', grade: 1, school: 'cn63' }, NIGHT);
  await removeChild(father, LOW);
  await log(mother, LOW, { id: 'a', minutes: 20 });
  const line = await sent(mother);
  expect((await nightNews(father, line[0]!, [])).whose).toEqual({ kind: 'removed' });
  await takeNights(father, line, [{ child: LOW, is: { kind: 'new' } }]);
  expect((await household(father)).children.map(({ nickname }) => nickname)).toEqual(['米米', '小明']);
});

test('undo leaves the diary as it was, and the same line can be pasted again', async () => {
  const { home, child } = await wangs();
  await log(home, child, { id: 'a', minutes: 20 });
  const other = await phoneWith(child);
  await log(other, child, { id: 'b', minutes: 30 });
  await takeNights(other, await sent(home), []);
  await log(other, child, { id: 'a', minutes: 25 });
  await sayOfEvening(other, { child, night: NIGHT }, 'done-at-school');
  const before = await everything(home);
  const undo = await takeNights(home, await sent(other), []);
  expect((await evening(home)).minutes).toEqual([25, 30]);
  await undo();
  const after = await everything(home);
  expect({ ...after, kept: [] }).toEqual({ ...before, kept: [] });
  await takeNights(home, await sent(other), []);
  expect(await evening(home)).toEqual({ minutes: [25, 30], said: 'done-at-school' });
});

test('undo takes a new child away again, unless it has been written of since, and leaves later edits alone', async () => {
  const mother = await phoneWith(LOW, '小米');
  await log(mother, LOW, { id: 'a', minutes: 20 });
  const line = await sent(mother);
  const answers: Answer[] = [{ child: LOW, is: { kind: 'new' } }];
  const father = await phoneWith(HIGH);
  const before = await diary(father);
  await (
    await takeNights(father, line, answers)
  )();
  expect(await diary(father)).toEqual(before);

  const undo = await takeNights(father, line, answers);
  await log(father, LOW, { id: 'a', minutes: 33 });
  await undo();
  expect((await household(father)).children).toHaveLength(2);
  expect(await father.entries.get('a')).toMatchObject({ minutes: 33 });
});

test('a line that brings the word that two children here are one says so before it is taken in', async () => {
  const father = await phoneWith(LOW);
  await addChild(father, { id: HIGH, nickname: '明明', grade: 3, school: 'cn63' }, NIGHT);
  const mother = await phoneWith(LOW);
  await takeDiary(mother, await readDiary(await phoneWith(HIGH)), {
    way: 'merge',
    same: [{ child: LOW, same: HIGH }],
  });
  await log(mother, LOW, { id: 'a', minutes: 20 });
  const [line] = await sent(mother);
  expect((await nightNews(father, line!, [])).joinedChildren).toEqual(['小明', '明明']);
  await takeNights(father, [line!], []);
  expect((await household(father)).children).toHaveLength(1);
  expect(await nightNews(father, line!, [])).toMatchObject({ joinedChildren: [], isKnown: true });
});
