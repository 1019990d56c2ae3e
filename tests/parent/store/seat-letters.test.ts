import { describe, expect, test } from 'vitest';
import { nextSending } from '../../../src/core/letter';
import { removeChild } from '../../../src/parent/store/children';
import type { Home } from '../../../src/parent/store/database';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { saveEntries } from '../../../src/parent/store/entries';
import { letterId } from '../../../src/parent/store/letter-rows';
import { changeLetter, lettersOf, takeBack } from '../../../src/parent/store/letters';
import { handOver, noteAnswer, outbox } from '../../../src/parent/store/outbox';
import { isSyncNeeded } from '../../../src/parent/store/sync-needed';
import { noteGiven } from '../../../src/parent/store/token-blocks';
import { CLASS_ID } from '../../setup/class';
import { NIGHT, whileFull } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { EIGHT, givenTo, letterOf, refresh, seated, sit, sittingOf } from '../../setup/seat';

const ID = (child: string, night = NIGHT) => letterId(child, CLASS_ID, night);

/** Sends what waits; the endpoint takes it, or its answer is lost. */
async function sendAll(home: Home, answer: 'stored' | 'lost' = 'stored', now = EIGHT): Promise<void> {
  for (const { row, token } of await outbox(home, now)) {
    const letter = await handOver(home, { row, token: token! }, now);
    if (answer === 'stored') await noteAnswer(home, letter!, { answer: { kind: 'stored' }, now });
  }
}

/** 小明, whose Monday evening the endpoint has. */
async function contributed() {
  const { home, child } = await seated();
  await givenTo(home, child);
  await saveEntries(home, [sittingOf(child, 40)]);
  await refresh(home);
  await sendAll(home);
  return { home, child };
}

async function rows(home: Home) {
  const tables = [home.enrolments, home.secrets, home.letters, home.tokenBlocks] as const;
  return Promise.all(tables.map((table) => table.toArray() as Promise<unknown[]>));
}

