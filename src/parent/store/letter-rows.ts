import type { Letter } from '../../core/letter';
import type { Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import type { Term } from '../../core/term';
import type { Hold } from './class-rows';

/** Nonce and token of one evening, 32 bytes each: what lets this child count once, and says nothing of the child. */
export type Token = { nonce: Uint8Array; token: Uint8Array };

/**
 * The outbox, and what was sent: one child's contribution to one evening of a class. `night` is the evening's first
 * date, `last` its last. The row outlives the seat while something of it still has to be taken back.
 */
export type LetterRow = Letter & {
  id: string;
  child: string;
  class: string;
  /** The class as the school wrote it when the letter was made. */
  className: string;
  term: Term;
  night: Night;
  last: Night;
  /** Epoch ms. */
  closesAt: number;
  /** Nothing goes before (epoch ms): drawn when what is wanted changed (PRIVACY.md, step 6). */
  due: number;
  hold?: Hold;
  /** There once it was needed; gone when the evening has closed. */
  token?: Token;
  /** The seat is given up: the letter takes itself back, and stands under an id of its own beside a new seat's. */
  isLeft?: true;
};

export function letterId(child: string, classId: string, night: Night): string {
  return `${child}/${classId}/${night}`;
}

const LEFT = 'left/';

/** Every letter of seats given up, by id: a stretch of the primary key. */
export const LEFT_IDS = [LEFT, 'left0'] as const;

/** The id of a letter whose seat was given up; one evening may have several. */
export function leftId(id: string, chance: string): string {
  return `${LEFT}${id}/${chance}`;
}

/** `due` of a letter whose seat was just given up: whoever leaves hands in no clock, so sync sets its time. */
export const UNDRAWN = 0;

/** What was given out for one date: a token, or why there is none (wire/issue). */
export type GivenOut = ({ night: Night } & Token) | { night: Night; none: 'spent' | 'window' | 'bad' };

/** The dates of one token block in one term, for one seat. */
export type TokenBlockRow = {
  id: string;
  child: string;
  class: string;
  term: Term;
  /** The first date of the block. */
  first: Night;
  /** The evening from which on it is asked for, drawn once. */
  from: Night;
  hold?: Hold;
  /** Why this seat gets none: the endpoint's keys are not the slip's, or it knows no such seat. */
  problem?: Problem;
  given?: GivenOut[];
};

export function tokenBlockId(
  child: string,
  classId: string,
  { term, first }: Pick<TokenBlockRow, 'term' | 'first'>,
): string {
  return `${child}/${classId}/${term}/${first}`;
}
