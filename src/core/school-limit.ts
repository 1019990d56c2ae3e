import { inForce, type School } from './grade';
import { withRow, type GradeFacts, type Grown } from './growing';
import { limitFor, presetsFor, usualLimit, type LimitChoice } from './limit';
import type { LimitSince } from './limit-since';
import type { Night } from './night';

/** The class's limit as a child's own, marked as the school's: a preset its school system knows, else the class's number. */
export function limitFromSchool(
  told: LimitChoice,
  inClass: { grade: number; system: School },
  school: School,
): LimitChoice {
  // Whether work done at school counts is the school's affair: a diary shows it apart anyway.
  const { atSchool: _, ...limit } = told;
  const isKnown = limit.preset === 'custom' || presetsFor(school).some(({ id }) => id === limit.preset);
  const { minutes, scope } = limitFor(limit, {
    grade: inClass.grade,
    school: inClass.system,
    kind: 'school',
  });
  if (isKnown || minutes === null) return { ...limit, by: 'school' };
  return { preset: 'custom', scope, minutes, by: 'school' };
}

/** Whether a parent left the limit as it was: the usual one, or already the school's. */
export function isUnchosen({ limit, school }: Pick<GradeFacts, 'limit' | 'school'>): boolean {
  return limit.by === 'school' || limit.preset === usualLimit(school).preset;
}

const isSame = (one: LimitChoice, other: LimitChoice) => JSON.stringify(one) === JSON.stringify(other);

type Told = {
  tonight: Night;
  changes: readonly LimitSince<LimitChoice>[];
  /** The school's limit on a night, as a child of some system takes it. */
  limitOn: (night: Night, school: School) => LimitChoice;
};

/**
 * The rows of a child that follows its class's limit, by what the school has told: each later limit begins on its own
 * date, a limit taken back goes from the nights to come, and nights of a limit of the family's own stay as they are.
 */
export function withSchoolLimits<Row extends GradeFacts>(rows: readonly Row[], told: Told): Grown<Row> {
  let grown: Grown<Row> = {
    rows: rows.map((row) =>
      row.limit.by === 'school' && row.from > told.tonight
        ? { ...row, limit: told.limitOn(row.from, row.school) }
        : row,
    ),
    added: [],
  };
  for (const { from } of told.changes) {
    const all: GradeFacts[] = [...grown.rows, ...grown.added];
    const before = inForce(all, from);
    if (before?.limit.by !== 'school' || before.from >= from) continue;
    const limit = told.limitOn(from, before.school);
    if (isSame(before.limit, limit)) continue;
    const { grade, school } = before;
    const { rows: mended, added } = withRow(grown.rows, { from, grade, school, limit });
    grown = { rows: mended, added: [...grown.added, ...added] };
  }
  return grown;
}
