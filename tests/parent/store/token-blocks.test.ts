import { describe, expect, test } from 'vitest';
import type { Home } from '../../../src/parent/store/database';
import { leaveClass } from '../../../src/parent/store/enrolments';
import {
  blocksToAsk,
  noteBlockHold,
  noteBlockProblem,
  noteGiven,
} from '../../../src/parent/store/token-blocks';
import { CLASS_ID, FOUND } from '../../setup/class';
import { NIGHT, wangs } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { EIGHT, seated, sit } from '../../setup/seat';

/** The token block of 23 November 2026, and the one after it. */
const FIRST = '2026-11-02';
const NEXT = '2026-11-30';

const ask = async (home: Home, now = EIGHT, chance = 0) =>
  (await blocksToAsk(home, { now, random: () => chance })).map(({ block }) => `${block.term} ${block.first}`);

describe('the tokens of a seat', () => {
  test('are asked for at once for tonight’s block, and for the next from a drawn evening on', async () => {
    const { home } = await seated();
    expect(await ask(home, EIGHT, 0.5)).toEqual([`2026a ${FIRST}`]);
    const froms = Object.fromEntries((await home.tokenBlocks.toArray()).map((row) => [row.first, row.from]));
    expect(froms).toEqual({ [FIRST]: NIGHT, [NEXT]: '2026-11-26' });
    expect(await ask(home, inChina('2026-11-25', '20:00'))).toEqual([`2026a ${FIRST}`]);
    expect(await ask(home, inChina('2026-11-26', '20:00'))).toEqual([`2026a ${FIRST}`, `2026a ${NEXT}`]);
  });

  test('keep the evening that was drawn once', async () => {
    const { home } = await seated();
    await ask(home, EIGHT, 0.99);
    await ask(home, EIGHT, 0);
    expect((await home.tokenBlocks.toArray()).map(({ from }) => from)).toContain('2026-11-29');
  });

  test('of dates in two terms are two blocks', async () => {
    const { home } = await seated({ since: '2026-02-20', term: '2025a' });
    // 2026's usual winter break ends on 1 March.
    const asked = await ask(home, inChina('2026-02-25', '20:00'));
    expect(asked.sort()).toEqual(['2025a 2026-02-23', '2025b 2026-02-23'].sort());
  });

  test('are asked for in the slip’s school year alone', async () => {
    const { home } = await seated({ since: '2026-08-01', term: '2025b' });
    expect(await ask(home, inChina('2026-08-30', '20:00'))).toEqual(['2025b 2026-08-10']);
    expect(await ask(home, inChina('2026-09-10', '20:00'))).toEqual([]);
  });

  test('given, or refused for good, are asked for no more', async () => {
    const { home } = await seated();
    const asked = await blocksToAsk(home, { now: EIGHT, random: () => 0 });
    expect(asked.map(({ block }) => block.first)).toEqual([FIRST, NEXT]);
    await noteGiven(home, asked[0]!.block.id, []);
    await noteBlockProblem(home, asked[1]!.block.id, { kind: 'seat-unknown' });
    expect(await ask(home)).toEqual([]);
  });

  test('are asked for again after a hold, and what is given ends it', async () => {
    const { home } = await seated();
    const block = (await blocksToAsk(home, { now: EIGHT, random: () => 0.5 }))[0]!.block;
    await noteBlockHold(home, block.id, { problem: { kind: 'too-few-families' }, until: EIGHT + 1 });
    const [held] = await blocksToAsk(home, { now: EIGHT, random: () => 0.5 });
    expect(held?.block.hold).toEqual({ problem: { kind: 'too-few-families' }, until: EIGHT + 1 });
    await noteGiven(home, block.id, []);
    expect(await home.tokenBlocks.get(block.id)).not.toHaveProperty('hold');
  });

  test('are forgotten when the last evening of their block has closed', async () => {
    const { home } = await seated();
    await ask(home);
    await ask(home, inChina('2026-12-01', '05:59'));
    expect(await home.tokenBlocks.count()).toBe(3);
    // The block's last date, Sunday the 29th, belongs to the free days that close on Tuesday.
    await ask(home, inChina('2026-12-01', '06:00'));
    expect((await home.tokenBlocks.toArray()).map(({ first }) => first)).not.toContain(FIRST);
  });

  test('are not asked for without a seat, with old consent, or once the class was left', async () => {
    const { home, child } = await wangs();
    expect(await ask(home)).toEqual([]);
    await sit(home, child, { consent: { version: 0, night: NIGHT } });
    expect(await ask(home)).toEqual([]);
    await sit(home, child);
    await ask(home);
    await leaveClass(home, child);
    expect(await ask(home)).toEqual([]);
    expect(await home.tokenBlocks.count()).toBe(0);
  });
});

test('a block that a hand has spoilt stays where it is', async () => {
  const { home, child } = await seated();
  const id = `${child}/${CLASS_ID}/2026a/${FIRST}`;
  await home.tokenBlocks.put({ id, child, given: 'none' } as never);
  expect(await ask(home)).not.toContain(`2026a ${FIRST}`);
  await noteGiven(home, id, []);
  expect(await home.tokenBlocks.get(id)).toEqual({ id, child, given: 'none' });
});

test('the terms are told by the school system alone, whatever breaks the school tells of', async () => {
  const calendar = { fridayCounts: false, breaks: [{ from: '2026-12-20', to: '2026-12-25' }] };
  const { home } = await seated({ seen: { ...FOUND.seen, calendar } });
  expect(await ask(home, inChina('2027-01-04', '20:00'))).toEqual(['2026a 2026-12-28']);
});
