import type { Entry, Work } from './entry';
import type { Scope } from './presets';
import type { Subject } from './subject';

/** Minutes of one or more evenings, told apart as a parent wants to see them. */
export type Total = {
  /** Set by the school and in the limit's scope: all that is compared. */
  compared: number;
  /** Set by the school, outside the scope (reading and the like where the limit is for written work). */
  uncounted: number;
  /** The parent's own extra, and tutoring's. */
  home: number;
  tutoring: number;
  /** Of `compared`, done at school or in after-school care. */
  atSchool: number;
  written: number;
  other: number;
  all: number;
};

/** Whether a limit of this scope covers a sitting: only what the school set. */
export function isInScope(work: Pick<Work, 'kind' | 'setBy'>, scope: Scope): boolean {
  return work.setBy === 'school' && (scope === 'all' || work.kind === 'written');
}

type Counted = Pick<Entry, 'kind' | 'setBy' | 'place' | 'minutes'>;

function sum(entries: readonly Counted[], isWanted: (entry: Counted) => boolean): number {
  return entries.reduce((minutes, entry) => (isWanted(entry) ? minutes + entry.minutes : minutes), 0);
}

/** The minutes of some entries under a limit's scope. */
export function totalOf(entries: readonly Counted[], scope: Scope): Total {
  const isCompared = (entry: Counted): boolean => isInScope(entry, scope);
  return {
    compared: sum(entries, isCompared),
    uncounted: sum(entries, (entry) => entry.setBy === 'school' && !isCompared(entry)),
    home: sum(entries, (entry) => entry.setBy === 'home'),
    tutoring: sum(entries, (entry) => entry.setBy === 'tutoring'),
    atSchool: sum(entries, (entry) => isCompared(entry) && entry.place === 'after-school'),
    written: sum(entries, (entry) => entry.kind === 'written'),
    other: sum(entries, (entry) => entry.kind === 'other'),
    all: sum(entries, () => true),
  };
}

/** What a subject button stands for; the parent's own names are apart from each other. */
export type SubjectKey = string;

export function subjectKey({
  subject,
  subjectName,
}: {
  subject: Subject;
  subjectName?: string | undefined;
}): SubjectKey {
  return subjectName === undefined ? subject : `${subject}:${subjectName}`;
}

/** Minutes by subject button. */
export function minutesBySubject(entries: readonly Entry[]): Map<SubjectKey, number> {
  const minutes = new Map<SubjectKey, number>();
  for (const entry of entries) {
    const key = subjectKey(entry);
    minutes.set(key, (minutes.get(key) ?? 0) + entry.minutes);
  }
  return minutes;
}
