import { describe, expect, test } from 'vitest';
import { seatOf, secretOf } from '../../../src/parent/store/enrolments';
import { askToJoin, confirmJoining, joiningById, noteFound } from '../../../src/parent/store/joinings';
import { syncOnce } from '../../../src/parent/sync/round';
import { newVisit } from '../../../src/parent/sync/when';
import type { SyncWorld, Tries } from '../../../src/parent/sync/world';
import { classPath } from '../../../src/wire/class';
import { enrolPath } from '../../../src/wire/enrol';
import { keyPath } from '../../../src/wire/key';
import { openPath } from '../../../src/wire/open';
import { enrolmentAuth, toText } from '../../../src/wire/token';
import { CLASS_ANSWER, CLASS_ID, CODE, CONSENT, DOOR, FOUND, KEYS, SLIP, TERM } from '../../setup/class';
import { wangs } from '../../setup/diary';
import { at } from '../../setup/sitting';
import { no, stranger } from '../../setup/stranger';

const START = at('2026-11-23', '20:00');
const CLASS = {
  [keyPath]: { body: { term: TERM, class: CLASS_ID, keys: KEYS, opens: '2026-09-01' } },
  [classPath]: { body: CLASS_ANSWER },
};
const ENROLLED = { body: { class: CLASS_ID, term: TERM } };
const OTHER_CODE = 'm2q9w4r8t3n6p5k7';

/** 王家 with an asking; the endpoint says what the test wants. */
async function waiting(way: typeof SLIP | typeof DOOR, replies: Parameters<typeof stranger>[0]) {
  const { home, child } = await wangs();
  const id = await askToJoin(home, { way, text: '', consent: CONSENT });
  const spoken = stranger(replies);
  const turned = { now: START };
  const world: SyncWorld = {
    home,
    clock: () => new Date(turned.now),
    fetch: spoken.fetch,
    random: () => 0.5,
  };
  const tries: Tries = new Map();
  return {
    home,
    child,
    id,
    turned,
    spoken,
    sync: (isLineBack = false) => syncOnce(world, { tries, visit: newVisit(), isLineBack }),
    confirm: async () => {
      await noteFound(home, id, FOUND);
      await confirmJoining(home, id, { id: child });
    },
    state: async () => (await joiningById(home, id))?.state,
  };
}

test('what is asked is found, and then it waits for the parent', async () => {
  const { sync, state, spoken } = await waiting(SLIP, CLASS);
  expect(await sync()).toBeUndefined();
  expect(await state()).toEqual({ kind: 'found', way: SLIP, found: FOUND });
  await sync();
  expect(spoken.paths()).toEqual([keyPath, classPath]);
});

test('a confirmed slip is spent with the password of the family secret', async () => {
  const { home, child, sync, state, spoken, confirm } = await waiting(SLIP, { [enrolPath]: ENROLLED });
  await confirm();
  expect(await sync()).toBeUndefined();
  expect(await state()).toEqual({ kind: 'joined', child });
  const secret = await secretOf(home, child, CLASS_ID);
  expect(spoken.asked[0]?.question).toEqual({
    code: CODE,
    auth: toText(enrolmentAuth(secret!, CLASS_ID)),
  });
  expect(await seatOf(home, child)).toMatchObject({
    kind: 'taken',
    enrolment: { since: '2026-11-23', by: 'slip' },
  });
});

test('after a lost answer the same bytes go again', async () => {
  const { sync, spoken, confirm, turned, state } = await waiting(SLIP, {
    [enrolPath]: [{ text: 'cut of' }, ENROLLED],
  });
  await confirm();
  expect(await sync()).toBe(START + 1000);
  turned.now += 1000;
  await sync();
  expect(spoken.asked).toHaveLength(2);
  expect(spoken.asked[0]!.question).toEqual(spoken.asked[1]!.question);
  expect((await state())?.kind).toBe('joined');
});

