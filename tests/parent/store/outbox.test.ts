import { describe, expect, test } from 'vitest';
import { saveEntries } from '../../../src/parent/store/entries';
import { letterId } from '../../../src/parent/store/letter-rows';
import { takeBack } from '../../../src/parent/store/letters';
import { handOver, noteAnswer, noteLetterHold, outbox } from '../../../src/parent/store/outbox';
import { syncTimes } from '../../../src/parent/store/sync-times';
import { startTimer } from '../../../src/parent/store/timers';
import { CLASS_ID } from '../../setup/class';
import { MATH, NIGHT, whileFull } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { EIGHT, givenTo, letterOf, refresh, seated, sit, sittingOf } from '../../setup/seat';

async function queued() {
  const { home, child } = await seated();
  await givenTo(home, child);
  await saveEntries(home, [sittingOf(child, 40)]);
  await refresh(home);
  const id = letterId(child, CLASS_ID, NIGHT);
  const first = async () => (await outbox(home, EIGHT))[0]!;
  const hand = async () => {
    const { row, token } = await first();
    return (await handOver(home, { row, token: token! }, EIGHT))!;
  };
  return { home, child, id, first, hand };
}

describe('the outbox', () => {
  test('holds what has something to say, with its token and its evening', async () => {
    const { home, child, first } = await queued();
    expect(await first()).toMatchObject({
      row: { night: NIGHT },
      opensAt: inChina(NIGHT, '10:00'),
      token: { nonce: expect.anything() },
      isTimed: false,
    });
    await startTimer(home, child, { work: MATH, now: EIGHT });
    expect(await first()).toMatchObject({ isTimed: true });
  });

  test('without a token says so', async () => {
    const { home, first } = await queued();
    await home.tokenBlocks.clear();
    expect((await first()).token).toBeUndefined();
  });

  test('puts what closes first at the front', async () => {
    const { home, child } = await queued();
    await saveEntries(home, [sittingOf(child, 30, { night: '2026-11-24' })]);
    const now = inChina('2026-11-24', '20:00');
    await refresh(home, now);
    expect((await outbox(home, now)).map(({ row }) => row.night)).toEqual([NIGHT, '2026-11-24']);
  });

  test('holds nothing of a seat whose consent is of older words but what is taken back', async () => {
    const { home, child, id, hand } = await queued();
    await noteAnswer(home, await hand(), { answer: { kind: 'stored' }, now: EIGHT });
    await sit(home, child, { consent: { version: 0, night: NIGHT } });
    expect(await outbox(home, EIGHT)).toEqual([]);
    await takeBack(home, id);
    expect(await outbox(home, EIGHT)).toHaveLength(1);
  });

  test('leaves out what a hand has spoilt', async () => {
    const { home, id } = await queued();
    await home.letters.update(id, { due: 'soon' as never });
    expect(await outbox(home, EIGHT)).toEqual([]);
  });
});

describe('handing over', () => {
  test('keeps what goes, its token and the time before it goes', async () => {
    const { home, child, id, hand } = await queued();
    const { sending, token } = await hand();
    expect(sending).toMatchObject({ r: 1, v: { s: { math: 40 } } });
    expect(await letterOf(home, child)).toMatchObject({ sending, token });
    expect(await syncTimes(home)).toEqual({ nightAt: EIGHT, evening: id });
  });

  test('hands over the very same until the answer is known, whatever the diary says by then', async () => {
    const { home, child, hand } = await queued();
    const { sending } = await hand();
    await saveEntries(home, [sittingOf(child, 30)]);
    await refresh(home);
    expect((await hand()).sending).toEqual(sending);
  });

  test('keeps nothing where the storage is full, and then nothing may go', async () => {
    const { home, child, hand } = await queued();
    await expect(whileFull({ table: 'letters' }, hand)).rejects.toThrow();
    expect(await letterOf(home, child)).not.toHaveProperty('sending');
    expect(await syncTimes(home)).toEqual({});
  });

  test('of what another window has sent meanwhile gives nothing', async () => {
    const { home, first, hand } = await queued();
    const waiting = await first();
    await noteAnswer(home, await hand(), { answer: { kind: 'stored' }, now: EIGHT });
    expect(await handOver(home, { row: waiting.row, token: waiting.token! }, EIGHT)).toBeUndefined();
  });
});

describe('an answer', () => {
  test('that it is stored ends the hold and lets the letter stand', async () => {
    const { home, child, id, hand } = await queued();
    const letter = await hand();
    await noteLetterHold(home, id, { problem: { kind: 'endpoint-unreachable' }, until: EIGHT });
    await noteAnswer(home, letter, { answer: { kind: 'stored' }, now: EIGHT });
    const row = await letterOf(home, child);
    expect(row).toMatchObject({ rev: 1, stands: { s: { math: 40 } } });
    expect(row).not.toHaveProperty('hold');
    expect(row).not.toHaveProperty('sending');
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('that another phone was first waits for the parent', async () => {
    const { home, child, hand } = await queued();
    await noteAnswer(home, await hand(), { answer: { kind: 'taken', rev: 4 }, now: EIGHT });
    expect(await letterOf(home, child)).toMatchObject({ taken: 4 });
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('that it is closed is believed though this clock says otherwise', async () => {
    const { home, child, hand } = await queued();
    await noteAnswer(home, await hand(), { answer: { kind: 'closed' }, now: EIGHT });
    await saveEntries(home, [sittingOf(child, 30)]);
    await refresh(home);
    const row = await letterOf(home, child);
    expect(row).toMatchObject({ isClosed: true, closesAt: EIGHT });
    expect(row).not.toHaveProperty('token');
    expect(await outbox(home, EIGHT)).toEqual([]);
  });

  test('to another revision than the one on its way changes nothing', async () => {
    const { home, child, hand } = await queued();
    const letter = await hand();
    const before = await letterOf(home, child);
    const stale = { ...letter, sending: { ...letter.sending, r: 7 } };
    await noteAnswer(home, stale, { answer: { kind: 'stored' }, now: EIGHT });
    expect(await letterOf(home, child)).toEqual(before);
  });
});
