import type { Kysely } from 'kysely';
import type { MainTables } from '../database/tables';
import type { ClassRow } from '../tenant';

/** Classes of one school as they were named and graded in a school year; as now where they were not rolled over since. */
export async function classesNamed(
  reads: Kysely<MainTables>,
  rows: readonly ClassRow[],
  year: number,
): Promise<ClassRow[]> {
  const [first] = rows;
  if (!first) return [];
  const then = await reads
    .selectFrom('class_year')
    .select(['class_id', 'name', 'entry_year'])
    .where('school_id', '=', first.school_id)
    .where('year', '>=', year)
    .orderBy('year', 'desc')
    .execute();
  // The earliest of those from that year on comes last, and stands.
  const byClass = new Map(then.map(({ class_id, ...named }) => [class_id, named]));
  return rows.map((row) => ({ ...row, ...byClass.get(row.class_id) }));
}

/** A class as it was named and graded in a school year. */
export async function classThen(reads: Kysely<MainTables>, row: ClassRow, year: number): Promise<ClassRow> {
  const [then = row] = await classesNamed(reads, [row], year);
  return then;
}
