import { SINGLE_SUBJECTS, type PublishedEvening, type PublishedMinutes, type SingleSubject } from './figure';
import type { Night } from './night';
import type { Notice, Task } from './notice';
import { plannedMinutes } from './planned';
import type { Scope } from './presets';

// 预计用时 is what teachers said when they posted; it is never reckoned from anything a family told.

/** Minutes planned, and of how many tasks beside them nobody said how long they take. */
export type PlannedPart = { minutes: number; unknown: number };

/** What was planned for a night in the scope of a limit. A subject without required work in scope is not there. */
export type PlannedNight = {
  night: Night;
  isNoHomework: boolean;
  subjects: Partial<Record<SingleSubject, PlannedPart>>;
};

/** What a notice asks for apart from what is compared: 选做, and work of other kinds than the limit is about. */
export type PlannedApart = { optional: PlannedPart; beside: PlannedPart };

/** What is planned beside what was measured; each is undefined where it is not told. */
export type Beside = { planned: PlannedPart | undefined; measured: PublishedMinutes | undefined };

export function sumOfParts(parts: readonly PlannedPart[]): PlannedPart {
  return parts.reduce(
    (sum, part) => ({ minutes: sum.minutes + part.minutes, unknown: sum.unknown + part.unknown }),
    { minutes: 0, unknown: 0 },
  );
}

const partOf = (tasks: readonly Task[], scope: Scope): PlannedPart => {
  const { minutes, unknown } = plannedMinutes(tasks, scope);
  return { minutes, unknown };
};

const isCounted = ({ kind, tier }: Task, scope: Scope) =>
  tier !== 'optional' && (scope === 'all' || kind === 'written');

/** What a notice plans, by subject; undefined where it was taken back. 选做 counts nothing, tiers count once. */
export function plannedNight({ night, isNoHomework, tasks }: Notice, scope: Scope): PlannedNight | undefined {
  if (!isNoHomework && tasks.length === 0) return undefined;
  const counted = tasks.filter((task) => isCounted(task, scope));
  const subjects: PlannedNight['subjects'] = {};
  for (const subject of SINGLE_SUBJECTS) {
    const own = counted.filter((task) => task.subject === subject);
    if (own.length > 0) subjects[subject] = partOf(own, scope);
  }
  return { night, isNoHomework, subjects };
}

/**
 * What was planned for each night for which something stands posted. What counts is as the night's figure was made; where
 * it has none, as `scopeOn` says.
 */
export function plannedNights(
  notices: readonly Notice[],
  evenings: readonly Pick<PublishedEvening, 'night' | 'last' | 'limit'>[],
  scopeOn: (night: Night) => Scope,
): PlannedNight[] {
  return notices.flatMap((notice) => {
    const figure = evenings.find(({ night, last }) => night <= notice.night && notice.night <= last);
    return plannedNight(notice, figure?.limit.scope ?? scopeOn(notice.night)) ?? [];
  });
}

/** What a notice asks for that no limit is compared with. */
export function plannedApart(tasks: readonly Task[], scope: Scope): PlannedApart {
  const optional = tasks.filter(({ tier }) => tier === 'optional');
  const rest = tasks.filter((task) => task.tier !== 'optional' && !isCounted(task, scope));
  return {
    optional: sumOfParts(
      optional.map(({ minutes }) => ({ minutes: minutes ?? 0, unknown: minutes === null ? 1 : 0 })),
    ),
    beside: partOf(rest, 'all'),
  };
}

/**
 * All that is planned for a night; undefined where nothing of it is in scope, which is not 0. A 无作业日 is 0.
 */
export function plannedTotal({ isNoHomework, subjects }: PlannedNight): PlannedPart | undefined {
  const parts = Object.values(subjects);
  return parts.length > 0 || isNoHomework ? sumOfParts(parts) : undefined;
}

/** What was planned for an evening, of free days for all of them together; undefined where nothing was posted. */
export function plannedFor(
  { night, last }: Pick<PublishedEvening, 'night' | 'last'>,
  planned: readonly PlannedNight[],
): PlannedNight | undefined {
  const own = planned.filter((each) => night <= each.night && each.night <= last);
  const [first, ...others] = own;
  if (!first || others.length === 0) return first;
  const subjects: PlannedNight['subjects'] = {};
  for (const subject of SINGLE_SUBJECTS) {
    const parts = own.flatMap((each) => each.subjects[subject] ?? []);
    if (parts.length > 0) subjects[subject] = sumOfParts(parts);
  }
  return { night, isNoHomework: own.every((each) => each.isNoHomework), subjects };
}

/** Each subject of an evening that was planned or is told, in the order of the subjects. */
export function subjectsBeside(
  planned: PlannedNight | undefined,
  figure: Pick<PublishedEvening, 'subjects'> | undefined,
): ({ subject: SingleSubject } & Beside)[] {
  return SINGLE_SUBJECTS.flatMap((subject) => {
    const beside = { planned: planned?.subjects[subject], measured: figure?.subjects[subject] };
    return beside.planned || beside.measured !== undefined ? [{ subject, ...beside }] : [];
  });
}
