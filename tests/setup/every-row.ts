import { sql, type Kysely } from 'kysely';
import { STORED } from '../../src/wire/stored';
import type { Keeping } from '../../src/endpoint/database/keeping';

const PUBLISHED = [
  'published_evening',
  'published_figure',
  'published_week',
  'published_survey',
  'survey_text',
];
const MAIN = [...STORED.school, ...STORED.accounts.filter((name) => name !== 'verification')];
const OPEN = [...STORED.families, ...STORED.evenings];
/** What everyFigure answers where nothing was ever published. */
export const NOTHING_PUBLISHED = Object.fromEntries(PUBLISHED.map((table) => [table, []]));

/** Every row of every table, to see that nothing changed or what is kept. */
export async function everyRow({ main, open }: Keeping): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of MAIN) rows[table] = await rowsOf(main, table);
  for (const table of OPEN) rows[table] = await rowsOf(open, table);
  return rows;
}

/** All that was ever published, for whomever: what must be the same bytes where nothing may be told. */
export async function everyFigure({ main }: Keeping): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of PUBLISHED) rows[table] = await rowsOf(main, table);
  return rows;
}

async function rowsOf<Tables>(reads: Kysely<Tables>, table: string): Promise<unknown[]> {
  const { rows } = await sql`select * from ${sql.table(table)}`.execute(reads);
  return rows.map((row) => JSON.stringify(row)).sort();
}
