import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/endpoint/database/engine';
import type { Place } from '../../src/endpoint/environment';
import { NOTHING_IS_REAL } from '../../src/endpoint/simulation';
import { buildEndpoint } from '../setup/built-endpoint';
import { ENGINES } from '../setup/keeping';
import { freshDatabases } from '../setup/postgres-server';
import { needlesIn, waysToWrite, waysToWriteCode, waysToWriteText, type Needle } from './needles';
import { simulate, type Outcome, type Wanted } from './run';

// A month of a small class, and then a look for what must have left no trace. Who asks bears marks that nothing else has.
const AGENT = 'PhoneOfFamilyWang/7.3 (lamplight-trace)';
const FORWARDED = '203.0.113.77';
const LOCAL = '127.0.0.7';
const LINE = { headers: { 'user-agent': AGENT, 'x-forwarded-for': FORWARDED }, localAddress: LOCAL };

const MONTH: Wanted = {
  seed: 20,
  classes: 1,
  size: 6,
  participation: 100,
  secondPhones: 25,
  from: '2026-11-09',
  nights: 28,
  late: 5,
  corrections: 10,
  withdrawals: 5,
  workers: 1,
};
/** A busy machine takes a while to live a month. */
const MONTH_MS = 300_000;
/** Evenings after which the files are kept as they lie, the log of writes not yet brought home. */
const LOOKS = ['2026-11-09', '2026-11-18', '2026-12-02', '2026-12-06'];

let built = { folder: '', entry: '' };
const folders: string[] = [];
beforeAll(async () => {
  built = await buildEndpoint('traces');
}, 60_000);
afterAll(() => {
  for (const folder of [built.folder, ...folders]) rmSync(folder, { recursive: true, force: true });
});

type Month = {
  place: Place;
  outcome: Outcome;
  /** What was kept of DATA_DIR on the evenings of LOOKS, and what is left at the end. */
  copies: string[];
  saidAtFirst: string;
  said: string;
  needles: Needle[];
  secrets: Record<string, string[]>;
};

const months = new Map<Engine, Promise<Month>>();

/** The month is lived once an engine. */
function monthOn(engine: Engine): Promise<Month> {
  const month = months.get(engine) ?? liveMonth(engine);
  months.set(engine, month);
  return month;
}

async function liveMonth(engine: Engine): Promise<Month> {
  const folder = keptFolder();
  const place = { folder, ...(engine === 'postgres' && { postgres: await freshDatabases() }) };
  const copies: string[] = [];
  let [saidAtFirst, said] = ['', ''];
  let secrets: Record<string, string[]> = {};
  const outcome = await simulate(MONTH, {
    entry: built.entry,
    place,
    line: LINE,
    atNight: async (night, simulated) => {
      saidAtFirst ||= simulated.said();
      if (!LOOKS.includes(night)) return;
      const copy = keptFolder();
      cpSync(folder, copy, { recursive: true });
      copies.push(copy);
    },
    atEnd: async (simulated, workers) => {
      said = simulated.said();
      ({ secrets } = await workers.order({ kind: 'confess' }));
    },
  });
  return {
    place,
    outcome,
    copies: [...copies, folder],
    saidAtFirst,
    said,
    secrets,
    needles: needlesOf(secrets),
  };
}

function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-traces-'));
  folders.push(folder);
  return folder;
}

function needlesOf({ codes = [], nicknames = [], ...secrets }: Record<string, string[]>): Needle[] {
  const bytes = Object.entries(secrets).flatMap(([kind, all]) =>
    [...new Set(all)].flatMap((each, index) =>
      waysToWrite(`${kind} ${String(index)}`, Buffer.from(each, 'hex')),
    ),
  );
  const texts = { agent: AGENT, 'forwarded address': FORWARDED, 'local address': LOCAL };
  return [
    ...bytes,
    ...codes.flatMap(waysToWriteCode),
    ...nicknames.flatMap((each) => waysToWriteText('nickname', each)),
    ...Object.entries(texts).flatMap(([name, text]) => waysToWriteText(name, text)),
  ];
}

/** Every needle in every file of a folder, with the file's name. */
function foundIn(folder: string, needles: readonly Needle[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const found = needlesIn(readFileSync(path), needles);
      return found.map((name) => `${relative(folder, path)}: ${name}`);
    });
}

