import { CODE_ALPHABET } from '../../src/core/slip';

export const CLASS_SIZE = 40;
/** More than can be spent in all turns of the bench together. */
export const SLIPS = 120_000;

/** A code that both sides of the bench know by its number. */
export function codeOf(index: number): string {
  return Array.from({ length: 16 }, (_, at) => CODE_ALPHABET[Math.floor(index / 32 ** (15 - at)) % 32]).join(
    '',
  );
}

/** The enrolment's password of that number: 32 bytes. */
export function authOf(index: number): string {
  const bytes = Buffer.alloc(32, 1);
  bytes.writeUInt32BE(index);
  return bytes.toString('base64url');
}
