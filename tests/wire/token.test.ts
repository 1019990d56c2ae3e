import { p256, p256_oprf } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { createHash, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CHECK_TEXT, CODE_ALPHABET } from '../../src/core/slip';
import {
  blindNonce,
  checkTextOf,
  enrolmentAuth,
  evaluateBlinded,
  expectedToken,
  finalHash,
  fromText,
  infoOf,
  keyHash,
  makeTermKey,
  noncePoint,
  surveyInfoOf,
  toText,
  tokenOf,
  tweakedInverse,
} from '../../src/wire/token';
import { RFC_INFO, RFC_KEY, RFC_VECTORS } from '../setup/rfc9497';

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

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (some: Uint8Array) => Buffer.from(some).toString('hex');

/** What noble turns into just this scalar: it reads 48 bytes, modulo the order less one, plus one. */
const drawing = (scalar: string) => () =>
  bytesOf((BigInt(`0x${scalar}`) - 1n).toString(16).padStart(96, '0'));

describe('RFC 9497’s vectors of P256-SHA256 in POPRF mode', () => {
  const { secretKey, publicKey } = {
    secretKey: bytesOf(RFC_KEY.secretKey),
    publicKey: bytesOf(RFC_KEY.publicKey),
  };
  const poprf = p256_oprf.poprf(bytesOf(RFC_INFO));
  const info = Buffer.from(RFC_INFO, 'hex').toString();
  const { Fn, BASE } = p256.Point;
  const tweakedKey = BASE.multiply(Fn.inv(Fn.fromBytes(tweakedInverse(secretKey, info)))).toBytes();
  const elementsOf = ({ elements }: (typeof RFC_VECTORS)[number]) =>
    elements.map(({ input, blind, blinded, evaluated, output }) => ({
      input: bytesOf(input),
      blind: bytesOf(blind),
      blinded: bytesOf(blinded),
      evaluated: bytesOf(evaluated),
      output: bytesOf(output),
      drawn: drawing(blind),
    }));

  test('the key is of its seed', () => {
    const derived = poprf.deriveKeyPair(bytesOf(RFC_KEY.seed), bytesOf(RFC_KEY.keyInfo));
    expect([derived.secretKey, derived.publicKey].map(hexOf)).toEqual([RFC_KEY.secretKey, RFC_KEY.publicKey]);
  });

  test.each(RFC_VECTORS)('the library we build on: %#', (vector) => {
    const elements = elementsOf(vector);
    for (const { input, blind, blinded, drawn } of elements) {
      expect(poprf.blind(input, publicKey, drawn)).toEqual({ blind, blinded, tweakedKey });
    }
    const made = poprf.blindEvaluateBatch(
      secretKey,
      elements.map(({ blinded }) => blinded),
      drawing(vector.random),
    );
    expect(made).toEqual({
      evaluated: elements.map(({ evaluated }) => evaluated),
      proof: bytesOf(vector.proof),
    });
    const outputs = poprf.finalizeBatch(elements, made.proof, tweakedKey);
    expect(outputs).toEqual(elements.map(({ output }) => output));
  });

  test.each(RFC_VECTORS)('our own words for it: %#', (vector) => {
    for (const { input, blind, blinded, evaluated, output } of elementsOf(vector)) {
      expect(expectedToken(secretKey, info, input)).toEqual(output);
      const made = evaluateBlinded(secretKey, info, blinded)!;
      expect(made.evaluated).toEqual(evaluated);
      const asked = { nonce: input, blind, blinded, tweakedKey };
      expect(tokenOf(info, asked, made)).toEqual(output);
      if (vector.elements.length === 1) {
        expect(tokenOf(info, asked, { evaluated, proof: bytesOf(vector.proof) })).toEqual(output);
      }
      const point = p256.Point.fromBytes(noncePoint(input));
      expect(point.multiply(Fn.fromBytes(blind)).toBytes()).toEqual(blinded);
      const multiplied = point.multiply(Fn.fromBytes(tweakedInverse(secretKey, info))).toBytes();
      expect(finalHash(input, info, multiplied)).toEqual(output);
    }
  });
});

describe('a token', () => {
  const pair = makeTermKey();
  const secret = new Uint8Array(32).fill(9);
  const evening = { term: '2026a', class: CLASS_ID, night: '2026-11-23' };
  const info = infoOf(evening);
  const asked = blindNonce(secret, info, pair.publicKey);
  const made = evaluateBlinded(pair.secretKey, info, asked.blinded)!;

  test('is for one evening of a class and term, or for one survey', () => {
    expect(info).toBe('homework-minutes/v1|2026a|3n5k8m2q7t|2026-11-23');
    expect(surveyInfoOf({ term: '2026a', class: CLASS_ID, survey: 'abcd1234' })).toBe(
      'homework-minutes/v1|2026a|3n5k8m2q7t|survey:abcd1234',
    );
  });

  test('is asked for with the same bytes by every phone that has the secret, and its nonce is HKDF of it', () => {
    expect(blindNonce(secret, info, pair.publicKey)).toEqual(asked);
    const nonce = hkdfSync('sha256', secret, Buffer.from(info), Buffer.from('nonce'), 32);
    expect(asked.nonce).toEqual(new Uint8Array(nonce));
  });

  test('is the same however often it is issued, though each proof is another', () => {
    const again = evaluateBlinded(pair.secretKey, info, asked.blinded)!;
    expect(again.evaluated).toEqual(made.evaluated);
    expect(again.proof).not.toEqual(made.proof);
    const token = expectedToken(pair.secretKey, info, asked.nonce);
    expect([made, again].map((each) => tokenOf(info, asked, each))).toEqual([token, token]);
  });

  test('is none by another key, for another evening, class or term, or with a proof that is cut or turned', () => {
    const other = makeTermKey();
    expect(tokenOf(info, asked, evaluateBlinded(other.secretKey, info, asked.blinded)!)).toBeUndefined();
    for (const lie of [{ night: '2026-11-24' }, { class: '0000000000' }, { term: '2026b' }]) {
      const answered = evaluateBlinded(pair.secretKey, infoOf({ ...evening, ...lie }), asked.blinded)!;
      expect(tokenOf(info, asked, answered)).toBeUndefined();
    }
    const turned = made.proof.map((byte, at) => (at === 40 ? byte ^ 1 : byte));
    for (const proof of [turned, made.proof.slice(1), new Uint8Array(64), new Uint8Array(64).fill(255)]) {
      expect(tokenOf(info, asked, { ...made, proof })).toBeUndefined();
    }
    const none = new Uint8Array(33);
    expect(tokenOf(info, asked, { ...made, evaluated: none })).toBeUndefined();
  });

  test('is not evaluated for what is no point of the curve', () => {
    const noPoints = [0, 33].map((length) => new Uint8Array(length));
    noPoints.push(Uint8Array.from({ length: 33 }, (_, at) => (at === 0 ? 2 : 255)));
    for (const blinded of noPoints) expect(evaluateBlinded(pair.secretKey, info, blinded)).toBeUndefined();
  });
});