describe.each(ENGINES)('after a simulated month on %s', (engine) => {
  beforeAll(() => monthOn(engine), MONTH_MS);

  test('the month was a month: families joined, sent, corrected, took back, and what stood was what they believed', async () => {
    const { outcome, secrets } = await monthOn(engine);
    const { counts } = outcome;
    expect(outcome.differences).toEqual([]);
    expect(counts['enrolled']).toBe(6);
    expect(counts['contributed']).toBeGreaterThan(50);
    for (const name of ['corrected', 'withdrawn', 'closed410', 'taken409', 'repeated', 'replayed'])
      expect(counts[name], name).toBeGreaterThan(0);
    expect(outcome.looks).toBe(56);
    for (const kind of ['codes', 'secrets', 'auths', 'nonces', 'tokens', 'nicknames'])
      expect(secrets[kind]?.length, kind).toBeGreaterThan(0);
  });

  test('no file of DATA_DIR holds an address, a browser, a code, a secret, a nonce, a token or a nickname', async () => {
    const { copies, needles } = await monthOn(engine);
    expect(copies).toHaveLength(LOOKS.length + 1);
    expect(copies.flatMap((copy) => foundIn(copy, needles))).toEqual([]);
  });

  test('whatever of them were written there would be found', async () => {
    const { copies, needles } = await monthOn(engine);
    const planted = keptFolder();
    cpSync(copies[0]!, planted, { recursive: true });
    const kinds = new Map(needles.map((needle) => [needle.name.split(' ')[0], needle]));
    expect(kinds.size).toBe(9);
    for (const [kind, needle] of kinds) {
      const path = join(planted, 'keys', `planted-${kind ?? ''}`);
      writeFileSync(path, Buffer.concat([Buffer.from('before '), needle.bytes, Buffer.from(' behind')]));
    }
    const found = foundIn(planted, needles).map((line) => line.split(':')[0]);
    expect([...new Set(found)].sort()).toEqual(
      [...kinds.keys()].map((kind) => `keys/planted-${kind ?? ''}`).sort(),
    );
  });

  test('nothing was printed since the school was set up: no line tells of a family', async () => {
    const { said, saidAtFirst, needles } = await monthOn(engine);
    expect(said).toBe(saidAtFirst);
    expect(said.split('\n')[0]).toBe(NOTHING_IS_REAL);
    // The school's own questions are there, so lines are heard.
    expect(said).toMatch(/POST \/v1\/setup 200 \d+ ms/);
    expect(said).toMatch(/POST \/v1\/school\/slips\/mint 200 \d+ ms/);
    expect(said).not.toMatch(/\/v1\/(key|class|open|enrol|issue|night)\b/);
    expect(needlesIn(Buffer.from(said), needles)).toEqual([]);
  });

  test('no column of the open database holds a time, or a number that grows with arrival', async () => {
    const { place, copies } = await monthOn(engine);
    const rows = await openRows({ ...place, folder: copies[2]! });
    // Whether a week's sum runs just then is chance.
    const sums = rows.some(({ table }) => table === 'week_sum') ? ['week_sum'] : [];
    expect(new Set(rows.map(({ table }) => table))).toEqual(
      new Set(['slip', 'enrolment', 'issued', 'figure_row', 'evening', ...sums]),
    );
    const suspects = rows.flatMap(({ table, row }) =>
      Object.entries(row)
        .filter(([, value]) => isTimeOrCount(value))
        .map(([column]) => `${table}.${column}`),
    );
    expect(suspects).toEqual([]);
    const planted = [1_764_000_000_000, 1_764_000_000, '1764000000', '21:04', '2026-11-23T13:00:00Z', 4097];
    expect(planted.filter((value) => !isTimeOrCount(value))).toEqual([]);
  });
});

describe('on SQLite', () => {
  beforeAll(() => monthOn('sqlite'), MONTH_MS);

  test('on SQLite the files were looked at while the log of writes still held them', async () => {
    const { copies } = await monthOn('sqlite');
    const log = readFileSync(join(copies[0]!, 'open.sqlite-wal'));
    const rows = await openRows({ folder: copies[0]! });
    const ids = rows.flatMap(({ row }) => (typeof row['id'] === 'string' ? [row['id']] : []));
    expect(ids.length).toBeGreaterThanOrEqual(15);
    expect(ids.filter((id) => !log.includes(id))).toEqual([]);
  });
});

