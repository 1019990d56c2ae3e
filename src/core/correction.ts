import { firstNightOf, schoolYear, type Dated, type Grade, type School } from './grade';
import { usualLimit, type LimitChoice } from './limit';
import type { Night } from './night';

/** What is true of a child on `night`, and was from the start: the grade of that school year, and the system. */
export type Correction = { night: Night; grade: Grade; school: School };

type GradeFacts = Dated & { grade: Grade; school: School; limit: LimitChoice };

function corrected<Row extends GradeFacts>(row: Row, { night, grade, school }: Correction): Row {
  const years = Math.max(0, schoolYear(night) - schoolYear(row.from));
  // A limit is one of its school system; another system brings its own.
  const limit = row.school === school ? row.limit : usualLimit(school);
  return { ...row, grade: Math.max(0, grade - years), school, limit };
}

/**
 * A child's dated rows as they would stand had the first choice been right: each earlier school year one grade
 * lower. `added` is a row for this school year where none of it began yet, because the year's grade is now known.
 */
export function correctFromStart<Row extends GradeFacts>(
  rows: readonly Row[],
  correction: Correction,
): { rows: Row[]; added: GradeFacts | undefined } {
  const mended = rows.map((row) => corrected(row, correction));
  const first = firstNightOf(schoolYear(correction.night));
  const latest = [...mended].sort((a, b) => a.from.localeCompare(b.from)).pop();
  if (!latest || latest.from >= first) return { rows: mended, added: undefined };
  const { grade, school } = correction;
  return { rows: mended, added: { from: first, grade, school, limit: latest.limit } };
}
