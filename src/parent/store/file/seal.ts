import * as z from 'zod/mini';
import type { Problem } from '../../../core/problem';
import { bytesToText, freshBytes, textToBytes } from './bytes';
import { decrypt, encrypt } from './cipher';
import { keyOfKey, keyOfPassphrase } from './derive';
import { toOrderedText } from './ordered';
import { plainPassphrase } from './passphrase';

/*
 * A sealed file is JSON: {"format": "lamplight-sealed", "version": 1, "kdf": …, "cipher": {"name": "AES-256-GCM",
 * "nonce": 12 bytes}, "sealed": the text as UTF-8, sealed, the tag of 16 bytes at its end}. Bytes are base64url without
 * padding. The key of 32 bytes is PBKDF2-HMAC-SHA256 of the passphrase (NFKC, trimmed, UTF-8), or in a hand-over
 * HKDF-SHA256 of its key with the six digits in info. Everything but "sealed" is bound to it as additional data: JSON
 * without blanks, the keys of each object in the order of the alphabet.
 */

// Our pages allow no code made from text; without this the library would try, and each try is a report.
z.config({ jitless: true });

const FORMAT = 'lamplight-sealed';
const VERSION = 1;
/** OWASP, Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations (read in 2026). */
const ITERATIONS = 600_000;
/** No file of ours has more, and a phone would work on it for minutes. */
const MOST_ITERATIONS = 10_000_000;
const TAG_BYTES = 16;

const bytesOf = (length: number) =>
  z.string().check(z.refine((text) => textToBytes(text)?.length === length));

const kdf = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('PBKDF2-SHA256'), iterations: z.int(), salt: bytesOf(16) }),
  z.strictObject({ name: z.literal('HKDF-SHA256'), salt: bytesOf(16) }),
]);

const envelope = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  kdf,
  cipher: z.strictObject({ name: z.literal('AES-256-GCM'), nonce: bytesOf(12) }),
  sealed: z.string(),
});

type Kdf = z.infer<typeof kdf>;
type Envelope = z.infer<typeof envelope>;

/** What opens a sealed file: words a parent keeps in mind, or the key of one hand-over with its digits. */
export type SealKey =
  | { kind: 'passphrase'; passphrase: string }
  | { kind: 'hand-over'; key: Uint8Array<ArrayBuffer>; digits: string };

/** How a file is opened: by a passphrase, or by the code of the hand-over it belongs to. */
export type SealedBy = SealKey['kind'];

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function bytesIn(text: string): Uint8Array<ArrayBuffer> {
  const bytes = textToBytes(text);
  if (!bytes) throw new Error('An envelope was read that holds no bytes.');
  return bytes;
}

function keyOf(
  key: SealKey,
  used: Kdf,
): Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> | undefined {
  const salt = bytesIn(used.salt);
  if (key.kind === 'passphrase' && used.name === 'PBKDF2-SHA256') {
    const passphrase = utf8(plainPassphrase(key.passphrase));
    return keyOfPassphrase({ passphrase, salt, iterations: used.iterations });
  }
  if (key.kind === 'hand-over' && used.name === 'HKDF-SHA256')
    return keyOfKey(key.key, { salt, info: `lamplight/hand-over/v1 file ${key.digits}` });
  return undefined;
}

function boundBy({ sealed: _, ...header }: Envelope): Uint8Array<ArrayBuffer> {
  return utf8(toOrderedText(header));
}

/** The text sealed, as a file's text. Seconds with a passphrase; `iterations` is lower in tests alone. */
export async function sealText(text: string, by: SealKey, iterations = ITERATIONS): Promise<string> {
  const salt = bytesToText(freshBytes(16));
  const used: Kdf =
    by.kind === 'passphrase' ? { name: 'PBKDF2-SHA256', iterations, salt } : { name: 'HKDF-SHA256', salt };
  const nonce = freshBytes(12);
  const header: Envelope = {
    format: FORMAT,
    version: VERSION,
    kdf: used,
    cipher: { name: 'AES-256-GCM', nonce: bytesToText(nonce) },
    sealed: '',
  };
  const key = await keyOf(by, used);
  if (!key) throw new Error('A key was asked for in another way than it was made.');
  const sealed = await encrypt({ key, nonce, bound: boundBy(header) }, utf8(text));
  return `${JSON.stringify({ ...header, sealed: bytesToText(sealed) })}\n`;
}

/** Whether a text says of itself that it is a sealed file, be it whole or not. */
export function looksSealed(text: string): boolean {
  return text.slice(0, 200).includes(`"${FORMAT}"`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a passphrase was turned as often as is safe, and no oftener than is sane. */
function isTurnedWell(used: Kdf, least: number): boolean {
  if (used.name === 'HKDF-SHA256') return true;
  return used.iterations >= least && used.iterations <= MOST_ITERATIONS;
}

function isNewer(value: unknown): boolean {
  const { version } = value as { version?: unknown };
  return typeof version === 'number' && version > VERSION;
}

function readEnvelope(text: string, least: number): Envelope | Problem {
  if (!looksSealed(text)) return { kind: 'sealed-foreign' };
  const value = parsed(text.trim());
  if (typeof value !== 'object' || value === null) return { kind: 'sealed-cut' };
  if (isNewer(value)) return { kind: 'sealed-newer' };
  const { success, data: read } = envelope.safeParse(value);
  return success ? checked(read, least) : { kind: 'sealed-foreign' };
}

function checked(read: Envelope, least: number): Envelope | Problem {
  const length = textToBytes(read.sealed)?.length ?? 0;
  if (length < TAG_BYTES) return { kind: 'sealed-cut' };
  return isTurnedWell(read.kdf, least) ? read : { kind: 'sealed-iterations' };
}

/** How a sealed file wants to be opened, or why nobody can. */
export function sealedBy(text: string): SealedBy | Problem {
  const read = readEnvelope(text, ITERATIONS);
  if ('kind' in read) return read;
  return read.kdf.name === 'HKDF-SHA256' ? 'hand-over' : 'passphrase';
}

/** The text in a sealed file, or why it does not open; a wrong key and a changed file are one answer. `least` is lower in tests alone. */
export async function openSealed(text: string, by: SealKey, least = ITERATIONS): Promise<string | Problem> {
  const read = readEnvelope(text, least);
  if ('kind' in read) return read;
  const key = await keyOf(by, read.kdf);
  const nonce = bytesIn(read.cipher.nonce);
  const plain = key && (await decrypt({ key, nonce, bound: boundBy(read) }, bytesIn(read.sealed)));
  return plain ? new TextDecoder().decode(plain) : { kind: 'sealed-wrong' };
}