describe('on PostgreSQL', () => {
  beforeAll(() => monthOn('postgres'), MONTH_MS);

  test(
    'no table of either database on PostgreSQL holds any of it, nor does a file of its server, and what is planted is found',
    async () => {
      const { place, needles } = await monthOn('postgres');
      const { main, open } = place.postgres!;
      for (const url of [main, open]) {
        const dump = await dumpOf(url);
        expect(dump.length).toBeGreaterThan(500);
        expect(needlesIn(dump, needles)).toEqual([]);
        // It would keep the texts of queries.
        expect(
          await asked(url, `select extname from pg_extension where extname = 'pg_stat_statements'`),
        ).toEqual([]);
        expect(await asked(url, 'select sequencename from pg_sequences')).toEqual([]);
      }
      expect(needlesIn(await everyFileOf({ main, open }), needles)).toEqual([]);
      const texts = needles.filter(({ name }) => !name.includes('(raw)') && !name.includes('UTF-16'));
      await asked(open, 'create table planted (words text)');
      for (const { bytes } of texts.slice(-40))
        await asked(open, `insert into planted values ('${bytes.toString()}')`);
      const planted = texts
        .slice(-40)
        .map(({ name }) => name)
        .sort();
      expect(needlesIn(await dumpOf(open), needles).sort()).toEqual(planted);
      expect(needlesIn(await everyFileOf({ main, open }), needles).sort()).toEqual(
        expect.arrayContaining(planted),
      );
    },
    MONTH_MS,
  );
});

/** The highest number any column may hold: a year. Minutes, seats and revisions are all smaller; a count goes further. */
const HIGHEST = 2100;

/** A night is a date and allowed; an instant, an hour, or a number larger than any of ours is not. */
function isTimeOrCount(value: unknown): boolean {
  if (typeof value === 'number') return value > HIGHEST;
  return typeof value === 'string' && /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}[T ]|^\d{9,}$/.test(value);
}

type OpenRow = { table: string; row: Record<string, unknown> };

/** Every row of every table of ours in the open database; Kysely's own remember when the database was made. */
async function openRows({ folder, postgres }: Place): Promise<OpenRow[]> {
  const isOurs = (table: string) => !table.startsWith('kysely_');
  if (postgres) {
    const tables = await tablesOf(postgres.open);
    const all = await Promise.all(
      tables.filter(isOurs).map(async (table) => {
        const rows = await asked(postgres.open, `select * from "${table}"`);
        return rows.map((row) => ({ table, row }));
      }),
    );
    return all.flat();
  }
  const file = new Database(join(folder, 'open.sqlite'));
  const tables = file
    .prepare<[], string>(`select name from sqlite_master where type = 'table'`)
    .pluck()
    .all();
  const rows = tables.filter(isOurs).flatMap((table) =>
    file
      .prepare<[], Record<string, unknown>>(`select * from "${table}"`)
      .all()
      .map((row) => ({ table, row })),
  );
  file.close();
  return rows;
}

async function asked(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

async function tablesOf(url: string): Promise<string[]> {
  const rows = await asked(url, `select tablename from pg_tables where schemaname = 'public'`);
  return rows.map(({ tablename }) => String(tablename));
}

/** Every row of every table as text. */
async function dumpOf(url: string): Promise<Buffer> {
  const tables = await tablesOf(url);
  const rows = await Promise.all(
    tables.map((table) => asked(url, `select t::text as line from "${table}" t`)),
  );
  return Buffer.from(
    rows
      .flat()
      .map(({ line }) => String(line))
      .join('\n'),
  );
}

/**
 * The server's own files: both databases' tables and indexes, and the log of writes of all. Other tests write there
 * meanwhile, and have databases of their own.
 */
async function everyFileOf({ main, open }: NonNullable<Place['postgres']>): Promise<Buffer> {
  const [row] = await asked(open, 'show data_directory');
  const folder = String(row?.['data_directory']);
  const own = await Promise.all(
    [main, open].map(async (url) => {
      const [found] = await asked(url, 'select oid from pg_database where datname = current_database()');
      return join('base', String(found?.['oid']));
    }),
  );
  const parts = [...own, 'pg_wal', 'global'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readIfThere(join(entry.parentPath, entry.name))),
  );
  return Buffer.concat(parts);
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
