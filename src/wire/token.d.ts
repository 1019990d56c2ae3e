import type { Night } from '../core/night';
import { type KeyHashes } from '../core/slip';
import type { Term } from '../core/term';
/** A term's key pair: POPRF, RFC 9497 mode 2, suite P256-SHA256. Secret 32 bytes, public a compressed point of 33. */
export declare function makeTermKey(): {
    secretKey: Uint8Array;
    publicKey: Uint8Array;
};
/** What a slip carries of a term's public key: SHA-256 of its 33 bytes, as base64url. */
export declare function keyHash(publicKey: string): string;
/**
 * The 12 characters that stand on every slip of a class, in the app and on the class's page: the first 60 bits
 * of SHA-256(class | hash of the first term's key | hash of the second's). Equal texts are equal keys.
 */
export declare function checkTextOf(classId: string, keyHashes: KeyHashes): string;
/** The password of an enrolment, out of the family secret F (32 bytes): the same phone always makes the same one. */
export declare function enrolmentAuth(secret: Uint8Array, classId: string): Uint8Array;
/** What a token is for: one evening of a class in a term, and nothing else (PRIVACY.md, step 3). */
export declare function infoOf({ term, class: id, night }: {
    term: Term;
    class: string;
    night: Night;
}): string;
/** What a survey's token is for: it opens no evening, and no evening's token opens it. */
export declare function surveyInfoOf({ term, class: id, survey, }: {
    term: Term;
    class: string;
    survey: string;
}): string;
/** What the phone keeps between asking for a token and its answer. All bytes; `nonce` 32, points 33. */
export type Blinded = {
    nonce: Uint8Array;
    blind: Uint8Array;
    blinded: Uint8Array;
    tweakedKey: Uint8Array;
};
/** Blinds the nonce of an evening or survey; the same secret and info make the same bytes on every phone, at any time. */
export declare function blindNonce(secret: Uint8Array, info: string, publicKey: Uint8Array): Blinded;
/** The token out of the endpoint's answer, 32 bytes; undefined where its proof is not of the slip's key and this info. */
export declare function tokenOf(info: string, { nonce, blind, blinded, tweakedKey }: Blinded, { evaluated, proof }: {
    evaluated: Uint8Array;
    proof: Uint8Array;
}): Uint8Array | undefined;
/** The endpoint's half: evaluated point and proof, 33 and 64 bytes; undefined for what is no point of the curve. */
export declare function evaluateBlinded(secretKey: Uint8Array, info: string, blinded: Uint8Array): {
    evaluated: Uint8Array;
    proof: Uint8Array;
} | undefined;
/** The token a nonce must have, by the reference; the endpoint checks ten times faster (tokens/check). */
export declare function expectedToken(secretKey: Uint8Array, info: string, nonce: Uint8Array): Uint8Array;
/** RFC 9497, 3.3.3: the inverse of (key + tweak of the info), 32 bytes; with it one multiplication checks a token. */
export declare function tweakedInverse(secretKey: Uint8Array, info: string): Uint8Array;
/** The nonce as a point of the curve, uncompressed, 65 bytes. */
export declare function noncePoint(nonce: Uint8Array): Uint8Array;
/** The token as the hash of nonce, info and evaluated point (33 bytes): RFC 9497's Finalize. */
export declare function finalHash(nonce: Uint8Array, info: string, point: Uint8Array): Uint8Array;
/** Bytes as they stand in a message: base64url without padding. */
export declare function toText(bytes: Uint8Array): string;
export declare function fromText(text: string): Uint8Array;
