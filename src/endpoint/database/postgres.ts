import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { errorCode, unusable } from '../unusable';
import { isConnectionLost } from './trouble';

const WRITING = 2;
const READING = 6;

/** One PostgreSQL database: connections of the batches, and those of everybody else. */
export function openPostgres<Tables>(url: string): { writes: Kysely<Tables>; reads: Kysely<Tables> } {
  return { writes: connect(url, WRITING), reads: connect(url, READING) };
}

function connect<Tables>(url: string, most: number): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // What a lost connection cannot be asked any more, the next query finds out; unheard, these errors would end the
  // process: the pool's own is for connections that idle, the other for one between two queries of a batch.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connected = async () => {
    const client = await pool.connect();
    return wrapped.get(client) ?? (await prepared(client));
  };
  return new Kysely({
    dialect: new PostgresDialect({ pool: { connect: connected, end: () => pool.end() } }),
  });
}

// Counts and times in ms are far below 2^53: both engines answer them as numbers.
const parserOf: typeof pg.types.getTypeParser = (type, format): unknown =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);

const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();

async function prepared(client: pg.PoolClient): Promise<PostgresPoolClient> {
  try {
    // Whoever turned it down for the whole server did not mean acknowledged families; a stronger setting stays.
    await client.query(
      `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')`,
    );
  } catch (error) {
    client.release(true);
    throw error;
  }
  const made = replaceable(client);
  wrapped.set(client, made);
  return made;
}

/** A connection that was lost, or leads to a server that takes no more writes, is thrown away when given back. */
function replaceable(client: pg.PoolClient): PostgresPoolClient {
  let isLost = false;
  const watched = {
    query: async (text: string, parameters: unknown[]) => {
      try {
        return await client.query(text, parameters);
      } catch (error) {
        isLost ||= isConnectionLost(error);
        throw error;
      }
    },
    release: () => client.release(isLost),
  };
  // Kysely's type names a cursor's query too, which is never asked for without one.
  return watched as unknown as PostgresPoolClient;
}

/** Makes the open database beside the main one where it is missing, and says in a sentence what cannot be reached. */
export async function makePostgres({ main, open }: { main: string; open: string }): Promise<void> {
  await reach('DATABASE_URL', main);
  await makeOpen(main, open);
  await refuseCommitTimes(open);
}

async function makeOpen(main: string, open: string): Promise<void> {
  try {
    await visit(open, 'select 1');
    return;
  } catch (error) {
    if (errorCode(error) !== MISSING) throw unreachable('OPEN_DATABASE_URL', open, error);
  }
  try {
    await visit(main, `create database ${pg.escapeIdentifier(nameIn(open))}`);
  } catch (error) {
    // Another process of ours was first.
    if (errorCode(error) === '42P04' || errorCode(error) === '23505') return;
    if (errorCode(error) !== '42501') throw error;
    throw unusable(
      `This user may not make the database for open evenings: let an administrator run CREATE DATABASE "${nameIn(open)}" on ${placeOf(open)} once.`,
    );
  }
  await reach('OPEN_DATABASE_URL', open);
}

/** A server that writes down when each transaction was committed would tell of each evening when it was sent. */
async function refuseCommitTimes(open: string): Promise<void> {
  const rows = await visit(
    open,
    `select 1 from pg_settings where name = 'track_commit_timestamp' and setting = 'on'`,
  );
  if (rows === 0) return;
  throw unusable(
    `PostgreSQL on ${placeOf(open)} writes down the time of each commit, by which evenings could be told apart: set track_commit_timestamp = off there and restart it.`,
  );
}

const MISSING = '3D000';

async function reach(name: string, url: string): Promise<void> {
  try {
    await visit(url, 'select 1');
  } catch (error) {
    throw unreachable(name, url, error);
  }
}

/** How many rows the answer has. */
async function visit(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rows.length;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// The address holds a password: only server and database are named.
function unreachable(name: string, url: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === MISSING) {
    return unusable(
      `${name} names the database "${nameIn(url)}" on ${placeOf(url)}, and there is none: run CREATE DATABASE "${nameIn(url)}" there once.`,
    );
  }
  if (code.startsWith('28')) {
    return unusable(`PostgreSQL on ${placeOf(url)} refused the user or the password of ${name}.`);
  }
  return unusable(
    `PostgreSQL on ${placeOf(url)} (${name}) cannot be reached: is it started, and is the address right?`,
  );
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${decodeURIComponent(hostname)}:${port === '' ? '5432' : port}`;
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
