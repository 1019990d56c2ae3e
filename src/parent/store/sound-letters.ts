import type { Contribution } from '../../core/contribution';
import { LAST_REVISION, type Sending } from '../../core/letter';
import { isNight } from '../../core/night';
import { CLASS_ID } from '../../core/slip';
import { SUBJECTS } from '../../core/subject';
import { TERM } from '../../core/term';
import type { LetterRow, Token, TokenBlockRow } from './letter-rows';
import { isTextOf } from './sound';

/*
 * Letters and tokens as a hand or a damaged phone may leave them: what nobody can read stays where it is and is not
 * sent (sound.ts).
 */

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isWhole(value: unknown, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

function isContribution(value: unknown): value is Contribution {
  if (!isThere(value) || !isThere(value['s'])) return false;
  const { s, a, o } = value as { s: Record<string, unknown>; a: unknown; o: unknown };
  return isWhole(a) && isWhole(o) && SUBJECTS.every((subject) => s[subject] === null || isWhole(s[subject]));
}

function isSaid(value: unknown): value is Contribution | null {
  return value === null || isContribution(value);
}

function isSending(value: unknown): value is Sending {
  return isThere(value) && isWhole(value['r'], LAST_REVISION) && isSaid(value['v']);
}

/** By its looks, not by its class: a window may hand on bytes of another one's making. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && value.byteLength === 32;
}

function isToken(value: unknown): value is Token {
  return isThere(value) && isBytes(value['nonce']) && isBytes(value['token']);
}

type Place = Pick<LetterRow, 'id' | 'child' | 'class' | 'term'>;

function isPlace({ id, child, class: classId, term }: Place): boolean {
  return (
    [id, child].every((text) => typeof text === 'string') &&
    isTextOf(CLASS_ID, classId) &&
    isTextOf(TERM, term)
  );
}

function isEvening({ night, last, closesAt, due }: LetterRow): boolean {
  return isNight(night) && isNight(last) && Number.isFinite(closesAt) && Number.isFinite(due);
}

function isState({ wanted, rev, stands, sending, unsure }: LetterRow): boolean {
  const isStanding = stands === undefined || isSaid(stands);
  const areSendings = [sending, unsure].every((each) => each === undefined || isSending(each));
  return isWhole(rev) && isSaid(wanted) && isStanding && areSendings;
}

/** Whether a letter read from the database is one we wrote. */
export function isSoundLetter(row: LetterRow): boolean {
  return isPlace(row) && isEvening(row) && isState(row) && (row.token === undefined || isToken(row.token));
}

function isGiven(value: unknown): boolean {
  return isThere(value) && isNight(value['night']) && (typeof value['none'] === 'string' || isToken(value));
}

/** Whether a token block read from the database is one we wrote. */
export function isSoundTokenBlock(row: TokenBlockRow): boolean {
  const { first, from, given } = row;
  const isRead = given === undefined || (Array.isArray(given) && given.every(isGiven));
  return isPlace(row) && isNight(first) && isNight(from) && isRead;
}
