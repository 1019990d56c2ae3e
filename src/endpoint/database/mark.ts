import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { existsSync } from 'node:fs';
import { errorCode, unusable } from '../unusable';
import { retryPassing } from './retry';

/** An empty table of this name says that a simulation, or the demo, made the database. No database of a school has it. */
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
      `${where} was made by a simulation or the demo, and nothing in it is real: a school needs another database.`,
    );
  }
  if (tables.length > 0) {
    throw unusable(`${where} holds what a school keeps: a simulation, or the demo, needs an empty database.`);
  }
  await retryPassing(() =>
    database.schema
      .createTable(MARK)
      .ifNotExists()
      .addColumn('nothing_is_real', 'integer', (column) => column.primaryKey())
      .execute(),
  );
}

/** What a power cut leaves of a file whose commits never waited for the disk. */
const TORN = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

/**
 * Whether there is a file at this path that is no marked database: whoever makes its own anew leaves that alone. A torn
 * one is nobody's: this is asked in a marked folder.
 */
export function isSomebodys(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const file = new Database(path, { readonly: true });
    try {
      const names = file.prepare("select name from sqlite_master where type = 'table'").pluck().all();
      return names.length > 0 && !names.includes(MARK);
    } finally {
      file.close();
    }
  } catch (error) {
    return !TORN.some((code) => errorCode(error).startsWith(code));
  }
}
