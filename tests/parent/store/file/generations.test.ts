import { expect, test } from 'vitest';
import { Home, SANDBOX } from '../../../../src/parent/store/database';
import { textToParcel } from '../../../../src/parent/store/file/backup-text';
import { generationToText } from '../../../../src/parent/store/file/generation-text';
import {
  eraseGenerations,
  keepGeneration,
  makeGeneration,
  readGenerations,
} from '../../../../src/parent/store/file/generations';
import { databasePlace } from '../../../../src/parent/store/file/place-database';
import { readDiary } from '../../../../src/parent/store/file/take';
import { startTimer } from '../../../../src/parent/store/timers';
import { openHome, MATH } from '../../../setup/diary';
import { familyDiary, familyWindow, sit } from '../../../setup/family-diary';
import * as seat from '../../../setup/seat';

const DAY_MS = 24 * 60 * 60_000;
const EVENING = Date.parse('2026-11-23T21:00:00');

const counts = async () => (await readGenerations()).whole.map(({ count }) => count);

test('an automatic backup is the diary, whole, in the words of an exported file', async () => {
  const home = await familyDiary();
  await sit(home, 3);
  await makeGeneration(home, EVENING);
  const [made] = (await readGenerations()).whole;
  expect(made).toMatchObject({ madeAt: EVENING, count: 3 });
  expect(textToParcel(made!.body)).toEqual({ diary: await readDiary(home), seats: [] });
});

test('it holds no seat and no family secret', async () => {
  const home = await familyDiary();
  await sit(home, 1);
  await seat.sit(home, 'xiaoming');
  await makeGeneration(home, EVENING);
  const [made] = (await readGenerations()).whole;
  expect(made?.body).not.toContain('"seats"');
});

test('one is made a day, once the diary changed, and not while somebody works', async () => {
  const home = await familyDiary();
  await keepGeneration(home, EVENING);
  expect(await counts()).toEqual([]);
  await sit(home, 1);
  await startTimer(home, 'xiaoming', { work: MATH, now: EVENING });
  await keepGeneration(home, EVENING);
  expect(await counts()).toEqual([1]);
  await home.timers.clear();
  await sit(home, 1);
  await keepGeneration(home, EVENING + 60_000);
  expect(await counts()).toEqual([1]);
  await startTimer(home, 'xiaoming', { work: MATH, now: EVENING + DAY_MS });
  await keepGeneration(home, EVENING + DAY_MS);
  expect(await counts()).toEqual([1]);
  await home.timers.clear();
  await keepGeneration(home, EVENING + DAY_MS);
  await keepGeneration(home, EVENING + 2 * DAY_MS);
  expect(await counts()).toEqual([2, 1]);
});

test('two windows that are left at once make one', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  const other = familyWindow();
  await Promise.all([keepGeneration(home, EVENING), keepGeneration(other, EVENING)]);
  expect(await counts()).toEqual([2]);
});

test('the one that read its clock first and comes second makes no other', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  const other = familyWindow();
  await Promise.all([keepGeneration(home, EVENING + 3), keepGeneration(other, EVENING)]);
  expect(await counts()).toEqual([2]);
});

test('a clock that is set back by hours at it holds up no backup', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  await home.kept.put({ key: 'generation', value: { heldUntil: EVENING + DAY_MS } });
  await keepGeneration(home, EVENING);
  expect(await counts()).toEqual([2]);
});

test('a window that looks for backups takes away none that another is making', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  const making = { isDone: false };
  const look = async () => {
    // Each count is a turn of the database, in which whoever makes one goes on.
    while (!making.isDone) await Promise.all([readGenerations(), home.kept.count()]);
  };
  const looking = look();
  await makeGeneration(home, EVENING).finally(() => (making.isDone = true));
  await looking;
  expect(await counts()).toEqual([2]);
});

test('a window that was killed at it holds up the next one for minutes, not for ever', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  await home.kept.put({ key: 'generation', value: { heldUntil: EVENING + 60_000 } });
  await keepGeneration(home, EVENING);
  expect(await counts()).toEqual([]);
  await keepGeneration(home, EVENING + 60_001);
  expect(await counts()).toEqual([2]);
});

test('a torn one is never read, hides no whole one, and is swept away by the next', async () => {
  const home = await familyDiary();
  await sit(home, 2);
  await makeGeneration(home, EVENING);
  const [made] = (await readGenerations()).whole;
  const text = generationToText(made!);
  for (const [name, cut] of [
    ['empty', ''],
    ['head', text.slice(0, 40)],
    ['cut', text.slice(0, -1)],
    ['changed', text.replace('"minutes":20', '"minutes":21')],
    ['renamed', text.replace('"count":2', '"count":1e99')],
  ] as const)
    await databasePlace.write({ name, text: cut });
  const { whole, torn } = await readGenerations();
  expect(whole.map(({ name }) => name)).toEqual([made!.name]);
  expect(torn).toHaveLength(5);
  await makeGeneration(home, EVENING + DAY_MS);
  expect((await readGenerations()).torn).toEqual([]);
  expect(await counts()).toEqual([2, 2]);
});

test('a large diary that the browser threw away waits, whatever is begun in its place', async () => {
  const home = await familyDiary();
  await sit(home, 40);
  await makeGeneration(home, EVENING);
  await makeGeneration(home, EVENING + DAY_MS);
  await home.entries.clear();
  for (let day = 2; day < 30; day += 1) {
    if (day % 7 === 0) await sit(home, 1);
    await makeGeneration(home, EVENING + day * DAY_MS);
  }
  expect(await counts()).toEqual([4, 40, 40]);
});

test('the example and an empty diary have none', async () => {
  const home = await familyDiary();
  await makeGeneration(home, EVENING);
  const sandbox = openHome(SANDBOX);
  await sandbox.children.bulkPut(await home.children.toArray());
  await sit(sandbox, 3);
  await makeGeneration(sandbox, EVENING);
  await keepGeneration(sandbox, EVENING);
  expect(await counts()).toEqual([]);
  await sandbox.delete();
});

test('erased, nothing of them is left', async () => {
  const home = await familyDiary();
  await sit(home, 3);
  await makeGeneration(home, EVENING);
  await eraseGenerations();
  expect(await Home.getDatabaseNames()).not.toContain('lamplight-generations');
  expect(await counts()).toEqual([]);
});
