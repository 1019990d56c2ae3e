import { p256, p256_oprf } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { createECDH, createHash, ECDH, hkdfSync } from 'node:crypto';
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

describe('what a token is for', () => {
  const place = { term: '2026a', class: CLASS_ID, night: '2026-11-23' };

  test('is written as PRIVACY.md says', () => {
    expect(infoOf(place)).toBe('homework-minutes/v1|2026a|3n5k8m2q7t|2026-11-23');
    expect(surveyInfoOf({ ...place, survey: 'abcd1234' })).toBe(
      'homework-minutes/v1|2026a|3n5k8m2q7t|survey:abcd1234',
    );
  });

  test('is another for every other evening, class, term and survey, and no survey is an evening', () => {
    const infos = [
      infoOf(place),
      infoOf({ ...place, night: '2026-11-24' }),
      infoOf({ ...place, class: '0000000000' }),
      infoOf({ ...place, term: '2026b' }),
      surveyInfoOf({ ...place, survey: 'abcd1234' }),
      surveyInfoOf({ ...place, survey: '20261123' }),
      surveyInfoOf({ ...place, class: '0000000000', survey: 'abcd1234' }),
      surveyInfoOf({ ...place, term: '2026b', survey: 'abcd1234' }),
    ];
    expect(new Set(infos).size).toBe(infos.length);
  });
});

