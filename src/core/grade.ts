import type { Night } from './night';

/** 0 = kindergarten, 1…12 = grades. */
export type Grade = number;
export const GRADES: readonly Grade[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** 中国六三 (six years of primary school), 中国五四 (five), or another country. */
export const SCHOOLS = ['cn63', 'cn54', 'other'] as const;
export type School = (typeof SCHOOLS)[number];

export type Stage = 'kindergarten' | 'primary' | 'junior' | 'senior';

export function stageOf(grade: Grade, school: School): Stage {
  if (grade === 0) return 'kindergarten';
  if (grade > 9) return 'senior';
  return grade <= (school === 'cn54' ? 5 : 6) ? 'primary' : 'junior';
}

/** The year in which the school year of a night began: 1 September (RULES.md, Nights). */
export function schoolYear(night: Night): number {
  const year = Number(night.slice(0, 4));
  return night.slice(5) >= '09-01' ? year : year - 1;
}

export function firstNightOf(year: number): Night {
  return `${String(year)}-09-01`;
}

/** A dated row: whatever it says holds from `from` until the next row. */
export type Dated = { from: Night };

/**
 * The row in force on a night: the last that began by then, or, before all of them, the first
 * (a diary that is back-filled past its first row is judged by it). Of two rows of one date the later
 * given holds. Undefined only without rows.
 */
export function inForce<Row extends Dated>(rows: readonly Row[], night: Night): Row | undefined {
  const byDate = [...rows].sort((a, b) => a.from.localeCompare(b.from));
  const begun = byDate.filter((row) => row.from <= night);
  return begun[begun.length - 1] ?? byDate[0];
}

/**
 * The grade a child would be in since the last 1 September, to be confirmed by the parent and never applied
 * alone. Undefined when there is nothing to ask: a row of this school year begins on that day or already
 * says another grade than last year's.
 */
export function promotion(rows: readonly (Dated & { grade: Grade })[], night: Night): Grade | undefined {
  const first = firstNightOf(schoolYear(night));
  const before = inForce(rows, first);
  if (!before || before.from >= first) return undefined;
  const thisYear = rows.filter((row) => row.from >= first && row.from <= night);
  const isAnswered = thisYear.some((row) => row.from === first || row.grade !== before.grade);
  const grade = Math.min(12, before.grade + schoolYear(night) - schoolYear(before.from));
  return isAnswered || grade === before.grade ? undefined : grade;
}
