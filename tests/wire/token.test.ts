import fc from 'fast-check';
import { createHash, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CHECK_TEXT, CODE_ALPHABET } from '../../src/core/slip';
import { checkTextOf, enrolmentAuth, fromText, keyHash, makeTermKey, toText } from '../../src/wire/token';

const CLASS_ID = '3n5k8m2q7t';
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** 12 characters of 5 bits, read off the digest's binary digits: the same thing by another way. */
function checkByHand(classId: string, hashes: readonly [string, string]): string {
  const digest = createHash('sha256').update(`${classId}|`);
  for (const hash of hashes) digest.update(Buffer.from(hash, 'base64url'));
  const digits = [...digest.digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (
    digits
      .slice(0, 60)
      .match(/.{5}/g)
      ?.map((five) => CODE_ALPHABET[parseInt(five, 2)])
      .join('') ?? ''
  );
}

describe('known answers', () => {
  const zeros = toText(new Uint8Array(32));
  const ones = toText(new Uint8Array(32).fill(255));

  test('the check text of a class and its key hashes', () => {
    expect(checkTextOf(CLASS_ID, [zeros, ones])).toBe('t17dp8r7442d');
    expect(checkTextOf('0000000000', [zeros, zeros])).toBe('ag265b2xt4cm');
  });

  test('the password of an enrolment', () => {
    const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(toText(enrolmentAuth(secret, CLASS_ID))).toBe('_rYIEbZkUfsoFZuVe_UlkBtlVcLTZTusFTvlBASHcuA');
  });

  test('the hash of the generator’s public key', () => {
    const generator = '036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296';
    expect(keyHash(toText(Buffer.from(generator, 'hex')))).toBe(
      'W6_4nefeXB17YZOhVnzu6zl8vaiPA_clyN4yhZG_wZQ',
    );
  });
});

describe('the check text', () => {
  test('is what another hand reckons from the same page', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(CODE_ALPHABET)), minLength: 10, maxLength: 10 }),
        bytes(32),
        bytes(32),
        (id, first, second) => {
          const hashes = [toText(first), toText(second)] as const;
          const check = checkTextOf(id, hashes);
          expect(check).toMatch(CHECK_TEXT);
          expect(check).toBe(checkByHand(id, hashes));
        },
      ),
    );
  });

  test('is another for another class, another key, or the keys in another order', () => {
    const [first, second] = [
      keyHash(toText(makeTermKey().publicKey)),
      keyHash(toText(makeTermKey().publicKey)),
    ];
    const all = [
      checkTextOf(CLASS_ID, [first, second]),
      checkTextOf(CLASS_ID, [second, first]),
      checkTextOf(CLASS_ID, [first, first]),
      checkTextOf('3n5k8m2q7v', [first, second]),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe('the password of an enrolment', () => {
  test('is HKDF-SHA256 of the secret, salted with the class', () => {
    fc.assert(
      fc.property(bytes(32), (secret) => {
        const other = hkdfSync('sha256', secret, Buffer.from(CLASS_ID), Buffer.from('enrol'), 32);
        expect(enrolmentAuth(secret, CLASS_ID)).toEqual(new Uint8Array(other));
      }),
    );
  });

  test('is the same every time, another in another class, and not the secret', () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    expect(enrolmentAuth(secret, CLASS_ID)).toEqual(enrolmentAuth(secret, CLASS_ID));
    expect(enrolmentAuth(secret, CLASS_ID)).not.toEqual(enrolmentAuth(secret, '0000000000'));
    expect(enrolmentAuth(secret, CLASS_ID)).not.toEqual(secret);
  });
});

test('bytes come back from their text, and text that is none throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (some) => {
      expect(fromText(toText(some))).toEqual(some);
      expect(toText(some)).toBe(Buffer.from(some).toString('base64url'));
    }),
  );
  expect(() => fromText('AA==')).toThrow();
});

test('a term’s public key is a point of 33 bytes', () => {
  const { publicKey, secretKey } = makeTermKey();
  expect(publicKey).toHaveLength(33);
  expect([2, 3]).toContain(publicKey[0]);
  expect(secretKey).toHaveLength(32);
});
