import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { unusable } from '../unusable';
import type { Engine } from './engine';
import { makeSchool } from './migrations/2026-11-22-school';
import { makeEvenings } from './migrations/2026-11-22-evenings';
import { makeAlerts } from './migrations/2026-11-30-alerts';
import { makeDesk } from './migrations/2026-11-26-desk';
import { makeNotices } from './migrations/2026-11-27-notices';
import { makeAccountsDesk } from './migrations/2026-11-28-accounts';
import { makePublished, makeRunningSums } from './migrations/2026-11-24-figures';
import { makeRollover } from './migrations/2026-11-29-rollover';
import { makeReports } from './migrations/2026-12-01-reports';
import { makeAnswers, makeSurveys } from './migrations/2026-12-03-surveys';
import { makeSlips } from './migrations/2026-11-22-slips';
import { retryPassing } from './retry';

export type Room = 'main' | 'open';

/** Dated, never edited, forward only: their names are what a database remembers. */
const MIGRATIONS = {
  main: {
    '2026-11-22-school': makeSchool,
    '2026-11-24-figures': makePublished,
    '2026-11-26-desk': makeDesk,
    '2026-11-27-notices': makeNotices,
    '2026-11-28-accounts': makeAccountsDesk,
    '2026-11-29-rollover': makeRollover,
    '2026-11-30-alerts': makeAlerts,
    '2026-12-01-reports': makeReports,
    '2026-12-03-surveys': makeSurveys,
  },
  open: {
    '2026-11-22-slips': makeSlips,
    '2026-11-23-evenings': makeEvenings,
    '2026-11-24-figures': makeRunningSums,
    '2026-12-03-answers': makeAnswers,
  },
} satisfies Record<Room, Record<string, (database: Kysely<unknown>, engine: Engine) => Promise<void>>>;

/** Brings a database to this build's version, or throws the sentence that it is of a newer one. `where` names it. */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  { room, engine, where }: { room: Room; engine: Engine; where: string },
): Promise<void> {
  const migrations: Record<string, Migration> = {};
  for (const [name, up] of Object.entries(MIGRATIONS[room])) {
    migrations[name] = { up: (inside: Kysely<unknown>) => up(inside, engine) };
  }
  // Two processes may start at once; the second waits for the first and finds nothing to do.
  await retryPassing(async () => {
    refuseNewer(await namesIn(database), { known: Object.keys(migrations), where });
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
    if (error !== undefined)
      throw error instanceof Error ? error : new Error('The Migrator did not say why it failed.');
  });
}

function refuseNewer(names: string[], { known, where }: { known: string[]; where: string }): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw unusable(
    `${where} was written by a newer Lamplight (it went through "${unknown.join('", "')}"): start that version, or put back a backup that this one made.`,
  );
}

async function namesIn<Tables>(database: Kysely<Tables>): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  return rows.map(({ name }) => name);
}
