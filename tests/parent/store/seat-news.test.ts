import { expect, test } from 'vitest';
import type { TokenBlockRow } from '../../../src/parent/store/letter-rows';
import { seatNews } from '../../../src/parent/store/seat-news';
import { CLASS_ID, TERM } from '../../setup/class';
import { NIGHT, openHome } from '../../setup/diary';
import { seated } from '../../setup/seat';

const PAST = '2026-10-05';
const NOW = '2026-11-02';
const NEXT = '2026-11-30';
const FEW = { hold: { problem: { kind: 'too-few-families' as const }, until: 0 } };
const SPENT = { given: [{ night: NIGHT, none: 'spent' as const }] };

const block = (first: string, more: Partial<TokenBlockRow>): TokenBlockRow => ({
  id: first,
  child: 'c1',
  class: CLASS_ID,
  term: TERM,
  first,
  from: first,
  ...more,
});

async function newsOf(...rows: TokenBlockRow[]) {
  const home = openHome();
  await home.tokenBlocks.bulkAdd(rows);
  return seatNews(home, { child: 'c1', classId: CLASS_ID }, NIGHT);
}

test('all is well while tokens come, or are on their way', async () => {
  const token = { nonce: new Uint8Array(32), token: new Uint8Array(32) };
  expect(await newsOf()).toBeUndefined();
  const away = { hold: { problem: { kind: 'endpoint-unreachable' as const }, until: 0 } };
  expect(
    await newsOf(block(NOW, { given: [{ night: NIGHT, ...token }] }), block(NEXT, away)),
  ).toBeUndefined();
});

test('dates outside what is given out are no news', async () => {
  expect(await newsOf(block(NOW, { given: [{ night: NIGHT, none: 'window' }] }))).toBeUndefined();
});

test('of a spent block it is told from which evening on the seat counts again', async () => {
  expect(await newsOf(block(NOW, SPENT), block(NEXT, {}))).toEqual({ kind: 'spent', from: NEXT });
});

test('what stops everything is told before what passes', async () => {
  expect(await newsOf(block(NOW, SPENT), block(NEXT, { problem: { kind: 'keys-differ' } }))).toEqual({
    kind: 'keys',
  });
});

test('a block that is over, of another class, or damaged tells nothing', async () => {
  expect(await newsOf(block(PAST, FEW))).toBeUndefined();
  expect(await newsOf(block(NOW, { ...FEW, class: '0123456789' }))).toBeUndefined();
  expect(await newsOf(block('yesterday', FEW))).toBeUndefined();
  expect(await newsOf(block(NOW, FEW))).toEqual({ kind: 'few' });
});

test('when the school year of its slip is over the seat is at its end, whatever else is told', async () => {
  const { home, child } = await seated();
  const place = { child, classId: CLASS_ID };
  expect(await seatNews(home, place, '2027-08-31')).toBeUndefined();
  expect(await seatNews(home, place, '2027-09-01')).toEqual({ kind: 'year' });
});

test('a seat that the school does not know any more in August is one of the year that ended', async () => {
  const { home, child } = await seated();
  const place = { child, classId: CLASS_ID };
  const unknown = { problem: { kind: 'seat-unknown' as const } };
  await home.tokenBlocks.put({ ...block('2027-08-09', unknown), child, term: '2026b' });
  expect(await seatNews(home, place, '2027-08-20')).toEqual({ kind: 'year' });
  expect(await seatNews(home, place, '2027-07-20')).toEqual({ kind: 'revoked' });
});
