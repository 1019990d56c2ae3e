import { afterEach, describe, expect, test, vi } from 'vitest';
import { openTokenMaker } from '../../../src/parent/sync/token-maker';
import { workOnTokens } from '../../../src/parent/sync/token-work';
import { evaluateBlinded, expectedToken, fromText, toText } from '../../../src/wire/token';
import { KEYS, SECRET_KEYS } from '../../setup/class';
import { SECRET } from '../../setup/seat';
import { workerHere } from '../../setup/worker-here';

const INFO = 'homework-minutes/v1|2026a|3n5k8m2q7t|2026-11-23';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('who makes tokens', () => {
  test('blinds and finishes off the page’s thread, and is let go', async () => {
    const stub = workerHere();
    vi.stubGlobal('Worker', stub.Worker);
    const maker = openTokenMaker()!;
    expect(stub.opened).toEqual([]);
    const blinded = await maker.blind({ secret: SECRET, publicKey: fromText(KEYS[0]), infos: [INFO] });
    if (typeof blinded === 'string') throw new Error(blinded);
    const given = evaluateBlinded(SECRET_KEYS[0], INFO, blinded[0]!.blinded)!;
    const tokens = await maker.finish([{ info: INFO, blinded: blinded[0]!, ...given }]);
    if (typeof tokens === 'string') throw new Error(tokens);
    const expected = expectedToken(SECRET_KEYS[0], INFO, blinded[0]!.nonce);
    expect(toText(new Uint8Array(tokens[0]!))).toBe(toText(expected));
    maker.close();
    expect(stub.opened).toEqual([expect.stringMatching(/token\.worker/)]);
    expect(stub.closed).toBe(1);
  });

  test('is nobody where the browser has no workers', () => {
    vi.stubGlobal('Worker', undefined);
    expect(openTokenMaker()).toBeUndefined();
  });

  test('is lost when its script cannot be loaded', async () => {
    vi.stubGlobal('Worker', workerHere('broken').Worker);
    const maker = openTokenMaker()!;
    expect(await maker.blind({ secret: SECRET, publicKey: fromText(KEYS[0]), infos: [INFO] })).toBe('lost');
    expect(await maker.finish([])).toBe('lost');
  });

  test('says of what is no key that it is none', async () => {
    vi.stubGlobal('Worker', workerHere().Worker);
    const maker = openTokenMaker()!;
    const publicKey = new Uint8Array(33).fill(9);
    expect(await maker.blind({ secret: SECRET, publicKey, infos: [INFO] })).toBe('no-key');
  });
});

test('the same secret, evening and key make the same bytes, at any time', () => {
  const work = { kind: 'blind', secret: SECRET, publicKey: fromText(KEYS[0]), infos: [INFO] } as const;
  expect(workOnTokens(work)).toEqual(workOnTokens(work));
});
