import { describe, expect, test } from 'vitest';
import { removeChild } from '../../../src/parent/store/children';
import { secretId, type JoiningRow } from '../../../src/parent/store/class-rows';
import type { Home } from '../../../src/parent/store/database';
import { agreeAgain, leaveClass, seatOf, secretOf, takenSeats } from '../../../src/parent/store/enrolments';
import {
  askToJoin,
  confirmJoining,
  dropJoining,
  joiningById,
  noteCode,
  noteFound,
  noteHold,
  noteJoined,
  noteRefused,
  openJoinings,
  tryAgain,
  waitingJoinings,
} from '../../../src/parent/store/joinings';
import { household } from '../../../src/parent/store/views';
import { CLASS_ID, CODE, CONSENT, DOOR, FOUND, SLIP } from '../../setup/class';
import { everything, NIGHT, openHome, wangs, whileFull } from '../../setup/diary';

const ask = (home: Home, way: typeof SLIP | typeof DOOR = SLIP) =>
  askToJoin(home, { way, text: 'as typed', consent: CONSENT });

/** 小明 of 王家 with a seat in 三年级2班. */
async function seated() {
  const { home, child } = await wangs();
  const id = await ask(home);
  await noteFound(home, id, FOUND);
  await confirmJoining(home, id, { id: child });
  await noteJoined(home, id, NIGHT);
  return { home, child, id };
}

const stateOf = async (home: Home, id: string) => (await joiningById(home, id))?.state;

