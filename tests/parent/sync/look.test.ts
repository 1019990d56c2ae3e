import { describe, expect, test } from 'vitest';
import type { WayIn } from '../../../src/core/slip';
import { lookAtClass } from '../../../src/parent/sync/look';
import { classPath } from '../../../src/wire/class';
import { keyPath } from '../../../src/wire/key';
import { checkTextOf, keyHash } from '../../../src/wire/token';
import {
  CHECK,
  CLASS_ANSWER,
  CLASS_ID,
  CODE,
  DOOR,
  FAMILY,
  FOUND,
  KEYS,
  publicKey,
  SLIP,
  TERM,
  TYPED,
} from '../../setup/class';
import { no, stranger } from '../../setup/stranger';

const KEY_ANSWER = { term: TERM, class: CLASS_ID, keys: KEYS, opens: '2026-09-01' };

function look(way: WayIn, { keys = {}, seen = {} }: { keys?: object; seen?: object } = {}) {
  return lookAtClass(
    stranger({
      [keyPath]: { body: { ...KEY_ANSWER, ...keys } },
      [classPath]: { body: { ...CLASS_ANSWER, ...seen } },
    }).fetch,
    way,
  );
}

const refused = (kind: string) => ({ kind: 'refused', problem: { kind } });

test.each([SLIP, DOOR, TYPED])('a $kind whose keys are the class’s finds the class', async (way) => {
  expect(await look(way)).toEqual({ kind: 'answered', answer: FOUND });
});

test('only the class id is sent: neither code nor door leaves before the parent said yes', async () => {
  const world = stranger({ [keyPath]: { body: KEY_ANSWER }, [classPath]: { body: CLASS_ANSWER } });
  for (const way of [SLIP, DOOR, TYPED]) await lookAtClass(world.fetch, way);
  expect(world.asked.map(({ question }) => question)).toEqual(Array(6).fill({ class: CLASS_ID }));
  expect(JSON.stringify(world.asked)).not.toContain(CODE);
});

describe('the endpoint is never believed about keys', () => {
  const mine = publicKey();

  test.each([
    ['the first', [mine, KEYS[1]]],
    ['the second', [KEYS[0], mine]],
    ['both', [mine, publicKey()]],
    ['their order', [KEYS[1], KEYS[0]]],
  ])('keys of its own (%s) are refused, for a slip and for typed characters', async (_, keys) => {
    for (const way of [SLIP, DOOR, TYPED])
      expect(await look(way, { keys: { keys } })).toEqual(refused('keys-differ'));
  });

  test('a slip with keys of its own is refused by the honest endpoint’s keys', async () => {
    const keyHashes = [keyHash(mine), keyHash(KEYS[1])] as const;
    expect(await look({ ...SLIP, keyHashes })).toEqual(refused('keys-differ'));
    expect(await look({ ...TYPED, check: checkTextOf(CLASS_ID, keyHashes) })).toEqual(refused('keys-differ'));
  });

  test('another class in the answer is refused', async () => {
    expect(await look(SLIP, { keys: { class: '0000000000' } })).toEqual(refused('keys-differ'));
    expect(await look(SLIP, { seen: { class: '0000000000' } })).toEqual(refused('keys-differ'));
  });

  test('once they differ nothing more is asked', async () => {
    const world = stranger({ [keyPath]: { body: { ...KEY_ANSWER, keys: [mine, mine] } } });
    await lookAtClass(world.fetch, SLIP);
    expect(world.paths()).toEqual([keyPath]);
  });
});

describe('a school year', () => {
  test('of one slip has two terms', async () => {
    expect(await look(SLIP, { keys: { term: '2026b' } })).toMatchObject({
      kind: 'answered',
      answer: { term: '2026b' },
    });
  });

  test('later makes last year’s slip void, and a seat handed over last year', async () => {
    const keys = { term: '2027a', keys: [publicKey(), publicKey()] };
    expect(await look(SLIP, { keys })).toEqual(refused('code-unknown'));
    expect(await look(FAMILY, { keys })).toEqual(refused('code-unknown'));
  });

  test('earlier than the slip’s is no honest answer', async () => {
    expect(await look(SLIP, { keys: { term: '2025b' } })).toEqual(refused('keys-differ'));
  });
});

describe('a hand', () => {
  const withOther = (count: number) =>
    Array.from(CHECK, (character, index) =>
      index >= count ? character : character === '0' ? '1' : '0',
    ).join('');

  test.each([1, 2, 3])('that errs in %d check characters mistyped', async (count) => {
    expect(await look({ ...TYPED, check: withOther(count) })).toEqual(refused('code-mistyped'));
  });

  test('that erred in the class id is told so, a scanned slip is not', async () => {
    const world = () => stranger({ [keyPath]: no(404, 'class-unknown') }).fetch;
    expect(await lookAtClass(world(), TYPED)).toEqual(refused('code-mistyped'));
    expect(await lookAtClass(world(), SLIP)).toEqual(refused('class-unknown'));
  });
});

test('a limit that only a newer app knows asks for a newer app', async () => {
  expect(await look(SLIP, { seen: { limit: { preset: 'mars-2031' } } })).toEqual(
    refused('question-malformed'),
  );
});

test('an endpoint that is away is away', async () => {
  expect(await lookAtClass(stranger({}).fetch, SLIP)).toMatchObject({ kind: 'away' });
  const half = stranger({ [keyPath]: { body: KEY_ANSWER } });
  expect(await lookAtClass(half.fetch, SLIP)).toMatchObject({ kind: 'away' });
});
