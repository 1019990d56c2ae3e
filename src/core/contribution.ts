import type { Entry, Said } from './entry';
import type { Limit } from './limit';
import type { ClassEvening } from './open-evening';
import { nightsFrom } from './night';
import { SUBJECTS, type Subject } from './subject';
import { isInScope, totalOf } from './total';

/** Every figure that leaves a phone is a multiple of this (minutes). */
export const MINUTES_STEP = 5;

/** Minutes by subject. Of homework not split, `mixed` is all of it and the single subjects are null: unknown, not zero. */
export type SubjectMinutes = Record<Subject, number | null>;

/**
 * All that ever leaves a phone about one evening of one child (PRIVACY.md, What is contributed). `s`: set by the school
 * and in the scope of the class's limit; `a`: how many of those at school or in after-school care; `o`: all else.
 */
export type Contribution = { s: SubjectMinutes; a: number; o: number };

/** What a class's evening is in one diary: the entries and words of all its nights. */
export type EveningDiary = { entries: readonly Entry[]; said: readonly Said[] };

/** Why an evening is kept on the phone: nothing recorded, minutes nobody knows, or more than an evening holds. */
export type Unsent = { kind: 'nothing' | 'unknown' | 'absurd' };

function rounded(minutes: number): number {
  return Math.round(minutes / MINUTES_STEP) * MINUTES_STEP;
}

function bySubject(minutesOf: (subject: Subject) => number | null): SubjectMinutes {
  return Object.fromEntries(SUBJECTS.map((subject) => [subject, minutesOf(subject)])) as SubjectMinutes;
}

/** Minutes of homework in all: `mixed` where it was not split, else the sum. */
export function homeworkMinutes({ s }: Pick<Contribution, 's'>): number {
  return SUBJECTS.reduce((sum, subject) => sum + (s[subject] ?? 0), 0);
}

/** Homework from four in the afternoon to four in the morning is the most an evening holds; a free day holds 16 hours. */
const EVENING_MINUTES = 12 * 60;
const FREE_DAY_MINUTES = 16 * 60;
/** Eleven subjects rounded one by one may lose so much against `a`, which is rounded alone. */
const ROUNDING_SLACK = 30;

/** Whether figures can be those of an evening: no single one is absurd, and no more was done at school than there was. */
export function isPlausible(contribution: Contribution, { night, last }: ClassEvening): boolean {
  const nights = nightsFrom(night, last).length;
  const most = nights === 1 ? EVENING_MINUTES : nights * FREE_DAY_MINUTES;
  const homework = homeworkMinutes(contribution);
  return homework <= most && contribution.o <= most && contribution.a <= homework + ROUNDING_SLACK;
}

/** Whether the diary says how long the homework was. Reading alone says it only where no written homework may be set. */
function isTold({ entries, said }: EveningDiary, compared: number, limit: Limit): boolean {
  return compared > 0 || said.includes('no-homework') || (limit.minutes === 0 && entries.length > 0);
}

/** What of an evening may leave the phone, judged by the class's limit of that evening; or why nothing may. */
export function contributionOf(
  diary: EveningDiary,
  limit: Limit,
  evening: ClassEvening,
): Contribution | Unsent {
  if (diary.said.includes('done-at-school')) return { kind: 'unknown' };
  const { compared, atSchool, all } = totalOf(diary.entries, limit.scope);
  if (!isTold(diary, compared, limit)) return { kind: 'nothing' };
  const counted = diary.entries.filter((entry) => isInScope(entry, limit.scope));
  const whole = rounded(compared);
  const isMixed = whole > 0 && counted.some(({ subject }) => subject === 'mixed');
  const minutesOf = (subject: Subject) =>
    counted.reduce((sum, entry) => (entry.subject === subject ? sum + entry.minutes : sum), 0);
  const s = bySubject((subject) => {
    if (isMixed) return subject === 'mixed' ? whole : null;
    return subject === 'mixed' ? 0 : rounded(minutesOf(subject));
  });
  const contribution = {
    s,
    a: Math.min(rounded(atSchool), homeworkMinutes({ s })),
    o: rounded(all - compared),
  };
  return isPlausible(contribution, evening) ? contribution : { kind: 'absurd' };
}

/** Whether two contributions say the same; null is a withdrawn one. */
export function isSameContribution(one: Contribution | null, other: Contribution | null): boolean {
  if (one === null || other === null) return one === other;
  const isSameSubject = (subject: Subject) => one.s[subject] === other.s[subject];
  return one.a === other.a && one.o === other.o && SUBJECTS.every(isSameSubject);
}