describe('leaving a class', () => {
  test('takes back what is out, with the token in its row, and forgets seat, secret and tokens', async () => {
    const { home, child } = await contributed();
    await leaveClass(home, child);
    const [seats, secrets, letters, blocks] = await rows(home);
    expect([seats, secrets, blocks]).toEqual([[], [], []]);
    expect(letters).toHaveLength(1);
    const [left] = await lettersOf(home, child);
    expect(left).toMatchObject({ isLeft: true, night: NIGHT, rev: 1, token: { nonce: expect.anything() } });
    expect(nextSending(left!)).toEqual({ r: 2, v: null });
    expect(await isSyncNeeded(home)).toBe(true);
    await refresh(home);
    expect((await outbox(home, EIGHT)).map(({ row }) => row.due)).toEqual([EIGHT + 15_000]);
    await sendAll(home);
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('with an answer still to come sends nothing of it again, but takes it back under the same revision', async () => {
    const { home, child } = await seated();
    await givenTo(home, child);
    await saveEntries(home, [sittingOf(child, 40)]);
    await refresh(home);
    await sendAll(home, 'lost');
    await leaveClass(home, child);
    const sendings = [];
    for (let waiting = await outbox(home, EIGHT); waiting.length > 0; waiting = await outbox(home, EIGHT)) {
      sendings.push(nextSending(waiting[0]!.row));
      await sendAll(home);
    }
    expect(sendings).toEqual([{ r: 1, v: null }]);
  });

  test('with a letter that arrived unheard takes its own back, and not another phone’s for it', async () => {
    const { home, child } = await seated();
    await givenTo(home, child);
    await saveEntries(home, [sittingOf(child, 40)]);
    await refresh(home);
    await sendAll(home, 'lost');
    await leaveClass(home, child);
    const sent = [];
    for (const answer of [{ kind: 'taken', rev: 1 }, { kind: 'stored' }, { kind: 'stored' }] as const) {
      const { row, token } = (await outbox(home, EIGHT))[0]!;
      const letter = (await handOver(home, { row, token: token! }, EIGHT))!;
      sent.push(letter.sending);
      await noteAnswer(home, letter, { answer, now: EIGHT });
    }
    expect(sent).toMatchObject([
      { r: 1, v: null },
      { r: 1, v: { s: { math: 40 } } },
      { r: 2, v: null },
    ]);
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('forgets what never went and keeps closed evenings as history', async () => {
    const { home, child } = await contributed();
    const wednesday = inChina('2026-11-25', '20:00');
    await refresh(home, wednesday);
    await saveEntries(home, [sittingOf(child, 30, { night: '2026-11-25' })]);
    await refresh(home, wednesday);
    expect(await home.letters.count()).toBe(2);
    await leaveClass(home, child);
    expect(await lettersOf(home, child)).toMatchObject([{ id: ID(child), isClosed: true }]);
    expect(await isSyncNeeded(home)).toBe(false);
  });

  test('settles the question of another phone’s figures: they stay', async () => {
    const { home, child } = await contributed();
    await changeLetter(home, ID(child), (letter) => ({ ...letter, taken: 3 }));
    await leaveClass(home, child);
    expect(await lettersOf(home, child)).toMatchObject([{ isLeft: true, isTheirs: true, rev: 3 }]);
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('once the evening has closed is history under the evening’s own id', async () => {
    const { home, child } = await contributed();
    await leaveClass(home, child);
    await refresh(home);
    await sendAll(home);
    await refresh(home, inChina('2026-11-25', '06:00'));
    const [row] = await lettersOf(home, child);
    expect(row).toMatchObject({ id: ID(child), isClosed: true, stands: null, rev: 2 });
    expect(row).not.toHaveProperty('token');
    expect(row).not.toHaveProperty('isLeft');
    expect(await isSyncNeeded(home)).toBe(false);
  });

  test('on a clock set forward waits until it is right again, and then takes back what is out', async () => {
    const { home, child } = await contributed();
    await leaveClass(home, child);
    const wrong = inChina('2026-11-27', '20:00');
    await refresh(home, wrong);
    expect(await outbox(home, wrong)).toEqual([]);
    await refresh(home);
    expect((await outbox(home, EIGHT)).map(({ row }) => nextSending(row))).toEqual([{ r: 2, v: null }]);
  });

  test('and never looking again until a week after the close is history too', async () => {
    const { home, child } = await contributed();
    await leaveClass(home, child);
    await refresh(home, inChina('2026-12-02', '06:00'));
    expect(await lettersOf(home, child)).toMatchObject([{ id: ID(child), isClosed: true, rev: 1 }]);
    expect(await isSyncNeeded(home)).toBe(false);
  });

  test('and coming back by a new slip the same evening makes two letters, and both go', async () => {
    const { home, child } = await contributed();
    await leaveClass(home, child);
    await sit(home, child);
    await givenTo(home, child, 'another');
    await refresh(home);
    const waiting = (await outbox(home, EIGHT)).map(({ row }) => nextSending(row));
    expect(waiting).toHaveLength(2);
    expect(waiting).toContainEqual({ r: 2, v: null });
    expect(waiting).toContainEqual(expect.objectContaining({ r: 1 }));
  });

  test('a letter that a hand has spoilt stays where it is', async () => {
    const { home, child } = await contributed();
    await home.letters.update(ID(child), { rev: 'many' as never });
    await leaveClass(home, child);
    expect(await home.letters.toArray()).toMatchObject([{ id: ID(child), rev: 'many' }]);
  });

  test('with the storage full changes nothing', async () => {
    const { home, child } = await contributed();
    const before = await rows(home);
    const leave = whileFull({ table: 'letters' }, () => leaveClass(home, child));
    await expect(leave).rejects.toThrow();
    expect(await rows(home)).toEqual(before);
  });
});

describe('undo', () => {
  test('at once brings everything back exactly', async () => {
    const { home, child } = await contributed();
    await saveEntries(home, [sittingOf(child, 30, { night: '2026-11-24' })]);
    await refresh(home, inChina('2026-11-24', '20:00'));
    const before = await rows(home);
    const undo = await leaveClass(home, child);
    await undo();
    expect(await rows(home)).toEqual(before);
  });

  test('of a removed child does too', async () => {
    const { home, child } = await contributed();
    const before = await rows(home);
    const undo = await removeChild(home, child);
    expect(await lettersOf(home, child)).toMatchObject([{ isLeft: true }]);
    await refresh(home);
    await undo();
    expect(await rows(home)).toEqual(before);
  });

  test('after the withdrawal went lets the evening stand again', async () => {
    const { home, child } = await contributed();
    const undo = await leaveClass(home, child);
    await refresh(home);
    await sendAll(home);
    await undo();
    await refresh(home);
    const [waiting] = await outbox(home, EIGHT);
    expect(waiting?.row.id).toBe(ID(child));
    expect(nextSending(waiting!.row)).toMatchObject({ r: 3, v: { s: { math: 40 } } });
    await sendAll(home);
    expect(await letterOf(home, child)).toMatchObject({ rev: 3, stands: { s: { math: 40 } } });
    expect(await home.letters.count()).toBe(1);
  });

  test('of an evening the parent had taken back keeps it taken back', async () => {
    const { home, child } = await contributed();
    await takeBack(home, ID(child));
    await sendAll(home);
    const undo = await leaveClass(home, child);
    await undo();
    await refresh(home);
    expect(await letterOf(home, child)).toMatchObject({ isWithheld: true, stands: null });
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('of who sits in another class by then leaves the letters taken back', async () => {
    const { home, child } = await contributed();
    const undo = await leaveClass(home, child);
    await sit(home, child);
    await undo();
    expect(await lettersOf(home, child)).toMatchObject([{ isLeft: true }]);
  });

  test('after the evening closed leaves it as history', async () => {
    const { home, child } = await contributed();
    const undo = await leaveClass(home, child);
    await refresh(home, inChina('2026-11-25', '06:00'));
    await undo();
    await refresh(home, inChina('2026-11-25', '06:00'));
    expect(await lettersOf(home, child)).toMatchObject([{ id: ID(child), isClosed: true }]);
  });

  test('with the answer lost while leaving sends the very same again', async () => {
    const { home, child } = await contributed();
    const sitting = sittingOf(child, 25);
    await saveEntries(home, [sitting]);
    await refresh(home);
    const [{ row, token }] = (await outbox(home, EIGHT)) as [Awaited<ReturnType<typeof outbox>>[0]];
    const letter = await handOver(home, { row, token: token! }, EIGHT);
    const undo = await leaveClass(home, child);
    // The answer comes for a letter that is no more under this id.
    await noteAnswer(home, letter!, { answer: { kind: 'stored' }, now: EIGHT });
    await undo();
    expect(nextSending((await letterOf(home, child))!)).toEqual(letter!.sending);
  });
});

test('a block of tokens of a seat given up is not brought back by a late answer', async () => {
  const { home, child } = await contributed();
  const [block] = await home.tokenBlocks.toArray();
  await leaveClass(home, child);
  await noteGiven(home, block!.id, []);
  expect(await home.tokenBlocks.count()).toBe(0);
});
