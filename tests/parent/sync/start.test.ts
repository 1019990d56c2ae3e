import { afterEach, describe, expect, test, vi } from 'vitest';
import { saveEntries } from '../../../src/parent/store/entries';
import { askToJoin, confirmJoining, joiningById } from '../../../src/parent/store/joinings';
import { startSync } from '../../../src/parent/sync/start';
import { classPath } from '../../../src/wire/class';
import { enrolPath } from '../../../src/wire/enrol';
import { keyPath } from '../../../src/wire/key';
import { nightPath } from '../../../src/wire/night';
import { CLASS_ANSWER, CLASS_ID, CONSENT, KEYS, SLIP, TERM } from '../../setup/class';
import { wangs } from '../../setup/diary';
import { HONEST } from '../../setup/issuer';
import { at } from '../../setup/sitting';
import { EIGHT, givenTo, letterOf, seated, sittingOf } from '../../setup/seat';
import { stranger } from '../../setup/stranger';

const ALL = {
  [keyPath]: { body: { term: TERM, class: CLASS_ID, keys: KEYS, opens: '2026-09-01' } },
  [classPath]: { body: CLASS_ANSWER },
  [enrolPath]: { body: { class: CLASS_ID, term: TERM } },
};

const running: (() => void)[] = [];

afterEach(() => {
  for (const stop of running.splice(0)) stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function started(replies: Parameters<typeof stranger>[0], random = 1) {
  const { home, child } = await wangs();
  const spoken = stranger(replies);
  const now = at('2026-11-23', '20:00');
  const stop = startSync({ home, clock: () => new Date(now), fetch: spoken.fetch, random: () => random });
  running.push(stop);
  const ask = () => askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
  const becomes = (id: string, kind: string) =>
    vi.waitFor(async () => expect((await joiningById(home, id))?.state.kind).toBe(kind), { interval: 5 });
  return { home, child, spoken, stop, ask, becomes };
}

test('a row written by a screen is taken to the endpoint, and the answer stands in the row', async () => {
  const { home, child, ask, becomes } = await started(ALL);
  const id = await ask();
  await becomes(id, 'found');
  await confirmJoining(home, id, { id: child });
  await becomes(id, 'joined');
});

test('it is tried again when the line is back and when the page is looked at', async () => {
  const { ask, spoken, becomes } = await started({
    [keyPath]: [{ status: 500, text: '' }, { status: 500, text: '' }, ALL[keyPath]],
    [classPath]: ALL[classPath],
  });
  const id = await ask();
  const tried = (times: number) =>
    vi.waitFor(() => expect(spoken.paths().filter((path) => path === keyPath)).toHaveLength(times), {
      interval: 5,
    });
  await tried(1);
  await vi.waitFor(async () => expect(spoken.asked).toHaveLength(1));
  dispatchEvent(new Event('online'));
  await tried(2);
  document.dispatchEvent(new Event('visibilitychange'));
  await tried(3);
  await becomes(id, 'found');
});

test.each(Array.from({ length: 13 }, (_, turns) => turns))(
  'a call is not lost that comes %i turns after a round began to end',
  async (turns) => {
    let rounds = 0;
    const request = async () => {
      rounds += 1;
      if (rounds > 1) return;
      let turn = Promise.resolve();
      for (let count = 0; count < turns; count += 1) turn = turn.then(() => undefined);
      void turn.then(() => dispatchEvent(new Event('online')));
      await Promise.resolve();
    };
    vi.stubGlobal('navigator', { locks: { request } });
    await started({});
    await vi.waitFor(() => expect(rounds).toBe(2), { interval: 5 });
  },
);

test('it is tried again by itself once its wait is over', async () => {
  const { ask, becomes } = await started({ ...ALL, [keyPath]: [{ status: 500, text: '' }, ALL[keyPath]] }, 0);
  await becomes(await ask(), 'found');
});

test('once stopped it asks nothing more', async () => {
  const { ask, spoken, stop } = await started(ALL);
  stop();
  await ask();
  dispatchEvent(new Event('online'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(spoken.asked).toEqual([]);
});

describe('a phone with a seat', () => {
  /** 小明's seat and tokens; sync runs, and the test says whether the page is looked at. */
  async function seatedAndStarted(random = 0) {
    const { home, child } = await seated();
    await givenTo(home, child);
    const spoken = stranger(HONEST);
    const turned = { now: EIGHT };
    const page = { isHidden: false };
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => page.isHidden);
    const look = (isHidden: boolean) => {
      page.isHidden = isHidden;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const world = { home, clock: () => new Date(turned.now), fetch: spoken.fetch, random: () => random };
    running.push(startSync(world));
    const letters = () => spoken.paths().filter((path) => path === nightPath).length;
    const sent = (count: number) => vi.waitFor(() => expect(letters()).toBe(count), { interval: 5 });
    const queued = () =>
      vi.waitFor(async () => expect(await letterOf(home, child)).toBeDefined(), { interval: 5 });
    return { home, child, spoken, turned, look, letters, sent, queued };
  }

  test('queues what is saved at once, and sends it by itself when its time has come', async () => {
    const { home, child, sent } = await seatedAndStarted();
    await saveEntries(home, [sittingOf(child, 40)]);
    await sent(1);
    await vi.waitFor(async () => expect(await letterOf(home, child)).toMatchObject({ rev: 1 }));
  });

  test('sends nothing while the page is hidden, and when it is looked at again', async () => {
    const { home, child, turned, look, letters, sent, queued, spoken } = await seatedAndStarted(0.5);
    await saveEntries(home, [sittingOf(child, 40)]);
    await queued();
    look(true);
    turned.now += 60 * 60_000;
    const before = spoken.asked.length;
    dispatchEvent(new Event('online'));
    await saveEntries(home, [sittingOf(child, 20, { night: '2026-11-24' })]);
    // Each read is a turn of the database, in which a round would have begun.
    for (let turns = 0; turns < 20; turns += 1) await home.entries.count();
    expect(spoken.asked).toHaveLength(before);
    expect(letters()).toBe(0);
    look(false);
    await sent(1);
  });

  test('asks to be woken for what waits when the page is hidden, where the browser does that', async () => {
    const asked: string[] = [];
    const sync = { register: async (tag: string) => void asked.push(tag) };
    vi.stubGlobal('navigator', {
      onLine: true,
      serviceWorker: { getRegistration: async () => ({ sync }) },
    });
    const { home, child, look, queued, turned, sent } = await seatedAndStarted(0.5);
    look(true);
    look(false);
    await saveEntries(home, [sittingOf(child, 40)]);
    await queued();
    await vi.waitFor(async () => {
      look(true);
      look(false);
      await Promise.resolve();
      expect(asked).toContain('lamplight-letters');
    });
    turned.now += 60 * 60_000;
    look(false);
    await sent(1);
  });
});
