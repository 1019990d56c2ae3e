import type { Kysely } from 'kysely';
import { understandClass } from '../../core/class-name';
import { firstNightOf } from '../../core/grade';
import type { Night } from '../../core/night';
import { nextClasses, type ClassNext } from '../../core/rollover';
import type { Clock } from '../clock';
import type { MainTables } from '../database/tables';
import { classesHere, schoolTime, type ClassRow, type SchoolRow } from '../tenant';

/** A class of an earlier school year, and what becomes of it if nobody says otherwise. */
export type Planned = { row: ClassRow; year: number; next: ClassNext };

/**
 * What a school would do next: now, where a class is of an earlier year than the one that began (`due`), or on the
 * coming 1 August (`early`). `there` are the classes of that year already.
 */
export type Plan = {
  year: number;
  state: 'early' | 'due' | 'nothing';
  from: Night;
  classes: readonly Planned[];
  there: readonly ClassRow[];
};

export async function planFor(reads: Kysely<MainTables>, school: SchoolRow, clock: Clock): Promise<Plan> {
  const rows = await classesHere(reads, school.school_id);
  const { year: now } = schoolTime(school, clock);
  const isDue = rows.some((row) => yearOf(row, now) < now);
  const year = isDue ? now : now + 1;
  const before = rows.filter((row) => yearOf(row, now) < year);
  const next = nextClasses(
    before.map((row) => ({
      id: row.class_id,
      name: row.name,
      entryYear: row.entry_year,
      year: yearOf(row, now),
    })),
    { year, system: school.system },
  );
  return {
    year,
    state: isDue ? 'due' : rows.length === 0 ? 'nothing' : 'early',
    from: `${String(year)}-08-01`,
    classes: before.flatMap((row) => {
      const of = next.get(row.class_id);
      return of ? [{ row, year: yearOf(row, now), next: of }] : [];
    }),
    there: rows.filter((row) => yearOf(row, now) >= year),
  };
}

/** The school year a class has its name of. Of one written down before it was noted, its name says it. */
function yearOf({ year, name, entry_year }: ClassRow, now: number): number {
  if (year > 0) return year;
  const said = understandClass({ name, grade: '', size: '1' }, firstNightOf(now));
  return said.kind === 'fine' ? Math.min(now, entry_year + said.grade - 1) : now;
}
