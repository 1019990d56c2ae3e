import { afterEach, expect, test, vi } from 'vitest';
import { askToJoin, confirmJoining, joiningById } from '../../../src/parent/store/joinings';
import { startSync } from '../../../src/parent/sync/start';
import { classPath } from '../../../src/wire/class';
import { enrolPath } from '../../../src/wire/enrol';
import { keyPath } from '../../../src/wire/key';
import { CLASS_ANSWER, CLASS_ID, CONSENT, KEYS, SLIP, TERM } from '../../setup/class';
import { wangs } from '../../setup/diary';
import { at } from '../../setup/sitting';
import { stranger } from '../../setup/stranger';

const ALL = {
  [keyPath]: { body: { term: TERM, class: CLASS_ID, keys: KEYS, opens: '2026-09-01' } },
  [classPath]: { body: CLASS_ANSWER },
  [enrolPath]: { body: { class: CLASS_ID, term: TERM } },
};

const running: (() => void)[] = [];

afterEach(() => {
  for (const stop of running.splice(0)) stop();
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
