import { expect, test } from 'vitest';
import { askToJoin, noteFound } from '../../../src/parent/store/joinings';
import { LEFT_IDS, leftId } from '../../../src/parent/store/letter-rows';
import { isSyncNeeded } from '../../../src/parent/store/sync-needed';
import { CONSENT, FOUND, SLIP } from '../../setup/class';
import { wangs } from '../../setup/diary';
import { seated } from '../../setup/seat';

test('a phone in no class has nothing for sync', async () => {
  const { home } = await wangs();
  expect(await isSyncNeeded(home)).toBe(false);
});

test('an asking that waits for the endpoint needs sync, one that waits for the parent does not', async () => {
  const { home } = await wangs();
  const id = await askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
  expect(await isSyncNeeded(home)).toBe(true);
  await noteFound(home, id, FOUND);
  expect(await isSyncNeeded(home)).toBe(false);
});

test('a seat needs sync', async () => {
  const { home } = await seated();
  expect(await isSyncNeeded(home)).toBe(true);
});

test('a letter of a seat given up needs sync, one that is history does not', async () => {
  const { home } = await wangs();
  await home.letters.put({ id: 'xiaoming/3n5k8m2q7t/2026-11-23' } as never);
  expect(await isSyncNeeded(home)).toBe(false);
  await home.letters.put({ id: leftId('xiaoming/3n5k8m2q7t/2026-11-23', 'once') } as never);
  expect(await isSyncNeeded(home)).toBe(true);
});

test('every left letter is found by its id, and no child’s own', () => {
  const [from, to] = LEFT_IDS;
  const isLeft = (id: string) => id >= from && id < to;
  expect(isLeft(leftId('zzzz', 'zzzz'))).toBe(true);
  expect(isLeft('left0child00000000000/3n5k8m2q7t/2026-11-23')).toBe(false);
  expect(isLeft('lefschild000000000000/3n5k8m2q7t/2026-11-23')).toBe(false);
});
