import { expect, test } from 'vitest';
import { saveEntries } from '../../../src/parent/store/entries';
import { freshId, write } from '../../../src/parent/store/write';
import { everything, openHome, wangs } from '../../setup/diary';
import { entryOf } from '../../setup/sitting';

test('ids are 20 signs nobody mistakes for one another, and never twice the same', () => {
  const ids = Array.from({ length: 2000 }, freshId);
  expect(new Set(ids).size).toBe(2000);
  expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toEqual([]);
});

test('stamps grow with every write and carry one device, in two windows as in one', async () => {
  const { home, child } = await wangs();
  const other = openHome(home.name);
  const windows = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? home : other));
  await Promise.all(
    windows.map((window, index) => saveEntries(window, [entryOf(20, { id: `e${index}`, child })])),
  );
  const stamps = (await home.entries.toArray()).map(({ stamp }) => stamp);
  expect(stamps.map(([counter]) => counter).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(new Set(stamps.map(([, device]) => device)).size).toBe(1);
});

test('two phones never carry the same device', async () => {
  const device = async () => (await (await wangs()).home.kept.get('device'))?.value;
  expect(await device()).not.toBe(await device());
});

test('a write that fails is no write, its stamp included', async () => {
  const { home } = await wangs();
  const before = await everything(home);
  const failing = write(home, [home.entries], async (stamp) => {
    await home.entries.put({ ...entryOf(20), stamp });
    throw new Error('Half-way.');
  });
  await expect(failing).rejects.toThrow('Half-way.');
  expect(await everything(home)).toEqual(before);
});

test('a counter or device spoilt by hand is mended, and stamps still grow', async () => {
  const { home, child } = await wangs();
  await saveEntries(home, [entryOf(20, { id: 'a', child })]);
  await home.kept.bulkPut([
    { key: 'counter', value: 'many' },
    { key: 'device', value: 7 },
  ]);
  await saveEntries(home, [entryOf(20, { id: 'b', child })]);
  await saveEntries(home, [entryOf(20, { id: 'c', child })]);
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(async (id) => (await home.entries.get(id))!.stamp));
  expect(b![0]).toBeGreaterThan(a![0]);
  expect(c![0]).toBe(b![0] + 1);
  expect(b![1]).toMatch(/^.{20}$/);
});
