import { classNameKey, understandClass } from '../../core/class-name';
import { firstNightOf, type Grade } from '../../core/grade';
import type { Problem } from '../../core/problem';
import type { RollQuestion } from '../../wire/rollover';
import { refuse, type Refusal } from '../door/reply';
import type { Plan, Planned } from './plan';

export type NewClass = { name: string; grade: Grade; size: number };
/** A class of the year before with what it becomes. */
export type Decided = { of: Planned; becomes: { kind: 'leaves' } | ({ kind: 'goes-on' } & NewClass) };

/** A whole rollover as it will be written. */
export type Rolled = { classes: readonly Decided[]; added: readonly NewClass[] };

type Deciding = RollQuestion['classes'][number];
type Typed = { name: string; grade: string; size: string };

/**
 * A rollover as somebody decided it, class by class and each once, or why it cannot be: `field` names the class by its
 * id, or a new one by its place (`added.0`), and what is wrong with it.
 */
export function decide(plan: Plan, question: RollQuestion): Rolled | Refusal {
  const of = plannedOf(plan, question);
  if (!of) return refuse('rollover-stale');
  const read = readerFor(plan);
  const classes: Decided[] = [];
  for (const [each, planned] of of) {
    const becomes =
      each.kind === 'leaves' ? ({ kind: 'leaves' } as const) : read(typedOf(planned, each, plan));
    if ('problem' in becomes) return refuse(becomes.problem, { field: `${each.class}.${becomes.field}` });
    classes.push({ of: planned, becomes: 'grade' in becomes ? { kind: 'goes-on', ...becomes } : becomes });
  }
  const added: NewClass[] = [];
  for (const [index, typed] of question.added.entries()) {
    const fresh = read(typed);
    if ('problem' in fresh) return refuse(fresh.problem, { field: `added.${String(index)}.${fresh.field}` });
    added.push(fresh);
  }
  return { classes, added };
}

/** What was decided of each class, by the name it had on the page; undefined where the classes are others by now. */
function plannedOf(plan: Plan, { classes }: RollQuestion): [Deciding, Planned][] | undefined {
  const of = new Map(plan.classes.map((each) => [each.row.class_id, each]));
  const isEach = new Set(classes.map((each) => each.class)).size === of.size && classes.length === of.size;
  const pairs = classes.flatMap((each): [Deciding, Planned][] => {
    const planned = of.get(each.class);
    return planned?.row.name === each.was ? [[each, planned]] : [];
  });
  return isEach && pairs.length === of.size ? pairs : undefined;
}

/** Who stays down is in the same grade again. */
function typedOf({ year, next }: Planned, each: Exclude<Deciding, { kind: 'leaves' }>, plan: Plan): Typed {
  const gradeThen = next.kind === 'leaves' ? next.grade : next.grade - (plan.year - year);
  const grade = each.kind === 'stays' ? gradeThen : gradeThen + plan.year - year;
  return { name: each.name, grade: String(grade), size: String(each.size) };
}

type Misread = { problem: Problem['kind']; field: string };

/** Understands classes one after the other: none with the name of one that is there or came before. */
function readerFor({ year, there }: Plan): (typed: Typed) => NewClass | Misread {
  const taken = new Set(there.map(({ name }) => classNameKey(name)));
  return (typed) => {
    const line = understandClass(typed, firstNightOf(year));
    if (line.kind === 'problem') return { problem: line.problem, field: line.field };
    const key = classNameKey(line.name);
    if (taken.has(key)) return { problem: 'class-name-taken', field: 'name' };
    taken.add(key);
    return { name: line.name, grade: line.grade, size: line.size };
  };
}
