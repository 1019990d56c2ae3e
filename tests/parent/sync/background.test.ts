import { IDBFactory } from 'fake-indexeddb';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addChild } from '../../../src/parent/store/children';
import { DIARY } from '../../../src/parent/store/database';
import { saveEntries } from '../../../src/parent/store/entries';
import { takeBack } from '../../../src/parent/store/letters';
import { noteTimes } from '../../../src/parent/store/sync-times';
import { sendInBackground } from '../../../src/parent/sync/background';
import { nightPath } from '../../../src/wire/night';
import { NIGHT, openHome } from '../../setup/diary';
import { HONEST, STORED } from '../../setup/issuer';
import { EIGHT, givenTo, letterOf, refresh, sit, sittingOf } from '../../setup/seat';
import { no, stranger } from '../../setup/stranger';

const usual = Dexie.dependencies.indexedDB;

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
});
afterEach(() => {
  Dexie.dependencies.indexedDB = usual;
  vi.unstubAllGlobals();
});

/** The family's own diary with an evening queued for twenty past eight; the service worker is woken at `now`. */
async function woken(replies = {}) {
  const home = openHome(DIARY);
  await addChild(home, { id: 'xiaoming', nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
  await sit(home, 'xiaoming');
  await givenTo(home, 'xiaoming');
  await saveEntries(home, [sittingOf('xiaoming', 40)]);
  await refresh(home, EIGHT, 2 / 3);
  const spoken = stranger({ ...HONEST, ...replies });
  const wake = (now: number) =>
    sendInBackground({ clock: () => new Date(now), fetch: spoken.fetch, random: () => 0 });
  return { home, spoken, wake };
}

const LATER = EIGHT + 20 * 60_000;

describe('the service worker that is woken', () => {
  test('sends what is due and is done', async () => {
    const { home, spoken, wake } = await woken();
    await wake(LATER);
    expect(spoken.paths()).toEqual([nightPath]);
    expect(await letterOf(home, 'xiaoming')).toMatchObject({ rev: 1 });
    await wake(LATER);
    expect(spoken.asked).toHaveLength(1);
  });

  test('queues what the diary says since, and asks to be woken again while something waits', async () => {
    const { home, spoken, wake } = await woken();
    await home.letters.clear();
    await wake(EIGHT);
    expect(spoken.paths()).toEqual([nightPath]);
    await saveEntries(home, [sittingOf('xiaoming', 20)]);
    await refresh(home, EIGHT, 1);
    await expect(wake(EIGHT)).rejects.toThrow('still waits');
    expect(spoken.asked).toHaveLength(1);
  });

  test('asks to be woken again when the endpoint was away', async () => {
    const { wake } = await woken({ [nightPath]: no(503, 'endpoint-busy') });
    await expect(wake(LATER)).rejects.toThrow('still waits');
  });

  test('takes an evening back in the same breath as it hears that it stands', async () => {
    const there = { status: 409, body: { problem: 'letter-taken', rev: 1 } };
    const replies = [{ status: 502, text: 'lost' }, there, STORED];
    const { home, spoken, wake } = await woken({ [nightPath]: replies });
    await expect(wake(LATER)).rejects.toThrow('still waits');
    await takeBack(home, (await letterOf(home, 'xiaoming'))!.id);
    await wake(LATER);
    expect(spoken.asked.map(({ question: { r, v } }) => [r, v !== null])).toEqual([
      [1, true],
      [1, false],
      [1, true],
      [2, false],
    ]);
  });

  test('is not asked again for what only the parent or a token can move', async () => {
    const { home, wake } = await woken({
      [nightPath]: { status: 409, body: { problem: 'letter-taken', rev: 2 } },
    });
    await wake(LATER);
    await home.tokenBlocks.clear();
    await home.letters.clear();
    await wake(LATER);
  });

  test('sends no evening within half an hour of another that the page sent', async () => {
    const { home, spoken, wake } = await woken();
    await noteTimes(home, { nightAt: LATER - 60_000, evening: 'another' });
    await expect(wake(LATER)).rejects.toThrow('still waits');
    expect(spoken.asked).toEqual([]);
  });

  test('waits until a window that is speaking is done', async () => {
    const { spoken, wake } = await woken();
    let isDone = () => {};
    const speaking = new Promise<void>((resolve) => (isDone = resolve));
    const locks = { request: (_name: string, work: () => Promise<void>) => speaking.then(work) };
    vi.stubGlobal('navigator', { locks });
    const waking = wake(LATER);
    expect(spoken.asked).toEqual([]);
    isDone();
    await waking;
    expect(spoken.paths()).toEqual([nightPath]);
  });
});
