import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import { SANDBOX } from '../../../src/parent/store/database';
import { eraseAll, extentOf, withdrawalsWaiting } from '../../../src/parent/store/erase';
import { whenErased } from '../../../src/parent/store/erased';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { saveEntries } from '../../../src/parent/store/entries';
import { makeGeneration, readGenerations } from '../../../src/parent/store/file/generations';
import { handOver, noteAnswer, outbox } from '../../../src/parent/store/outbox';
import { openHome } from '../../setup/diary';
import { familyDiary, familyWindow, sit } from '../../setup/family-diary';
import * as seat from '../../setup/seat';

const OURS = async () => (await Dexie.getDatabaseNames()).filter((name) => /^lamplight/.test(name));

test('erased, the phone has no database, no backup and no looks of the family any more', async () => {
  const home = await familyDiary();
  await sit(home, 30);
  await makeGeneration(home, seat.EIGHT);
  const sandbox = openHome(SANDBOX);
  await sandbox.open();
  sandbox.close();
  localStorage.setItem('lamplight.appearance', '{}');
  localStorage.setItem('lamplight.seenAt', '1');
  localStorage.setItem('of another', '1');
  await eraseAll(home);
  expect(await OURS()).toEqual([]);
  expect((await readGenerations()).whole).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(['of another']);
});

test('another window is told, and writes nothing back', async () => {
  const home = await familyDiary();
  await sit(home, 3);
  const other = familyWindow();
  await other.open();
  let told = 0;
  whenErased(other, () => {
    told += 1;
  });
  await eraseAll(home);
  expect(told).toBe(1);
  await expect(sit(other, 1)).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  expect(await OURS()).toEqual([]);
});

test('a backup that another window was just making when everything was erased is not left behind', async () => {
  const home = await familyDiary();
  await sit(home, 3);
  const other = familyWindow();
  await other.open();
  whenErased(other, () => undefined);
  // A browser that has no files of its own, and is slow to say so just before the other window writes.
  let asked = 0;
  let answer: (() => void) | undefined;
  const getDirectory = () =>
    new Promise<never>((_, reject) => {
      const refuse = () => {
        reject(new DOMException('None here.', 'SecurityError'));
      };
      asked += 1;
      if (asked === 2) answer = refuse;
      else refuse();
    });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  const making = makeGeneration(other, seat.EIGHT);
  await vi.waitFor(() => {
    expect(answer).toBeDefined();
  });
  await eraseAll(home);
  answer?.();
  expect(await making).toBe('nothing');
  expect((await readGenerations()).whole).toEqual([]);
  vi.unstubAllGlobals();
});

test('what goes is counted in nights, and what stays with the class in evenings', async () => {
  const { home, child } = await seat.seated();
  await seat.givenTo(home, child);
  await saveEntries(home, [seat.sittingOf(child, 40)]);
  await seat.refresh(home);
  for (const { row, token } of await outbox(home, seat.EIGHT)) {
    const letter = await handOver(home, { row, token: token! }, seat.EIGHT);
    await noteAnswer(home, letter!, { answer: { kind: 'stored' }, now: seat.EIGHT });
  }
  expect(await extentOf(home, seat.EIGHT)).toEqual({
    children: 1,
    nights: 1,
    classes: [{ child, name: '三年级2班' }],
    out: 1,
    surveys: { out: 0, unsent: 0 },
  });
  expect(await withdrawalsWaiting(home, seat.EIGHT)).toEqual({ evenings: 0, surveys: 0 });
  await leaveClass(home, child);
  expect(await withdrawalsWaiting(home, seat.EIGHT)).toEqual({ evenings: 1, surveys: 0 });
  expect((await extentOf(home, seat.EIGHT)).classes).toEqual([]);
});