describe('a token', () => {
  const KEY = makeTermKey();
  const OTHER_KEY = makeTermKey();
  const info = infoOf({ term: '2026a', class: CLASS_ID, night: '2026-11-23' });
  const otherInfo = infoOf({ term: '2026a', class: CLASS_ID, night: '2026-11-24' });
  const anyInfo = fc
    .tuple(
      fc.constantFrom('2026a', '2026b', '2027a'),
      fc.string({ unit: fc.constantFrom(...Array.from(CODE_ALPHABET)), minLength: 10, maxLength: 10 }),
      fc.constantFrom('2026-11-23', '2026-12-31', '2027-02-28', 'survey:abcd1234'),
    )
    .map(([term, id, night]) => `homework-minutes/v1|${term}|${id}|${night}`);
  // A point multiplication in the reference takes milliseconds.
  const FEW = { numRuns: 12 };

  /** The whole way: blinded on the phone, evaluated at the endpoint, finished on the phone. */
  function given(secret: Uint8Array, about = info) {
    const blinded = blindNonce(secret, about, KEY.publicKey);
    const answer = evaluateBlinded(KEY.secretKey, about, blinded.blinded);
    if (!answer) throw new Error('The endpoint took the phone’s point for none.');
    return { blinded, answer };
  }

  test('of the same secret and info is asked for with the same bytes, always and on every phone', () => {
    fc.assert(
      fc.property(bytes(32), anyInfo, (secret, about) => {
        expect(blindNonce(secret, about, KEY.publicKey)).toEqual(
          blindNonce(secret.slice(), about, KEY.publicKey),
        );
      }),
      FEW,
    );
  });

  test('of another secret, evening, class, term or survey is asked for with other bytes in all', () => {
    fc.assert(
      fc.property(fc.tuple(bytes(32), bytes(32)), anyInfo, anyInfo, ([secret, other], about, elsewhere) => {
        fc.pre(about !== elsewhere && toText(secret) !== toText(other));
        const all = [
          blindNonce(secret, about, KEY.publicKey),
          blindNonce(secret, elsewhere, KEY.publicKey),
          blindNonce(other, about, KEY.publicKey),
        ];
        for (const part of ['nonce', 'blind', 'blinded', 'tweakedKey'] as const) {
          const texts = new Set(all.map((each) => toText(each[part])));
          // The key's tweak is of the info alone.
          expect(texts.size).toBe(part === 'tweakedKey' ? 2 : 3);
        }
      }),
      FEW,
    );
  });

  test('has a nonce and a blind derived as PRIVACY.md says, which are not the enrolment’s password', () => {
    // The group's order; 48 bytes make a scalar of 1 … order − 1 that leans nowhere.
    const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    fc.assert(
      fc.property(bytes(32), (secret) => {
        const { nonce, blind } = blindNonce(secret, info, KEY.publicKey);
        const byNode = (label: string, length: number) =>
          Buffer.from(hkdfSync('sha256', secret, Buffer.from(info), Buffer.from(label), length));
        expect(nonce).toEqual(new Uint8Array(byNode('nonce', 32)));
        const scalar = (BigInt(`0x${byNode('blind', 48).toString('hex')}`) % (ORDER - 1n)) + 1n;
        expect(BigInt(`0x${Buffer.from(blind).toString('hex')}`)).toBe(scalar);
        expect(nonce).not.toEqual(enrolmentAuth(secret, CLASS_ID));
      }),
      FEW,
    );
  });

  test('finished on the phone is what the endpoint expects for the nonce', () => {
    fc.assert(
      fc.property(bytes(32), anyInfo, (secret, about) => {
        const { blinded, answer } = given(secret, about);
        expect(answer.evaluated).toHaveLength(33);
        expect(answer.proof).toHaveLength(64);
        const token = tokenOf(about, blinded, answer);
        expect(token).toHaveLength(32);
        expect(token).toEqual(expectedToken(KEY.secretKey, about, blinded.nonce));
      }),
      FEW,
    );
  });

  test('of another evening or key is another', () => {
    const { blinded } = given(new Uint8Array(32));
    const tokens = [
      expectedToken(KEY.secretKey, info, blinded.nonce),
      expectedToken(KEY.secretKey, otherInfo, blinded.nonce),
      expectedToken(OTHER_KEY.secretKey, info, blinded.nonce),
      expectedToken(KEY.secretKey, info, blindNonce(new Uint8Array(32), otherInfo, KEY.publicKey).nonce),
    ];
    expect(new Set(tokens.map(toText)).size).toBe(4);
  });

  test('is none where any bit of the proof or of the evaluated point was turned', () => {
    const { blinded, answer } = given(new Uint8Array(32).fill(7));
    const turned = (some: Uint8Array, bit: number) =>
      some.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    fc.assert(
      fc.property(fc.nat({ max: 64 * 8 - 1 }), fc.nat({ max: 33 * 8 - 1 }), (inProof, inPoint) => {
        expect(tokenOf(info, blinded, { ...answer, proof: turned(answer.proof, inProof) })).toBeUndefined();
        expect(
          tokenOf(info, blinded, { ...answer, evaluated: turned(answer.evaluated, inPoint) }),
        ).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  test('is none where the endpoint used another key, another info, or somebody else’s answer', () => {
    const { blinded, answer } = given(new Uint8Array(32).fill(7));
    const byOtherKey = evaluateBlinded(OTHER_KEY.secretKey, info, blinded.blinded)!;
    const forOtherInfo = evaluateBlinded(KEY.secretKey, otherInfo, blinded.blinded)!;
    const { answer: somebodyElses } = given(new Uint8Array(32).fill(8));
    for (const wrong of [byOtherKey, forOtherInfo, somebodyElses])
      expect(tokenOf(info, blinded, wrong)).toBeUndefined();
    const withOtherKey = blindNonce(new Uint8Array(32).fill(7), info, OTHER_KEY.publicKey);
    expect(tokenOf(info, withOtherKey, answer)).toBeUndefined();
  });

  test.each([0, 1, 32, 34, 65])('is none of an answer %d bytes long', (length) => {
    const { blinded, answer } = given(new Uint8Array(32));
    const short = new Uint8Array(length);
    expect(tokenOf(info, blinded, { ...answer, evaluated: short })).toBeUndefined();
    expect(tokenOf(info, blinded, { ...answer, proof: short })).toBeUndefined();
    expect(evaluateBlinded(KEY.secretKey, info, short)).toBeUndefined();
  });

  test('is not made of bytes that are no point of the curve', () => {
    const noPoint = new Uint8Array(33).fill(0xff);
    for (const first of [0, 1, 2, 3, 4, 0xff]) {
      noPoint[0] = first;
      expect(evaluateBlinded(KEY.secretKey, info, noPoint)).toBeUndefined();
    }
  });

  test('is answered with another proof each time, and the same evaluated point', () => {
    const { blinded } = blindNonce(new Uint8Array(32), info, KEY.publicKey);
    const answers = [1, 2].map(() => evaluateBlinded(KEY.secretKey, info, blinded)!);
    expect(answers[0]!.evaluated).toEqual(answers[1]!.evaluated);
    expect(answers[0]!.proof).not.toEqual(answers[1]!.proof);
  });

  test('is, by the pieces of the fast path, one multiplication and a hash: what the reference says', () => {
    fc.assert(
      fc.property(bytes(32), anyInfo, (nonce, about) => {
        const ecdh = createECDH('prime256v1');
        ecdh.setPrivateKey(tweakedInverse(KEY.secretKey, about));
        const x = ecdh.computeSecret(noncePoint(nonce));
        const both = [2, 3].map((sign) => toText(finalHash(nonce, about, Uint8Array.of(sign, ...x))));
        expect(both).toContain(toText(expectedToken(KEY.secretKey, about, nonce)));
      }),
      FEW,
    );
  });

  test('has its nonce’s point on the curve, uncompressed', () => {
    fc.assert(
      fc.property(bytes(32), (nonce) => {
        const point = noncePoint(nonce);
        expect([point.length, point[0]]).toEqual([65, 4]);
        expect(ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'uncompressed')).toEqual(
          Buffer.from(point),
        );
      }),
      FEW,
    );
  });
});
