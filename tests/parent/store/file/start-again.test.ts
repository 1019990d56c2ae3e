import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { addChild } from '../../../../src/parent/store/children';
import type { Home } from '../../../../src/parent/store/database';
import { saveEntries } from '../../../../src/parent/store/entries';
import { parcelToText } from '../../../../src/parent/store/file/backup-text';
import { readLaidBy } from '../../../../src/parent/store/file/laid-by';
import { finishStartingAgain, startAgain } from '../../../../src/parent/store/file/start-again';
import { readDiary } from '../../../../src/parent/store/file/take';
import { NIGHT, openHome, wangs } from '../../../setup/diary';
import { sittingOf } from '../../../setup/seat';

afterEach(async () => {
  await Dexie.delete('lamplight-laid-by');
});

/** A diary of 王家 as it lies on the phone, and the automatic backup of the evening before. */
async function brokenDiary() {
  const { home, child } = await wangs();
  await saveEntries(home, [sittingOf(child, 40)]);
  const backup = await readDiary(home);
  await saveEntries(home, [sittingOf(child, 20)]);
  const old = await readDiary(home);
  home.close();
  return { name: home.name, old, backup, body: parcelToText({ diary: backup, seats: [] }) };
}

type Step = (this: unknown, ...given: unknown[]) => unknown;

/** The phone dies before the next thing it writes or deletes, after so many; answers whether it came to that. */
async function killedAfter(steps: number, work: () => Promise<unknown>): Promise<boolean> {
  let left = steps;
  const [store, factory] = [IDBObjectStore.prototype, IDBFactory.prototype];
  const writes = [
    ...['put', 'add', 'clear', 'delete'].map((name) => [store, name] as const),
    [factory, 'deleteDatabase'] as const,
  ];
  const real = writes.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)!);
  for (const [index, [owner, name]] of writes.entries())
    Object.defineProperty(owner, name, {
      ...real[index],
      value: function counted(this: unknown, ...given: unknown[]): unknown {
        left -= 1;
        if (left < 0) throw new DOMException('The phone is dead.', 'UnknownError');
        return (real[index]!.value as Step).apply(this, given);
      },
    });
  try {
    await work();
  } finally {
    for (const [index, [owner, name]] of writes.entries()) Object.defineProperty(owner, name, real[index]!);
  }
  return left < 0;
}

/** The app opened anew: with nothing in its diary it looks for what was laid by. */
async function openedAnew(name: string): Promise<Home> {
  const home = openHome(name);
  if ((await home.children.count()) === 0) await finishStartingAgain(home);
  return home;
}

test('whenever the phone dies while a backup takes the place of a broken diary, it has the old one or the new', async () => {
  const seen = new Set<string>();
  let isDead = true;
  for (let steps = 0; isDead; steps += 1) {
    const { name, old, backup, body } = await brokenDiary();
    isDead = await killedAfter(steps, () => startAgain(name, body));
    const home = await openedAnew(name);
    const diary = await readDiary(home);
    expect([old, backup]).toContainEqual(diary);
    seen.add(diary.entries.length === old.entries.length ? 'old' : 'new');
    home.close();
    await Dexie.delete('lamplight-laid-by');
  }
  expect([...seen]).toEqual(['old', 'new']);
});

test('once the backup stands in the diary’s place nothing is laid by', async () => {
  const { name, backup, body } = await brokenDiary();
  expect(await startAgain(name, body)).toBe('started');
  expect(await readDiary(openHome(name))).toEqual(backup);
  expect(await readLaidBy()).toBeUndefined();
});

test('a diary that opened again after all, or was begun anew, is not touched by what was laid by', async () => {
  const { name, body } = await brokenDiary();
  await killedAfter(2, () => startAgain(name, body));
  expect(await readLaidBy()).toBe(body);
  const other = openHome();
  await addChild(other, { id: 'a', nickname: '小红', grade: 1, school: 'cn63' }, NIGHT);
  const before = await readDiary(other);
  expect(await finishStartingAgain(other)).toBe('nothing');
  expect(await readDiary(other)).toEqual(before);
  expect(await readLaidBy()).toBeUndefined();
});

test('what is no backup starts nothing, and the broken diary stays', async () => {
  const { name, old } = await brokenDiary();
  expect(await startAgain(name, 'torn')).toBe('failed');
  expect(await readDiary(openHome(name))).toEqual(old);
});
