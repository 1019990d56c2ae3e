import { invertCt } from '@noble/curves/abstract/modular.js';
import { p256, p256_hasher, p256_oprf } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { Night } from '../core/night';
import { CODE_ALPHABET, type KeyHashes } from '../core/slip';
import type { Term } from '../core/term';

/** A term's key pair: POPRF, RFC 9497 mode 2, suite P256-SHA256. Secret 32 bytes, public a compressed point of 33. */
export function makeTermKey(): { secretKey: Uint8Array; publicKey: Uint8Array } {
  return p256_oprf.poprf(utf8ToBytes('')).generateKeyPair();
}

/** What a slip carries of a term's public key: SHA-256 of its 33 bytes, as base64url. */
export function keyHash(publicKey: string): string {
  return toText(sha256(fromText(publicKey)));
}

/**
 * The 12 characters that stand on every slip of a class, in the app and on the class's page: the first 60 bits
 * of SHA-256(class | hash of the first term's key | hash of the second's). Equal texts are equal keys.
 */
export function checkTextOf(classId: string, keyHashes: KeyHashes): string {
  const digest = sha256(concatBytes(utf8ToBytes(`${classId}|`), ...keyHashes.map(fromText)));
  let bits = 0n;
  for (const byte of digest.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  return Array.from(
    { length: 12 },
    (_, index) => CODE_ALPHABET[Number((bits >> BigInt(59 - index * 5)) & 31n)],
  ).join('');
}

/** The password of an enrolment, out of the family secret F (32 bytes): the same phone always makes the same one. */
export function enrolmentAuth(secret: Uint8Array, classId: string): Uint8Array {
  return hkdf(sha256, secret, utf8ToBytes(classId), utf8ToBytes('enrol'), 32);
}

/** What a token is for: one evening of a class in a term, and nothing else (PRIVACY.md, step 3). */
export function infoOf({ term, class: id, night }: { term: Term; class: string; night: Night }): string {
  return `homework-minutes/v1|${term}|${id}|${night}`;
}

/** What a survey's token is for: it opens no evening, and no evening's token opens it. */
export function surveyInfoOf({
  term,
  class: id,
  survey,
}: {
  term: Term;
  class: string;
  survey: string;
}): string {
  return `homework-minutes/v1|${term}|${id}|survey:${survey}`;
}

/** What the phone keeps between asking for a token and its answer. All bytes; `nonce` 32, points 33. */
export type Blinded = {
  nonce: Uint8Array;
  blind: Uint8Array;
  blinded: Uint8Array;
  tweakedKey: Uint8Array;
};

/** 32 bytes nobody else knows, the same on every phone that has F: what an evening's rows are filed under. */
function nonceOf(secret: Uint8Array, info: string): Uint8Array {
  return hkdf(sha256, secret, utf8ToBytes(info), utf8ToBytes('nonce'), 32);
}

/** Blinds the nonce of an evening or survey; the same secret and info make the same bytes on every phone, at any time. */
export function blindNonce(secret: Uint8Array, info: string, publicKey: Uint8Array): Blinded {
  const nonce = nonceOf(secret, info);
  const derived = (length = 48) => hkdf(sha256, secret, utf8ToBytes(info), utf8ToBytes('blind'), length);
  return { nonce, ...p256_oprf.poprf(utf8ToBytes(info)).blind(nonce, publicKey, derived) };
}

/** The token out of the endpoint's answer, 32 bytes; undefined where its proof is not of the slip's key and this info. */
export function tokenOf(
  info: string,
  { nonce, blind, blinded, tweakedKey }: Blinded,
  { evaluated, proof }: { evaluated: Uint8Array; proof: Uint8Array },
): Uint8Array | undefined {
  try {
    return p256_oprf.poprf(utf8ToBytes(info)).finalize(nonce, blind, evaluated, blinded, proof, tweakedKey);
  } catch {
    return undefined;
  }
}

/** The endpoint's half: evaluated point and proof, 33 and 64 bytes; undefined for what is no point of the curve. */
export function evaluateBlinded(
  secretKey: Uint8Array,
  info: string,
  blinded: Uint8Array,
): { evaluated: Uint8Array; proof: Uint8Array } | undefined {
  try {
    p256.Point.fromBytes(blinded).assertValidity();
  } catch {
    return undefined;
  }
  return p256_oprf.poprf(utf8ToBytes(info)).blindEvaluate(secretKey, blinded);
}

/** The token a nonce must have, by the reference; the endpoint checks ten times faster (tokens/check). */
export function expectedToken(secretKey: Uint8Array, info: string, nonce: Uint8Array): Uint8Array {
  return p256_oprf.poprf(utf8ToBytes(info)).evaluate(secretKey, nonce);
}

const CONTEXT = 'OPRFV1-\u0002-P256-SHA256';

/** RFC 9497, 3.3.3: the inverse of (key + tweak of the info), 32 bytes; with it one multiplication checks a token. */
export function tweakedInverse(secretKey: Uint8Array, info: string): Uint8Array {
  const { Fn } = p256.Point;
  const framed = concatBytes(utf8ToBytes('Info'), twoBytes(info.length), utf8ToBytes(info));
  const tweak = p256_hasher.hashToScalar(framed, { DST: `HashToScalar-${CONTEXT}` });
  // Not Fn.inv, whose time tells of what it inverts, and this is a secret.
  return Fn.toBytes(invertCt(Fn.add(Fn.fromBytes(secretKey), tweak), Fn.ORDER));
}

/** The nonce as a point of the curve, uncompressed, 65 bytes. */
export function noncePoint(nonce: Uint8Array): Uint8Array {
  return p256_hasher.hashToCurve(nonce, { DST: `HashToGroup-${CONTEXT}` }).toBytes(false);
}

/** The token as the hash of nonce, info and evaluated point (33 bytes): RFC 9497's Finalize. */
export function finalHash(nonce: Uint8Array, info: string, point: Uint8Array): Uint8Array {
  const parts = [nonce, utf8ToBytes(info), point].flatMap((part) => [twoBytes(part.length), part]);
  return sha256(concatBytes(...parts, utf8ToBytes('Finalize')));
}

function twoBytes(length: number): Uint8Array {
  return Uint8Array.of(length >> 8, length & 0xff);
}

/** Bytes as they stand in a message: base64url without padding. */
export function toText(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

export function fromText(text: string): Uint8Array {
  return base64urlnopad.decode(text);
}