describe('a joining', () => {
  test('goes from asked to found to confirmed to joined, and the seat is the child’s', async () => {
    const { home, child } = await wangs();
    const id = await ask(home);
    expect(await stateOf(home, id)).toEqual({ kind: 'asked', way: SLIP });
    await noteFound(home, id, FOUND);
    await confirmJoining(home, id, { id: child });
    expect(await stateOf(home, id)).toMatchObject({ kind: 'confirmed', child, code: CODE });
    await noteJoined(home, id, NIGHT);
    expect(await seatOf(home, child)).toEqual({
      kind: 'taken',
      enrolment: { ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT },
    });
    expect(await secretOf(home, child, CLASS_ID)).toHaveLength(32);
  });

  test('that is joined holds the code no more', async () => {
    const { home, id } = await seated();
    expect(JSON.stringify(await home.joinings.get(id))).not.toContain(CODE);
    expect((await home.joinings.get(id))?.text).toBe('');
  });

  test('by a door has no code until the door has given one, and then keeps the first', async () => {
    const { home, child } = await wangs();
    const id = await ask(home, DOOR);
    await noteFound(home, id, FOUND);
    await confirmJoining(home, id, { id: child });
    expect(await stateOf(home, id)).not.toHaveProperty('code');
    await noteCode(home, id, 'first00000000000');
    await noteCode(home, id, 'second0000000000');
    expect(await stateOf(home, id)).toMatchObject({ code: 'first00000000000' });
    await noteJoined(home, id, NIGHT);
    expect(await seatOf(home, child)).toMatchObject({ enrolment: { by: 'door' } });
  });

  test('begins with a first child in one transaction, or not at all', async () => {
    const home = openHome();
    const id = await ask(home);
    await noteFound(home, id, FOUND);
    const first = { nickname: '小红', grade: 3, school: 'cn63' as const, night: NIGHT };
    await whileFull({ table: 'secrets' }, () =>
      expect(confirmJoining(home, id, { id: 'xiaohong', first })).rejects.toThrow(),
    );
    expect((await household(home)).children).toEqual([]);
    expect((await stateOf(home, id))?.kind).toBe('found');
    await confirmJoining(home, id, { id: 'xiaohong', first });
    expect((await household(home)).children).toMatchObject([{ nickname: '小红' }]);
  });

  test('of a child whose slip may be spent already makes no second secret and spends no second slip', async () => {
    const { home, child } = await wangs();
    const ids = [];
    for (let time = 0; time < 2; time += 1) {
      const id = await ask(home);
      await noteFound(home, id, FOUND);
      await confirmJoining(home, id, { id: child });
      ids.push(id);
    }
    expect(await takenSeats(home)).toEqual({ [child]: CLASS_ID });
    expect((await stateOf(home, ids[0]!))?.kind).toBe('confirmed');
    expect((await stateOf(home, ids[1]!))?.kind).toBe('found');
    expect(await home.secrets.count()).toBe(1);
  });

  test('of a child that has a seat changes nothing', async () => {
    const { home, child } = await seated();
    const before = await home.secrets.toArray();
    const id = await ask(home);
    await noteFound(home, id, FOUND);
    await confirmJoining(home, id, { id: child });
    expect((await stateOf(home, id))?.kind).toBe('found');
    expect(await home.secrets.toArray()).toEqual(before);
  });

  test('of a child whose seat is of last year sits down again, in the same class or another', async () => {
    for (const classId of [CLASS_ID, '0123456789']) {
      const { home, child } = await seated();
      const [secret] = await home.secrets.toArray();
      const id = await ask(home);
      const next = { ...FOUND, term: '2027a', seen: { ...FOUND.seen, class: classId } };
      await noteFound(home, id, next);
      expect(await takenSeats(home, 2027)).toEqual({});
      await confirmJoining(home, id, { id: child });
      expect(await takenSeats(home, 2027)).toEqual({ [child]: classId });
      await noteJoined(home, id, '2027-08-30');
      expect(await seatOf(home, child)).toMatchObject({
        enrolment: { term: '2027a', seen: { class: classId } },
      });
      // The old evenings that are still open go by the old secret.
      expect(await home.secrets.toArray()).toContainEqual(secret);
    }
  });

  test('in last year’s class, refused, leaves the secret of the seat that is there', async () => {
    const { home, child } = await seated();
    const before = await home.secrets.toArray();
    const id = await ask(home);
    await noteFound(home, id, { ...FOUND, term: '2027a' });
    await confirmJoining(home, id, { id: child });
    await noteRefused(home, id, { kind: 'code-used' });
    expect(await home.secrets.toArray()).toEqual(before);
    expect(await takenSeats(home)).toEqual({ [child]: CLASS_ID });
  });

  test('asked again makes way for the new one, unless its slip may be spent already', async () => {
    const { home, child } = await wangs();
    const first = await ask(home);
    const second = await ask(home);
    expect((await openJoinings(home)).map(({ id }) => id)).toEqual([second]);
    expect(await joiningById(home, first)).toBeUndefined();
    await noteFound(home, second, FOUND);
    await confirmJoining(home, second, { id: child });
    await ask(home);
    expect((await openJoinings(home)).map(({ state }) => state.kind).sort()).toEqual(['asked', 'confirmed']);
  });

  test('that the parent left is not moved by an answer that comes late', async () => {
    const { home, child } = await wangs();
    const id = await ask(home);
    await dropJoining(home, id);
    await noteFound(home, id, FOUND);
    await noteJoined(home, id, NIGHT);
    expect(await joiningById(home, id)).toBeUndefined();
    expect(await seatOf(home, child)).toEqual({ kind: 'none' });
  });

  test('that says for sure there is no seat leaves no secret', async () => {
    const { home, child } = await wangs();
    const id = await ask(home);
    await noteFound(home, id, FOUND);
    await confirmJoining(home, id, { id: child });
    await noteRefused(home, id, { kind: 'code-used' });
    expect(await home.secrets.count()).toBe(0);
    expect(await stateOf(home, id)).toEqual({ kind: 'refused', way: SLIP, problem: { kind: 'code-used' } });
  });

  test('dropped or answered with nonsense keeps the secret: the slip may be spent already', async () => {
    const { home, child } = await wangs();
    const secrets = new Set<string>();
    const ends = [dropJoining, (at: Home, id: string) => noteRefused(at, id, { kind: 'question-malformed' })];
    for (const end of [...ends, dropJoining]) {
      const id = await ask(home);
      await noteFound(home, id, FOUND);
      await confirmJoining(home, id, { id: child });
      secrets.add(String(await secretOf(home, child, CLASS_ID)));
      await end(home, id);
    }
    expect(secrets.size).toBe(1);
    expect(await takenSeats(home)).toEqual({});
  });

  test('for a child that another window removed takes no seat', async () => {
    const { home, child } = await wangs();
    const id = await ask(home);
    await noteFound(home, id, FOUND);
    await removeChild(home, child);
    await confirmJoining(home, id, { id: child });
    expect((await stateOf(home, id))?.kind).toBe('found');
    expect(await home.secrets.count()).toBe(0);
  });

  test('held back is due at once when the parent says so', async () => {
    const { home } = await wangs();
    const id = await ask(home);
    const hold = { problem: { kind: 'endpoint-unreachable' as const }, until: 99 };
    await noteHold(home, (await waitingJoinings(home))[0]!, hold);
    expect(await stateOf(home, id)).toEqual({ kind: 'asked', way: SLIP, hold });
    await tryAgain(home, id);
    expect(await stateOf(home, id)).toEqual({ kind: 'asked', way: SLIP });
  });

  test('for whom there was no room is told, and nothing is half asked', async () => {
    const { home } = await wangs();
    await whileFull({ table: 'joinings' }, () => expect(ask(home)).rejects.toThrow());
    expect(await openJoinings(home)).toEqual([]);
  });
});

