import { sha256 } from '@noble/hashes/sha2.js';
import { isProblem, type Problem } from '../../../core/problem';
import { textToParcel } from './backup-text';
import { bytesToText, freshBytes, textToBytes } from './bytes';
import { decrypt, encrypt } from './cipher';
import { keyOfKey } from './derive';
import { isFileProblem, type FileProblem } from './file-problem';
import { packText, unpackText } from './pack';
import type { Parcel } from './parcel';

/*
 * The code of a hand-over, scanned as `/take#…` or pasted: `1h.KEY.BODY.SUM`.
 *
 *   1     the version; the letter says what is in it: a all, h the household without its evenings, k nothing but the key
 *   KEY   16 random bytes, drawn for this hand-over; BODY and SUM too are base64url without padding
 *   BODY  16 bytes of salt, then AES-256-GCM over when it was made (epoch ms, a line of its own) and the parcel's text,
 *         packed; its key and nonce are HKDF-SHA256(KEY, salt, info "lamplight/hand-over/v1 code DIGITS"), 32 + 12 bytes,
 *         and the version and letter are bound to it
 *   SUM   3 bytes of SHA-256 over all before it: a code that was cut is told from wrong digits
 *
 * Who has the code and not the six digits needs a machine and a minute, not a key: the digits keep out who saw the code
 * on a screen. What does not fit goes by a file sealed under the same key and digits (seal.ts).
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** One hand-over: what its code and its file are sealed with. */
export type HandOverKey = { key: Bytes; digits: string };

const LETTERS = { all: 'a', household: 'h', key: 'k' } as const;

/** What a code brings: everything, everything but the evenings, or the way to open the file. */
export type Holding = keyof typeof LETTERS;

export type HandOverCode = { text: string; holding: Holding; key: Bytes; body: Bytes };

export function freshHandOver(): HandOverKey {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { key: freshBytes(16), digits: String(number % 1_000_000).padStart(6, '0') };
}

function sumOf(text: string): string {
  return bytesToText(sha256(new TextEncoder().encode(text)).subarray(0, 3));
}

function cipherOf({ key, digits }: HandOverKey, salt: Bytes, holding: Holding) {
  const made = keyOfKey(key, { salt, info: `lamplight/hand-over/v1 code ${digits}`, length: 44 });
  const bound = new TextEncoder().encode(`1${LETTERS[holding]}`);
  return { key: made.slice(0, 32), nonce: made.slice(32), bound };
}

/** A code with the text of a parcel in it; made at `now` (epoch ms). */
export async function toCode(
  by: HandOverKey,
  { holding, text, now }: { holding: Holding; text: string; now: number },
): Promise<string> {
  const salt = freshBytes(16);
  const sealed = await encrypt(cipherOf(by, salt, holding), packText(`${String(now)}\n${text}`));
  const body = new Uint8Array([...salt, ...sealed]);
  const code = `1${LETTERS[holding]}.${bytesToText(by.key)}.${bytesToText(body)}`;
  return `${code}.${sumOf(code)}`;
}

const CODE = /^1([ahk])\.([\w-]{22})\.([\w-]{43,})\.([\w-]{4})$/;

/** The code in what was scanned or pasted: the whole link or what follows its #, also where a chat broke its lines. */
function codeIn(text: string): string {
  const after = text.slice(text.lastIndexOf('#') + 1).trim();
  const [whole = ''] = after.split(/\s/);
  return CODE.test(whole) ? whole : after.replaceAll(/\s/g, '');
}

const PREFIX = /^(\d+)[a-z]\./;

/** Reads what was scanned or pasted; nothing is opened yet. */
export function readCode(text: string): HandOverCode | Problem {
  const code = codeIn(text);
  const [, version] = PREFIX.exec(code) ?? [];
  if (version === undefined) return { kind: text.includes('/take') ? 'hand-over-cut' : 'hand-over-foreign' };
  if (version !== '1') return { kind: 'hand-over-newer' };
  return wholeCode(code) ?? { kind: 'hand-over-cut' };
}

function wholeCode(text: string): HandOverCode | undefined {
  const [, letter, key, body, sum] = CODE.exec(text) ?? [];
  const holding = (Object.keys(LETTERS) as Holding[]).find((each) => LETTERS[each] === letter);
  if (!holding || sumOf(text.slice(0, -5)) !== sum) return undefined;
  const bytes = [key, body].map((each) => textToBytes(each ?? ''));
  return bytes[0] && bytes[1] && { text, holding, key: bytes[0], body: bytes[1] };
}

/** What a code brought, and when (epoch ms) it was made; of a key alone there is no parcel. */
export type Opened = { madeAt: number; parcel?: Parcel };

/** Opens a code by its digits. Wrong digits and a code changed by a hand are one answer. */
export async function openCode(
  { holding, key, body }: HandOverCode,
  digits: string,
): Promise<Opened | Problem | FileProblem> {
  const cipher = cipherOf({ key, digits }, body.slice(0, 16), holding);
  const packed = await decrypt(cipher, body.slice(16));
  if (!packed) return { kind: 'hand-over-wrong' };
  const plain = unpackText(packed);
  if (isProblem(plain)) return plain;
  const line = plain.indexOf('\n');
  const madeAt = Number(plain.slice(0, line));
  if (holding === 'key') return { madeAt };
  const parcel = textToParcel(plain.slice(line + 1));
  return isFileProblem(parcel) ? parcel : { madeAt, parcel };
}

/** Digits as they were meant: spaces, full-width forms. Undefined unless there are six. */
export function readDigits(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\p{Dash}]/gu, '');
  return /^[0-9]{6}$/.test(plain) ? plain : undefined;
}
