import type { NightDay } from './calendar';
import { compare, type Comparison, type Pupil } from './comparison';
import type { SingleSubject } from './figure';
import { limitFor, type Limit, type LimitChoice } from './limit';
import type { Task } from './notice';
import type { Scope } from './presets';
import { isInScope } from './total';

/** What a child is planned to need for a class's homework of one night. */
export type Planned = {
  /** Minutes of the required tasks in the scope of the limit, all subjects together. */
  minutes: number;
  /** How many of those minutes are meant for after-school service. */
  atSchool: number;
  /** Required tasks in scope of which nobody said how long they take. */
  unknown: number;
};

/** 分层作业: each child does one tier of a subject's, so they count once, as the longest of them. */
function onceOfTiers(tiers: readonly Task[]): Planned {
  const longest = tiers.reduce<Task | undefined>(
    (most, each) => ((each.minutes ?? -1) > (most?.minutes ?? -1) ? each : most),
    undefined,
  );
  const minutes = longest?.minutes ?? 0;
  return {
    minutes,
    atSchool: longest?.isAtSchool ? minutes : 0,
    unknown: tiers.some((each) => each.minutes === null) ? 1 : 0,
  };
}

function ofOne({ minutes, isAtSchool }: Task): Planned {
  const known = minutes ?? 0;
  return { minutes: known, atSchool: isAtSchool ? known : 0, unknown: minutes === null ? 1 : 0 };
}

/** The sum of what is required in a limit's scope; 选做 is nobody's duty and counts nothing. */
export function plannedMinutes(tasks: readonly Task[], scope: Scope): Planned {
  const counted = tasks.filter(
    ({ kind, tier }) => tier !== 'optional' && isInScope({ kind, setBy: 'school' }, scope),
  );
  const tiersOf = new Map<SingleSubject, Task[]>();
  const parts = counted.flatMap((task) => {
    if (task.tier === 'required') return [ofOne(task)];
    tiersOf.set(task.subject, [...(tiersOf.get(task.subject) ?? []), task]);
    return [];
  });
  return [...parts, ...[...tiersOf.values()].map(onceOfTiers)].reduce(
    (sum, each) => ({
      minutes: sum.minutes + each.minutes,
      atSchool: sum.atSchool + each.atSchool,
      unknown: sum.unknown + each.unknown,
    }),
    { minutes: 0, atSchool: 0, unknown: 0 },
  );
}

/** A class's planned minutes beside the limit that holds for it on a night. */
export type PlannedBeside = { planned: Planned; limit: Limit; comparison: Comparison };

/** Compares what is planned; a limit for a whole week says nothing of one night. */
export function plannedBeside(
  tasks: readonly Task[],
  choice: LimitChoice,
  { day, pupil }: { day: NightDay; pupil: Pupil },
): PlannedBeside {
  const limit = limitFor(choice, { ...pupil, kind: day.kind });
  const planned = plannedMinutes(tasks, limit.scope);
  const comparison: Comparison =
    limit.unit === 'week' ? { kind: 'no-rule' } : compare(planned.minutes, limit, { day, pupil });
  return { planned, limit, comparison };
}
