import type { Grade, School } from './grade';
import { limitFor, type SchoolLimit } from './limit';
import { nightsBetween, type Night } from './night';
import type { Problem } from './problem';

/** A limit a school chose, with the night from which it holds and where it is written down. */
export type LimitSince<Choice = SchoolLimit> = { from: Night; limit: Choice; source: string };

/** A school's limits: its first, and those that came or will come after it, oldest first. */
export type SchoolLimits<Choice = SchoolLimit> = { first: Choice; changes: readonly LimitSince<Choice>[] };

/** The change in force on a night: the latest that has begun; none while the school's first limit holds. */
export function changeOn<Choice>(
  night: Night,
  changes: readonly LimitSince<Choice>[],
): LimitSince<Choice> | undefined {
  const begun = changes.filter(({ from }) => from <= night);
  return begun.sort((one, other) => other.from.localeCompare(one.from))[0];
}

/** The limit in force on a night. */
export function limitChoiceOn<Choice>(
  night: Night,
  first: Choice,
  changes: readonly LimitSince<Choice>[],
): Choice {
  const change = changeOn(night, changes);
  return change ? change.limit : first;
}

/** A school plans a year or two; what is farther (nights) is a slip of the hand. */
const FARTHEST_NIGHTS = 800;
const SCHOOL_GRADES: readonly Grade[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Which work counts, grade by grade: what phones send follows it. */
function scopesOf(limit: SchoolLimit, school: School): string {
  return SCHOOL_GRADES.map((grade) => limitFor(limit, { grade, school, kind: 'school' }).scope).join(' ');
}

type Standing = {
  limits: SchoolLimits;
  system: School;
  tonight: Night;
  /** The first evening that has not begun. */
  next: Night;
};

/**
 * What is wrong with a limit to come; undefined where nothing is. Never for a night that is over. Other work than
 * before is counted at the earliest from an evening that has not begun: one mean is never of two kinds of work.
 */
export function limitProblem(
  { from, limit, source }: LimitSince,
  { limits, system, tonight, next }: Standing,
): Problem['kind'] | undefined {
  if (from < tonight) return 'limit-in-past';
  if (nightsBetween(tonight, from) > FARTHEST_NIGHTS) return 'limit-too-far';
  const isOwn = limit.preset === 'custom' || limit.preset === 'by-grade';
  if (isOwn && source.trim() === '') return 'limit-source-empty';
  // What holds on that very evening, and may have begun with it: not what held the evening before.
  const before = limitChoiceOn(from, limits.first, limits.changes);
  const isOtherWork = scopesOf(before, system) !== scopesOf(limit, system);
  return isOtherWork && from < next ? 'limit-scope-too-soon' : undefined;
}

/** A school's later limits with one more; of one evening the latest word stands. */
export function withLimit(changes: readonly LimitSince[], added: LimitSince): LimitSince[] {
  const others = changes.filter(({ from }) => from !== added.from);
  return [...others, added].sort((one, other) => one.from.localeCompare(other.from));
}
