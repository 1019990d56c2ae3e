import { plainCode } from './slip';

/** How many are made at a time, and of how many characters of the alphabet of codes: 50 bits each. */
export const RECOVERY_CODES = 10;
export const RECOVERY_LENGTH = 10;

/** `abcde-fgh12` as a person copies it from paper. */
export function recoveryInWords(code: string): string {
  return `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`;
}

/** What stands in for the second factor: the six digits an app shows, or a recovery code; undefined for neither. */
export type Proof = { kind: 'digits'; text: string } | { kind: 'recovery'; text: string };

/** Reads whichever of the two somebody typed: spaces, dashes, case and full-width digits make no difference. */
export function readProof(typed: string): Proof | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Dash}]/gu, '');
  if (/^[0-9]{6}$/.test(digits)) return { kind: 'digits', text: digits };
  const text = plainCode(typed);
  return /^[0-9a-hjkmnp-tv-z]{10}$/.test(text) ? { kind: 'recovery', text } : undefined;
}