describe('a seat', () => {
  test('left is gone with its secret, and undo brings the very same back', async () => {
    const { home, child } = await seated();
    const [secret, seat] = [await home.secrets.toArray(), await seatOf(home, child)];
    const undo = await leaveClass(home, child);
    expect(await seatOf(home, child)).toEqual({ kind: 'none' });
    expect(await home.secrets.count()).toBe(0);
    await undo();
    expect(await home.secrets.toArray()).toEqual(secret);
    expect(await seatOf(home, child)).toEqual(seat);
  });

  test('left for another class keeps that one when the leaving is undone late', async () => {
    const { home, child } = await seated();
    const other = { ...FOUND, seen: { ...FOUND.seen, class: '0123456789' } };
    const undo = await leaveClass(home, child);
    const id = await ask(home);
    await noteFound(home, id, other);
    await confirmJoining(home, id, { id: child });
    await undo();
    expect(await takenSeats(home)).toEqual({ [child]: '0123456789' });
    await noteJoined(home, id, NIGHT);
    await undo();
    expect(await takenSeats(home)).toEqual({ [child]: '0123456789' });
    expect(await secretOf(home, child, CLASS_ID)).toHaveLength(32);
  });

  test('taken again by another slip keeps its own secret when the leaving is undone late', async () => {
    const { home, child } = await seated();
    const undo = await leaveClass(home, child);
    const id = await ask(home);
    await noteFound(home, id, FOUND);
    await confirmJoining(home, id, { id: child });
    const secrets = await home.secrets.toArray();
    await noteJoined(home, id, NIGHT);
    await undo();
    expect(await home.secrets.toArray()).toEqual(secrets);
  });

  test('goes where its child goes, and comes back with it', async () => {
    const { home, child } = await seated();
    const secret = await home.secrets.toArray();
    const undo = await removeChild(home, child);
    expect(await home.enrolments.count()).toBe(0);
    expect(await home.secrets.count()).toBe(0);
    await undo();
    expect((await seatOf(home, child)).kind).toBe('taken');
    expect(await home.secrets.toArray()).toEqual(secret);
  });

  test('of another child stays when one is removed', async () => {
    const { home } = await seated();
    await removeChild(home, 'somebody-else');
    expect(await home.enrolments.count()).toBe(1);
  });

  test('remembers what was agreed to when the words change', async () => {
    const { home, child } = await seated();
    await agreeAgain(home, child, { version: 2, night: '2027-03-01' });
    expect(await seatOf(home, child)).toMatchObject({
      enrolment: { consent: { version: 2, night: '2027-03-01' } },
    });
  });

  test('writes its secret into no table of the diary', async () => {
    const { home, child } = await seated();
    const secret = await secretOf(home, child, CLASS_ID);
    const rows = JSON.stringify([
      await everything(home),
      await home.enrolments.toArray(),
      await home.joinings.toArray(),
    ]);
    expect(rows).not.toContain(JSON.stringify(Array.from(secret!)).slice(1, -1));
    expect(rows).not.toMatch(/"0":\d+,"1":\d+/);
  });
});

describe('damaged by hand', () => {
  test.each([
    ['a class id of other letters', { seen: { ...FOUND.seen, class: 'oooooooooo' } }],
    ['a limit nobody knows', { seen: { ...FOUND.seen, limit: { preset: 'none' } } }],
    ['no consent', { consent: undefined }],
    ['no class at all', { seen: null }],
    ['a night that is none', { since: 'yesterday' }],
  ])('a seat with %s is kept and told of', async (_, change) => {
    const { home, child } = await seated();
    await home.enrolments.update(child, change);
    expect(await seatOf(home, child)).toEqual({ kind: 'damaged' });
    expect(await takenSeats(home)).toEqual({});
    expect(await home.enrolments.count()).toBe(1);
  });

  test.each([
    { state: { kind: 'asked' } },
    { state: { kind: 'strange', way: SLIP } },
    { state: { kind: 'found', way: SLIP } },
    { state: null },
    { text: 5 },
  ])('an asking %j is left where it is', async (change) => {
    const { home } = await wangs();
    const id = await ask(home);
    await home.joinings.put({ ...(await home.joinings.get(id))!, ...change } as unknown as JoiningRow);
    expect(await joiningById(home, id)).toBeUndefined();
    expect(await waitingJoinings(home)).toEqual([]);
    expect(await home.joinings.count()).toBe(1);
  });

  test.each([null, 'asked', 5])('an asking at %j keeps no child from leaving its class', async (state) => {
    const { home, child } = await seated();
    await home.joinings.add({ id: 'damaged', text: '', consent: CONSENT, state } as unknown as JoiningRow);
    await leaveClass(home, child);
    expect(await seatOf(home, child)).toEqual({ kind: 'none' });
    expect(await home.joinings.get('damaged')).toBeDefined();
  });

  test('a secret that is no 32 bytes is none', async () => {
    const { home, child } = await seated();
    await home.secrets.update(secretId(child, CLASS_ID), { secret: new Uint8Array(31) });
    expect(await secretOf(home, child, CLASS_ID)).toBeUndefined();
  });
});
