import { CONSENT_VERSION } from '../../src/core/consent';
import { keyHash, makeTermKey, checkTextOf, toText } from '../../src/wire/token';
import type { Found } from '../../src/parent/store/class-rows';
import type { Door, FamilyWay, Slip, TypedSlip } from '../../src/core/slip';

export const CLASS_ID = '3n5k8m2q7t';
export const CODE = 'k7m2q9w4r8t3n6p5';
export const TERM = '2026a';
export const CONSENT = { version: CONSENT_VERSION, night: '2026-11-23' };

const PAIRS = [makeTermKey(), makeTermKey()] as const;
/** Both terms' keys of 三年级2班. */
export const KEYS = [toText(PAIRS[0].publicKey), toText(PAIRS[1].publicKey)] as const;
export const SECRET_KEYS = [PAIRS[0].secretKey, PAIRS[1].secretKey] as const;
export const KEY_HASHES = [keyHash(KEYS[0]), keyHash(KEYS[1])] as const;
export const CHECK = checkTextOf(CLASS_ID, KEY_HASHES);

export function publicKey(): string {
  return toText(makeTermKey().publicKey);
}

export const SLIP: Slip = { kind: 'slip', class: CLASS_ID, code: CODE, term: TERM, keyHashes: KEY_HASHES };
export const DOOR: Door = { kind: 'door', class: CLASS_ID, door: CODE, term: TERM, keyHashes: KEY_HASHES };
/** The seat as another phone of the family shows it. */
export const FAMILY: FamilyWay = {
  kind: 'family',
  class: CLASS_ID,
  secret: 'A'.repeat(43),
  term: TERM,
  keyHashes: KEY_HASHES,
};
export const TYPED: TypedSlip = { kind: 'typed', class: CLASS_ID, code: CODE, check: CHECK };

export const CLASS_ANSWER = {
  class: CLASS_ID,
  name: '三年级2班',
  school: '向阳小学',
  contact: '教导处 李老师',
  grade: 3,
  system: 'cn63' as const,
  limit: { preset: 'cn-national' as const },
  calendar: { fridayCounts: false },
  isOpen: false,
  families: '0-4' as const,
};

const { isOpen: _, families: __, ...SEEN } = CLASS_ANSWER;
/** What a phone keeps of 三年级2班 once it has looked. */
export const FOUND: Found = { seen: SEEN, term: TERM, keyHashes: KEY_HASHES, check: CHECK };
