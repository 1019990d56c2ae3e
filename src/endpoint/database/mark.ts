import type { Kysely } from 'kysely';
import { unusable } from '../unusable';
import { retryPassing } from './retry';

/** An empty table of this name says that a simulation made the database. No database of a school has it. */
const MARK = 'simulation';

/** Throws the sentence why a simulation must not open this database, or why nothing but a simulation may. */
export async function settleMark<Tables>(
  database: Kysely<Tables>,
  { isSimulated, where }: { isSimulated: boolean; where: string },
): Promise<void> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  const isMarked = tables.some(({ name }) => name === MARK);
  if (isMarked === isSimulated) return;
  if (isMarked) {
    throw unusable(
      `${where} was made by a simulation, and nothing in it is real: a school needs another database.`,
    );
  }
  if (tables.length > 0) {
    throw unusable(`${where} holds what a school keeps: a simulation needs an empty database.`);
  }
  await retryPassing(() =>
    database.schema
      .createTable(MARK)
      .ifNotExists()
      .addColumn('nothing_is_real', 'integer', (column) => column.primaryKey())
      .execute(),
  );
}
