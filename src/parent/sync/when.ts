import { JITTER_MS } from '../store/refresh-letters';
import type { Hold } from '../store/class-rows';
import type { LetterRow } from '../store/letter-rows';
import { isTakenBack } from '../store/outbox';
import type { SyncTimes } from '../store/sync-times';
import { LONGEST_WAIT_MS } from './wait';

/**
 * One visit to the app: it was opened, looked at again, the line came back, or the browser woke the service worker. It
 * sends one evening, or the answers to one survey (PRIVACY.md, step 6).
 */
export type Visit = {
  /** An evening went. */
  isSpent: boolean;
  /** The page is hidden or stopped: nothing more goes. */
  isOver: boolean;
  /** The school was asked what the class is now. */
  hasAsked: boolean;
  /** The classes whose surveys are asked for by a QR, each with when (epoch ms) it is asked again; Infinity = answered. */
  doors: Map<string, number>;
};

export function newVisit(): Visit {
  return { isSpent: false, isOver: false, hasAsked: false, doors: new Map() };
}

/** An evening, and what names the family's seat, stand at least so far apart (ms; PRIVACY.md, step 6). */
const APART_MS = 30 * 60_000;
/**
 * The time (epoch ms) to note for what goes now: up to half an hour later, by chance. What follows at exactly thirty
 * minutes would be known for the same phone's by whoever sees both, also where many phones have one address.
 */
export function notedTime(now: number, random: () => number): number {
  return now + Math.floor(random() * APART_MS);
}

/** An evening that closes sooner (ms) waits for no other visit. */
const URGENT_MS = 24 * 60 * 60_000;

/** From when (epoch ms) something may go that must not stand near what went at `last`; 0 = now. A time far ahead was noted by a wrong clock. */
export function apartFrom(last: number | undefined, now: number): number {
  return last !== undefined && Math.abs(now - last) < APART_MS ? last + APART_MS : 0;
}

/** Until when (epoch ms) a hold lasts; 0 = it is over, or was noted by a clock set back since. `longest` in ms. */
export function heldUntil(hold: Hold | undefined, now: number, longest = LONGEST_WAIT_MS): number {
  return hold !== undefined && hold.until > now && hold.until <= now + longest ? hold.until : 0;
}

/** One letter that waits, of an evening or of a survey. */
export type Post = {
  row: Pick<LetterRow, 'id' | 'closesAt' | 'due' | 'hold' | 'isWithheld' | 'isLeft'>;
  /** What it speaks of. */
  about: string;
  /** From when (epoch ms) the endpoint takes it. */
  opensAt: number;
  /** What lets it be counted once; undefined while it is missing. */
  token: unknown;
  /** The child's timer runs on this evening. */
  isTimed: boolean;
};

export function isUrgent({ row }: Post, now: number): boolean {
  return row.closesAt - now <= URGENT_MS;
}

/** A visit's one evening: another waits for the next visit, and a tab killed and opened again is no new one. */
function budget({ about }: Post, { now, times, visit }: Situation): number {
  if (about === times.evening) return 0;
  return visit.isSpent ? Infinity : apartFrom(times.nightAt, now);
}

/** Where a phone stands when it asks what may go now. */
export type Situation = { now: number; times: SyncTimes; visit: Visit };

/** What of its own keeps a letter back: its drawn time, a timer that runs, the visit's one evening. */
function ownWait(waiting: Post, situation: Situation): number {
  const { row } = waiting;
  const { now } = situation;
  // A time farther off than any that is drawn was drawn by a clock set back since.
  const due = row.due <= now + JITTER_MS ? row.due : 0;
  if (isTakenBack(row)) return row.isLeft ? due : 0;
  if (isUrgent(waiting, now)) return due;
  return waiting.isTimed ? Infinity : Math.max(due, budget(waiting, situation));
}

/** From when (epoch ms) a letter may go; Infinity = not by waiting: it needs a token, the timer's end, or another visit. */
export function readyAt(waiting: Post, situation: Situation): number {
  const { now, times } = situation;
  if (!waiting.token) return Infinity;
  return Math.max(
    waiting.opensAt,
    heldUntil(waiting.row.hold, now),
    apartFrom(times.enrolAt, now),
    apartFrom(times.issueAt, now),
    ownWait(waiting, situation),
  );
}
