import Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { Worker } from 'node:worker_threads';
import { errorCode } from '../unusable';
import type { OpenTables } from './tables';

/** `held`: somebody reads or writes there just now, and what is to be gone may still stand on the disk. */
export type Rewritten = 'rewritten' | 'held';

/** By what the rows of each open table are put in order: its key, which says nothing about when they came. */
const KEYS = {
  slip: ['code_hash'],
  enrolment: ['auth_hash'],
  issued: ['class', 'serial', 'night'],
  figure_row: ['class', 'night', 'figure', 'id'],
  week_sum: ['class', 'week'],
  evening: ['class', 'night'],
  answer_row: ['class', 'survey', 'question', 'id'],
  survey_end: ['survey'],
} satisfies { [Table in keyof OpenTables]: (keyof OpenTables[Table])[] };

const TABLES = sql.join(Object.keys(KEYS).map((table) => sql.table(table)));

/**
 * PostgreSQL: a batch first says that it will write to the open tables, before it sees anything. A TRUNCATE looks to
 * whoever saw the database before it like an empty table; so a batch of another process either waits until the
 * rewrite is done and then begins, or the rewrite waits for it.
 */
export const BEFORE_BATCH = sql`lock table ${TABLES} in row exclusive mode`;

/** How long a rewrite may keep all others waiting before it has begun. */
const PATIENCE_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * PostgreSQL: every open table anew, in the order of its key, by one transaction. A row says which transaction wrote
 * it (xmin) and where it lies, and CLUSTER keeps the first: so arrival order, and what was sent at once, stay readable
 * until one transaction has written all of them. The old files are gone with its commit.
 */
export async function rewriteTables(writes: Kysely<OpenTables>): Promise<Rewritten> {
  try {
    await writes.transaction().execute(async (rewrite) => {
      await sql`set local lock_timeout = ${sql.lit(PATIENCE_MS)}`.execute(rewrite);
      await sql`lock table ${TABLES} in access exclusive mode`.execute(rewrite);
      for (const [name, key] of Object.entries(KEYS)) {
        const [table, order] = [sql.table(name), sql.join(key.map((column) => sql.ref(column)))];
        await sql`create temporary table kept as select * from ${table} order by ${order}`.execute(rewrite);
        await sql`truncate ${table}`.execute(rewrite);
        await sql`insert into ${table} select * from kept order by ${order}`.execute(rewrite);
        await sql`drop table kept`.execute(rewrite);
      }
    });
    return 'rewritten';
  } catch (error) {
    if (errorCode(error) === LOCK_NOT_AVAILABLE) return 'held';
    throw error;
  }
}

/** SQLite, in a thread of its own (src/endpoint/rewrite.worker, built): the process goes on answering meanwhile. */
export async function rewriteInThread(thread: URL, path: string): Promise<Rewritten> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: path });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new Error('The thread that rewrites open evenings ended without a word.')),
    );
  });
}

/**
 * SQLite: the file anew, and its log empty. Rows of a page lie in it as they came, whatever their order in the table,
 * and the log holds every page as each commit left it.
 */
export function rewriteFile(path: string): Rewritten {
  const file = new Database(path, { timeout: PATIENCE_MS, fileMustExist: true });
  try {
    file.pragma('synchronous = FULL');
    file.pragma('temp_store = MEMORY');
    file.pragma('secure_delete = ON');
    // First, or each attempt beside a reader who stays would put the whole file into the log once more.
    if (!emptyLog(file)) return 'held';
    file.exec('vacuum');
    return emptyLog(file) ? 'rewritten' : 'held';
  } catch (error) {
    if (errorCode(error).startsWith('SQLITE_BUSY')) return 'held';
    throw error;
  } finally {
    file.close();
  }
}

/** A checkpoint that a reader stopped says so in its row alone. */
function emptyLog(file: Database.Database): boolean {
  const [row] = file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return row?.busy === 0;
}
