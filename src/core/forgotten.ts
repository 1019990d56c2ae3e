import { instantOf } from './night';
import { elapsedMs, isPaused, nightOf, type Timer } from './timer';

const MINUTE_MS = 60_000;
/** Longer sittings than this are asked about before they count (P4). */
const LONG_MS = 180 * MINUTE_MS;
/** A phone not looked at for this long may have been forgotten. */
const GAP_MS = 30 * MINUTE_MS;

/** Why a timer is asked about before its time is credited. */
export type Doubt = 'long' | 'past-bedtime' | 'another-night' | 'clock-behind';

/** When the phone was last looked at (epoch ms) and the child's bedtime `HH:MM`, if there is a rule. */
export type Circumstance = { now: number; seenAt: number | undefined; bedtime: string | undefined };

/** The instant (epoch ms) of bedtime on a timer's night. */
export function bedtimeAt(timer: Timer, bedtime: string | undefined): number | undefined {
  return bedtime === undefined ? undefined : instantOf(timer.night, bedtime);
}

/** The last instant (epoch ms) somebody tapped this timer. */
export function lastTouched(timer: Timer): number {
  const taps = timer.pauses.flatMap((pause) => [pause.from, pause.to ?? 0]);
  return Math.max(timer.startedAt, timer.confirmedAt ?? 0, ...taps);
}

/** Whether nobody has tapped this timer or looked at the phone for a while. */
function isLeftAlone(timer: Timer, { now, seenAt = 0 }: Circumstance): boolean {
  return now - Math.max(lastTouched(timer), Math.min(seenAt, now)) > GAP_MS;
}

function isLong(timer: Timer, now: number): boolean {
  const askedAt = Math.max(timer.startedAt, timer.confirmedAt ?? 0);
  return now - askedAt > LONG_MS && elapsedMs(timer, now) > LONG_MS;
}

function isPastBedtime(timer: Timer, { now, bedtime }: Circumstance): boolean {
  const bed = bedtimeAt(timer, bedtime);
  return bed !== undefined && lastTouched(timer) < bed && bed + GAP_MS < now;
}

/** Why this timer should be asked about now; undefined while its time can simply be credited. */
export function doubtAbout(timer: Timer, circumstance: Circumstance): Doubt | undefined {
  const { now } = circumstance;
  if (lastTouched(timer) > now + MINUTE_MS) return 'clock-behind';
  if (isPaused(timer)) return undefined;
  const isAlone = isLeftAlone(timer, circumstance);
  if (isAlone && nightOf(now) !== timer.night) return 'another-night';
  if (isLong(timer, now)) return 'long';
  return isAlone && isPastBedtime(timer, circumstance) ? 'past-bedtime' : undefined;
}
