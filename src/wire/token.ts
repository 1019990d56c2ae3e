import { p256_oprf } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { CODE_ALPHABET, type KeyHashes } from '../core/slip';

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

/** Bytes as they stand in a message: base64url without padding. */
export function toText(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

export function fromText(text: string): Uint8Array {
  return base64urlnopad.decode(text);
}
