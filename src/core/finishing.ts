import type { LookedNight } from './looked-night';
import { addNights, CUT_HOUR, instantOf, type Night } from './night';

const MINUTE_MS = 60_000;
const MORNING = `0${String(CUT_HOUR)}:00`;

/** When the last sitting of a night ended (epoch ms), and how many whole minutes past bedtime that was, 0 = not past. */
export type Finish = { night: Night; at: number; bedtime: string | undefined; past: number };

/** A clock that stood wrong has left ends that are of no part of the night; one begun before 04:00 may end after it. */
function isOfNight(at: number, night: Night): boolean {
  return at > instantOf(night, MORNING) && at < instantOf(addNights(night, 1), '12:00');
}

/** The finishing hour of a night; undefined where no end is known. */
export function finishOf({ night, entries, bedtime }: LookedNight): Finish | undefined {
  const ends = entries.flatMap(({ endedAt }) =>
    endedAt !== undefined && isOfNight(endedAt, night) ? [endedAt] : [],
  );
  if (ends.length === 0) return undefined;
  const at = Math.max(...ends);
  const past = bedtime === undefined ? 0 : Math.floor((at - instantOf(night, bedtime)) / MINUTE_MS);
  return { night, at, bedtime, past: Math.max(0, past) };
}
