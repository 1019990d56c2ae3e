import { LONGEST_MINUTES, type Entry, type Work } from './entry';
import { nightAt, type Night } from './night';

const MINUTE_MS = 60_000;

/** A pause, epoch ms; without `to` it still lasts. */
export type Pause = { from: number; to?: number };

/**
 * A running sitting: nothing but when it started and its pauses. Elapsed time is always computed, so
 * it survives a locked, killed or reloaded phone. Its night is its start's and is never split at 04:00.
 */
export type Timer = Work & {
  id: string;
  child: string;
  night: Night;
  startedAt: number;
  pauses: readonly Pause[];
  /** The parent answered "still at it" at this moment (epoch ms): not asked again for the time before. */
  confirmedAt?: number;
  /** The words of the posted task that was tapped; for the eye alone, no entry ever has them. */
  task?: string;
};

/** The night an instant (epoch ms) belongs to. */
export function nightOf(at: number): Night {
  return nightAt(new Date(at));
}

export function isPaused(timer: Timer): boolean {
  const last = timer.pauses[timer.pauses.length - 1];
  return last !== undefined && last.to === undefined;
}

/**
 * Time worked in ms until `now`, pauses left out; never negative, whatever the clock did. `now` may be
 * any moment (bedtime, say): of a pause only the part between the start and that moment counts.
 */
export function elapsedMs(timer: Timer, now: number): number {
  const paused = timer.pauses.reduce((ms, { from, to }) => {
    const until = Math.min(to ?? now, now);
    return ms + Math.max(0, until - Math.max(from, timer.startedAt));
  }, 0);
  return Math.max(0, now - timer.startedAt - paused);
}

/** Worked minutes as an entry counts them: rounded, at least 1, at most 16 h. */
export function creditedMinutes(timer: Timer, now: number): number {
  return Math.min(LONGEST_MINUTES, Math.max(1, Math.round(elapsedMs(timer, now) / MINUTE_MS)));
}

/** Pausing a paused timer changes nothing. */
export function pause(timer: Timer, now: number): Timer {
  return isPaused(timer)
    ? timer
    : { ...timer, pauses: [...timer.pauses, { from: Math.max(now, timer.startedAt) }] };
}

/** Resuming a running timer changes nothing. */
export function resume(timer: Timer, now: number): Timer {
  if (!isPaused(timer)) return timer;
  const pauses = timer.pauses.map((each) =>
    each.to === undefined ? { ...each, to: Math.max(now, each.from) } : each,
  );
  return { ...timer, pauses };
}

/** The timer as if its start and pauses had been stamped by a clock that is `ms` ahead: for a seen clock jump. */
export function shift(timer: Timer, ms: number): Timer {
  const pauses = timer.pauses.map(({ from, to }) =>
    to === undefined ? { from: from + ms } : { from: from + ms, to: to + ms },
  );
  const startedAt = timer.startedAt + ms;
  const confirmed = timer.confirmedAt === undefined ? {} : { confirmedAt: timer.confirmedAt + ms };
  return { ...timer, ...confirmed, startedAt, pauses, night: nightOf(startedAt) };
}

/** The start moved back in one press: the timer began `minutes` earlier, and its night goes with it. */
export function startEarlier(timer: Timer, minutes: number): Timer {
  const startedAt = timer.startedAt - minutes * MINUTE_MS;
  return { ...timer, startedAt, night: nightOf(startedAt) };
}

/**
 * What a timer becomes when it is finished: minutes as worked, or the parent's answer, which is a guess
 * without an end. It keeps the timer's id, so finishing twice is one entry. A start that is still to come
 * (a clock set back) says nothing of the night: then it is the present one, without times.
 */
export function timerToEntry(timer: Timer, now: number, answered?: number): Entry {
  const { id, child, subject, subjectName, kind, setBy, place, flags, startedAt } = timer;
  const work = { subject, ...(subjectName === undefined ? {} : { subjectName }), kind, setBy, place, flags };
  const isAhead = startedAt > now + MINUTE_MS;
  const about = { id, child, night: isAhead ? nightOf(now) : timer.night, ...work };
  if (isAhead) return { ...about, minutes: answered ?? creditedMinutes(timer, now), isGuess: true };
  if (answered !== undefined) return { ...about, minutes: answered, isGuess: true, startedAt };
  return { ...about, minutes: creditedMinutes(timer, now), startedAt, endedAt: Math.max(now, startedAt) };
}
