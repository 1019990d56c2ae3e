import { addNights, isNight, type Night } from './night';
import type { Problem } from './problem';

const HOUR_MS = 3_600_000;
/** Nobody starts a timer for work that began longer ago than this; a finished entry says it better. */
const LONGEST_SINCE_MS = 12 * HOUR_MS;
/** Back-filling reaches this far: a whole schooling. */
const FARTHEST_NIGHTS = 366 * 13;

/**
 * The start (epoch ms) a parent means by a wall-clock time `HH:MM`: the last time it was that late,
 * within 12 h before now.
 */
export function timeToStart(text: string, now: Date): number | Problem {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return { kind: 'start-not-a-time' };
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour, minute).getTime();
  if (today <= now.getTime())
    return now.getTime() - today > LONGEST_SINCE_MS ? { kind: 'start-too-long-ago' } : today;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, hour, minute).getTime();
  return now.getTime() - yesterday > LONGEST_SINCE_MS ? { kind: 'start-in-future' } : yesterday;
}

/** A night that can be back-filled: tonight or earlier, not before anybody's schooling. */
export function textToPastNight(text: string, tonight: Night): Night | Problem {
  if (!isNight(text)) return { kind: 'night-not-a-date' };
  if (text > tonight) return { kind: 'night-in-future' };
  return text < addNights(tonight, -FARTHEST_NIGHTS) ? { kind: 'night-too-far-past' } : text;
}
