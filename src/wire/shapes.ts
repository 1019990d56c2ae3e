import * as z from 'zod/mini';
import { CHECK_TEXT, CLASS_ID, CODE } from '../core/slip';
import { isNight } from '../core/night';
import { TERM } from '../core/term';

// Our pages allow no code made from text; without this the library would try, and each try is a report.
z.config({ jitless: true });

/** The last character carries 6 bits, or only 2 or 4 and then zeros: whoever decodes refuses anything else. */
const LAST = ['[A-Za-z0-9_-]', '[AQgw]', '[AEIMQUYcgkosw048]'] as const;

/** `length` bytes as base64url without padding (PRIVACY.md, Messages): each bytes have one text. */
export function bytes(length: number) {
  const before = Math.ceil((length * 4) / 3) - 1;
  return z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${String(before)}}${LAST[length % 3] ?? ''}$`)));
}

/** One line of text somebody typed, with nothing invisible in it. */
export function line(length: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(length), z.regex(/^[^\p{Cc}\p{Cf}]*$/u));
}

export const classId = z.string().check(z.regex(CLASS_ID));
export const code = z.string().check(z.regex(CODE));
export const checkText = z.string().check(z.regex(CHECK_TEXT));
export const term = z.string().check(z.regex(TERM));
export const night = z.string().check(z.refine(isNight));
export const surveyId = z.string().check(z.regex(/^[a-z0-9]{8}$/));
/** A compressed point of P-256. */
export const publicKey = bytes(33);
export const grade = z.int().check(z.gte(1), z.lte(12));
