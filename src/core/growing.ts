import { firstNightOf, inForce, schoolYear, type Dated, type Grade, type School } from './grade';
import { presetsFor, usualLimit, type LimitChoice } from './limit';
import type { Night } from './night';

/** What a dated row says of a child. */
export type GradeFacts = Dated & { grade: Grade; school: School; limit: LimitChoice };

/** A child's rows after a change: those that were there as they stand now, and new ones that have no name yet. */
export type Grown<Row extends GradeFacts> = { rows: Row[]; added: GradeFacts[] };

/** A limit where the new school system knows it, else the new system's usual one. */
export function limitUnder(limit: LimitChoice, school: School): LimitChoice {
  const isKnown = limit.preset === 'custom' || presetsFor(school).some(({ id }) => id === limit.preset);
  return isKnown ? limit : usualLimit(school);
}

/** The rows with these facts from their date on; a row of that very date is replaced. */
export function withRow<Row extends GradeFacts>(rows: readonly Row[], facts: GradeFacts): Grown<Row> {
  const same = rows.filter(({ from }) => from === facts.from);
  const mended = rows.map((row) => (same.includes(row) ? { ...row, ...facts } : row));
  return { rows: mended, added: same.length > 0 ? [] : [facts] };
}

/** The school years between the row's own and one to come, each a grade higher, as a child goes up that was never asked about. */
function yearsBetween(before: GradeFacts, { from, grade }: { from: Night; grade: Grade }): GradeFacts[] {
  const [first, last] = [schoolYear(before.from), schoolYear(from)];
  if (grade - before.grade !== last - first) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => ({
    from: firstNightOf(first + index + 1),
    grade: before.grade + index + 1,
    school: before.school,
    limit: before.limit,
  }));
}

/**
 * A child's grade of the school year that begins at `from`, 1 September: gone up, or stayed down. Rows made since then
 * with the grade it was thought to be in follow; years in which nobody was asked lie between by themselves.
 */
export function withYear<Row extends GradeFacts>(
  rows: readonly Row[],
  { from, grade }: { from: Night; grade: Grade },
): Grown<Row> {
  const before = inForce(rows, from);
  if (!before) return { rows: [...rows], added: [] };
  const followed = rows.map((row) =>
    row.from > from && row.grade === before.grade && schoolYear(row.from) === schoolYear(from)
      ? { ...row, grade }
      : row,
  );
  const { rows: mended, added } = withRow(followed, {
    from,
    grade,
    school: before.school,
    limit: before.limit,
  });
  const dates = new Set(rows.map((row) => row.from));
  const between = before.from < from ? yearsBetween(before, { from, grade }) : [];
  return { rows: mended, added: [...between.filter((row) => !dates.has(row.from)), ...added] };
}

/** Another school from a day on: its system, and the limit with it where the old one is not known there. Rows planned for later go along. */
export function withSchool<Row extends GradeFacts>(
  rows: readonly Row[],
  { from, grade, school }: { from: Night; grade: Grade; school: School },
): Grown<Row> {
  const before = inForce(rows, from);
  if (!before) return { rows: [...rows], added: [] };
  const followed = rows.map((row) =>
    row.from > from && row.school === before.school
      ? { ...row, school, limit: limitUnder(row.limit, school) }
      : row,
  );
  return withRow(followed, { from, grade, school, limit: limitUnder(before.limit, school) });
}
