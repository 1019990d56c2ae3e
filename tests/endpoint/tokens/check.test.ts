import fc from 'fast-check';
import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openChecks } from '../../../src/endpoint/tokens/check';
import { expectedToken, finalHash, makeTermKey, noncePoint, tweakedInverse } from '../../../src/wire/token';
import { RFC_INFO, RFC_KEY, RFC_VECTORS } from '../../setup/rfc9497';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
/** A key is above 0 and below the curve's order, which begins with 32 ones. */
const secret = bytes32.map((some) => some.map((byte, at) => (at === 0 ? (byte & 127) | 1 : byte)));
const info = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });

/** Both points that have the x of what the reference multiplies: E and -E. */
function bothTokens(secretKey: Uint8Array, about: string, nonce: Uint8Array): [Uint8Array, Uint8Array] {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(tweakedInverse(secretKey, about));
  const x = ecdh.computeSecret(noncePoint(nonce));
  return [finalHash(nonce, about, Uint8Array.of(2, ...x)), finalHash(nonce, about, Uint8Array.of(3, ...x))];
}

describe('the fast path and the reference', () => {
  test('agree about every token but the one of -E, which the fast path takes too', () => {
    const { isRight } = openChecks();
    fc.assert(
      fc.property(secret, info, bytes32, (secretKey, about, nonce) => {
        const right = expectedToken(secretKey, about, nonce);
        const both = bothTokens(secretKey, about, nonce);
        expect(both.filter((token) => Buffer.compare(token, right) === 0)).toHaveLength(1);
        for (const token of both) expect(isRight({ secretKey, info: about, nonce, token })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('take no other token: none made up, none of another nonce, evening or key, none with a bit turned', () => {
    const { isRight } = openChecks();
    fc.assert(
      fc.property(
        fc.record({ secretKey: secret, otherKey: secret, info, otherInfo: info }),
        fc.tuple(bytes32, bytes32, bytes32).filter(([nonce, other]) => Buffer.compare(nonce, other) !== 0),
        fc.nat(255),
        ({ secretKey, otherKey, info: about, otherInfo }, [nonce, otherNonce, madeUp], bit) => {
          fc.pre(about !== otherInfo);
          const right = expectedToken(secretKey, about, nonce);
          const turned = right.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
          const wrong = [
            madeUp,
            turned,
            expectedToken(secretKey, about, otherNonce),
            expectedToken(secretKey, otherInfo, nonce),
            expectedToken(otherKey, about, nonce),
          ];
          for (const token of wrong) {
            expect(Buffer.compare(token, right)).not.toBe(0);
            expect(isRight({ secretKey, info: about, nonce, token })).toBe(false);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('agree where x begins with zeros', () => {
    const { isRight } = openChecks();
    const secretKey = bytesOf(RFC_KEY.secretKey);
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(tweakedInverse(secretKey, 'zeros'));
    const nonce = new Uint8Array(32);
    for (let count = 1; ecdh.computeSecret(noncePoint(nonce))[0] !== 0; count += 1) {
      nonce.set([count >> 8, count & 255]);
    }
    const token = expectedToken(secretKey, 'zeros', nonce);
    expect(isRight({ secretKey, info: 'zeros', nonce, token })).toBe(true);
  });
});

test('the fast path takes the outputs of RFC 9497’s vectors, each for its own input', () => {
  const { isRight } = openChecks();
  const under = { secretKey: bytesOf(RFC_KEY.secretKey), info: String(Buffer.from(RFC_INFO, 'hex')) };
  const elements = RFC_VECTORS.flatMap((vector) => [...vector.elements]);
  expect(elements).toHaveLength(4);
  for (const { input, output } of elements) {
    const token = bytesOf(output);
    expect(isRight({ ...under, nonce: bytesOf(input), token })).toBe(true);
    expect(isRight({ ...under, nonce: Uint8Array.of(1), token })).toBe(false);
    expect(isRight({ ...under, info: 'test', nonce: bytesOf(input), token })).toBe(false);
  }
});

test('a token of another length is none', () => {
  const { isRight } = openChecks();
  const { secretKey } = makeTermKey();
  const nonce = new Uint8Array(32);
  for (const length of [0, 31, 33]) {
    expect(isRight({ secretKey, info: '', nonce, token: new Uint8Array(length) })).toBe(false);
  }
});

test('the key in force is the one asked with, also for an evening remembered under another; and what is forgotten is made anew', () => {
  const { isRight, forget } = openChecks();
  const nonce = new Uint8Array(32).fill(7);
  const keys = [makeTermKey().secretKey, makeTermKey().secretKey];
  for (let round = 0; round < 2; round += 1) {
    for (const secretKey of keys) {
      const tokens = keys.map((key) => expectedToken(key, 'evening', nonce));
      const rights = tokens.map((token) => isRight({ secretKey, info: 'evening', nonce, token }));
      expect(rights).toEqual(keys.map((key) => key === secretKey));
    }
    forget();
  }
});
