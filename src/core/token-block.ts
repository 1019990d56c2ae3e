import { addNights, nightsBetween, nightsFrom, type Night } from './night';

/** Tokens are asked for by blocks of 28 dates, all of them, so that asking tells nothing (PRIVACY.md, step 5). */
const FIRST_BLOCK = '2024-01-01';
const BLOCK_NIGHTS = 28;
/** In the last week of a block the next one is given out too; each phone draws one of these evenings. */
const LAST_WEEK = 7;

/** The first date, a Monday, of the token block a night is in. */
export function tokenBlockOf(night: Night): Night {
  const blocks = Math.floor(nightsBetween(FIRST_BLOCK, night) / BLOCK_NIGHTS);
  return addNights(FIRST_BLOCK, blocks * BLOCK_NIGHTS);
}

/** All dates of the token block that begins on `first`. */
export function nightsOfTokenBlock(first: Night): Night[] {
  return nightsFrom(first, addNights(first, BLOCK_NIGHTS - 1));
}

/** The token block that follows. */
export function nextTokenBlock(first: Night): Night {
  return addNights(first, BLOCK_NIGHTS);
}

/** The evening from which on a phone asks for the block that begins on `first`; `chance` in [0, 1) picks one of a week. */
export function askingNight(first: Night, chance: number): Night {
  return addNights(first, Math.floor(chance * LAST_WEEK) - LAST_WEEK);
}

/** Whether a token for a night is given out on an evening: its block has begun and not ended, or begins within a week. */
export function isGivenOut(night: Night, tonight: Night): boolean {
  const first = tokenBlockOf(night);
  return tonight >= addNights(first, -LAST_WEEK) && tonight < nextTokenBlock(first);
}
