import { createHash, randomBytes } from 'node:crypto';
import type { Figure } from '../../src/endpoint/database/tables';
import type { Keeping } from '../../src/endpoint/database/keeping';
import { writeLetter } from '../../src/endpoint/figure-rows';
import { SUBJECTS } from '../../src/core/subject';
import { minutesOf } from './contribution';

export const FIGURES: readonly Figure[] = [...SUBJECTS, 'a', 'o', 'r'];

/** As PRIVACY.md says it: SHA-256(nonce ‖ figure). */
export function rowId(nonce: Uint8Array, figure: Figure): string {
  return createHash('sha256').update(nonce).update(figure).digest('base64url');
}

export const EVENING = { class: '3n5k8m2q7t', night: '2026-11-23' };

/** Letters of so many families, each in a commit of its own, one after another; their nonces as they came. */
export async function lettersOf(count: number, keeping: Keeping, at = EVENING): Promise<Buffer[]> {
  const nonces = Array.from({ length: count }, () => randomBytes(32));
  return lettersFrom(nonces, keeping, at);
}

export async function lettersFrom(nonces: Buffer[], { commitOpen }: Keeping, at = EVENING) {
  for (const nonce of nonces) {
    const sending = { r: 1, v: minutesOf({ math: 30, chinese: 5 * (nonce[0]! % 12) }) };
    await commitOpen((writes) => writeLetter(writes, { ...at, nonce, sending }));
  }
  return nonces;
}
