import { createHash, createHmac, randomBytes } from 'node:crypto';
import { CODE_ALPHABET } from '../core/slip';

/** `length` random characters of the alphabet of codes, 5 bits each. */
export function randomCode(length: number): string {
  return Array.from(randomBytes(length), (byte) => CODE_ALPHABET[byte & 31]).join('');
}

/** What is kept of a slip, a door or an enrolment: they are random enough that nobody guesses back. */
export function hashOf(secret: string | Uint8Array): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A hash that only this endpoint can make, bound to what it is for. */
export function keyedHash(key: string, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}|${text}`).digest('base64url');
}
