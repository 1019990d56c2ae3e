import { isCompared, type NightDay } from './calendar';
import type { Grade, School } from './grade';
import type { Limit } from './limit';
import { isInScope, type Total } from './total';
import { elapsedMs, isPaused, type Timer } from './timer';

const MINUTE_MS = 60_000;

/**
 * An evening beside its limit. Only `measured` has a tick on the shade and, when `over` > 0, a hatch;
 * never a verdict on one evening: the rule is about averages (RULES.md, Words).
 */
export type Comparison =
  | { kind: 'measured'; minutes: number; limit: number; over: number }
  /** The limit is 0: grades 1–2, kindergarten, a no-homework day. */
  | { kind: 'zero'; because: 'low-grade' | 'kindergarten' | 'no-homework' | 'limit' }
  /** A weekend, a holiday, a break: one total, no number in the rules. */
  | { kind: 'free' }
  | { kind: 'no-rule' }
  /** The year's holidays are not known here, so nobody can say whether this is a school night. */
  | { kind: 'unknown' };

/** Whose evening it is, for the words that go with a limit of 0. */
export type Pupil = { grade: Grade; school: School };

function whyZero(day: NightDay, { grade, school }: Pupil): Extract<Comparison, { kind: 'zero' }>['because'] {
  if (day.kind === 'no-homework') return 'no-homework';
  return school !== 'other' && grade <= 2 ? 'low-grade' : 'limit';
}

/**
 * Compares minutes already in the limit's scope and unit; `day` is the evening's calendar. A limit of 0
 * is never a verdict, so it needs no known calendar, and kindergarten's holds on free days too.
 */
export function compare(
  minutes: number,
  limit: Limit,
  { day, pupil }: { day: NightDay; pupil: Pupil },
): Comparison {
  if (limit.id === 'kindergarten') return { kind: 'zero', because: 'kindergarten' };
  if (!isCompared(day.kind)) return { kind: 'free' };
  if (limit.minutes === 0) return { kind: 'zero', because: whyZero(day, pupil) };
  if (!day.isKnown) return { kind: 'unknown' };
  if (limit.minutes === null) return { kind: 'no-rule' };
  return { kind: 'measured', minutes, limit: limit.minutes, over: Math.max(0, minutes - limit.minutes) };
}

/** For grades 1–2 and kindergarten in China the large number is reading and the like, never written work. */
export function largeNumber(total: Total, comparison: Comparison): number {
  if (comparison.kind === 'measured') return total.compared;
  if (comparison.kind !== 'zero') return total.all;
  return comparison.because === 'low-grade' || comparison.because === 'kindergarten'
    ? total.other
    : total.all;
}

/**
 * The moment (epoch ms) at which running work in scope reaches the limit, counted on from `recorded`
 * minutes; undefined when nothing in scope runs or the limit is already reached.
 */
export function reachesLimitAt(
  limit: Limit,
  recorded: number,
  running: { timer: Timer; now: number },
): number | undefined {
  const { timer, now } = running;
  if (!limit.minutes || isPaused(timer) || !isInScope(timer, limit.scope)) return undefined;
  const missing = (limit.minutes - recorded) * MINUTE_MS - elapsedMs(timer, now);
  return missing > 0 ? now + missing : undefined;
}