describe('a door', () => {
  test('is asked for one code, which is kept before it is spent', async () => {
    const { sync, spoken, confirm, turned } = await waiting(DOOR, {
      [openPath]: { body: { code: OTHER_CODE } },
      [enrolPath]: [{ status: 500, text: '' }, ENROLLED],
    });
    await confirm();
    await sync();
    turned.now += 60_000;
    await sync();
    expect(spoken.paths()).toEqual([openPath, enrolPath, enrolPath]);
    expect(spoken.asked.slice(1).map(({ question }) => question['code'])).toEqual([OTHER_CODE, OTHER_CODE]);
  });

  test.each(['door-closed', 'class-full'])('that says %s is told of, and no secret stays', async (kind) => {
    const { home, sync, confirm, state } = await waiting(DOOR, { [openPath]: no(404, kind) });
    await confirm();
    await sync();
    expect(await state()).toMatchObject({ kind: 'refused', problem: { kind } });
    expect(await home.secrets.count()).toBe(0);
  });
});

test.each([
  [404, 'code-unknown'],
  [409, 'code-used'],
])('%d is the joining’s own problem: %s', async (status, kind) => {
  const { home, child, sync, confirm, state } = await waiting(SLIP, { [enrolPath]: no(status, kind) });
  await confirm();
  expect(await sync()).toBeUndefined();
  expect(await state()).toEqual({ kind: 'refused', way: SLIP, problem: { kind } });
  expect(await seatOf(home, child)).toEqual({ kind: 'none' });
});

test('a seat in another class than the one that was shown is none', async () => {
  const { sync, confirm, state } = await waiting(SLIP, {
    [enrolPath]: { body: { class: '0000000000', term: TERM } },
  });
  await confirm();
  await sync();
  expect(await state()).toMatchObject({ kind: 'refused', problem: { kind: 'code-unknown' } });
});

test('a seat in a school year that turned since the class was shown is none', async () => {
  const { sync, confirm, state } = await waiting(SLIP, {
    [enrolPath]: { body: { class: CLASS_ID, term: '2027a' } },
  });
  await confirm();
  await sync();
  expect(await state()).toMatchObject({ kind: 'refused', problem: { kind: 'code-unknown' } });
});

test('a secret that is gone is told of, and no other asking waits behind it', async () => {
  const { home, id, sync, confirm, state } = await waiting(SLIP, CLASS);
  await confirm();
  await home.secrets.clear();
  await home.joinings.put({
    ...(await joiningById(home, id))!,
    id: 'zzz',
    state: { kind: 'asked', way: SLIP },
  });
  await sync();
  expect(await state()).toMatchObject({ kind: 'refused', problem: { kind: 'code-unknown' } });
  expect((await joiningById(home, 'zzz'))?.state.kind).toBe('found');
});

test('a wait that a wrong clock noted ends when the clock is right again', async () => {
  const busy = { ...no(503, 'endpoint-busy'), headers: { 'retry-after': '60' } };
  const { sync, turned, state } = await waiting(SLIP, {
    [keyPath]: [busy, CLASS[keyPath]],
    [classPath]: CLASS[classPath],
  });
  turned.now = at('2027-11-23', '20:00');
  await sync();
  turned.now = START;
  await sync();
  expect((await state())?.kind).toBe('found');
});

describe('without a line', () => {
  test('it waits, longer each time, and asks nothing before', async () => {
    const { sync, spoken, turned, state } = await waiting(SLIP, {});
    expect(await sync()).toBe(START + 1000);
    expect(await state()).toMatchObject({
      kind: 'asked',
      hold: { problem: { kind: 'endpoint-unreachable' }, until: START + 1000 },
    });
    await sync();
    expect(spoken.asked).toHaveLength(1);
    turned.now += 1000;
    expect(await sync()).toBe(turned.now + 2000);
    expect(spoken.asked).toHaveLength(2);
  });

  test('a line that is back ends the wait', async () => {
    const { sync, spoken } = await waiting(SLIP, {});
    await sync();
    await sync(true);
    expect(spoken.asked).toHaveLength(2);
  });
});

test('a busy endpoint’s Retry-After is respected, whatever the line does', async () => {
  const busy = { ...no(503, 'endpoint-busy'), headers: { 'retry-after': '60' } };
  const { sync, spoken, turned } = await waiting(SLIP, {
    [keyPath]: [busy, CLASS[keyPath]],
    [classPath]: CLASS[classPath],
  });
  expect(await sync()).toBe(START + 61_000);
  turned.now += 59_000;
  await sync(true);
  expect(spoken.asked).toHaveLength(1);
  turned.now += 2000;
  expect(await sync()).toBeUndefined();
});
