import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** A passphrase as bytes, and how often it is turned. */
export type DeriveWork = {
  passphrase: Uint8Array<ArrayBuffer>;
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
};

/** PBKDF2-HMAC-SHA256, 32 bytes: seconds on a slow phone, so it runs in a worker. */
export function deriveKey({ passphrase, salt, iterations }: DeriveWork): Uint8Array<ArrayBuffer> {
  return pbkdf2(sha256, passphrase, salt, { c: iterations, dkLen: 32 });
}
