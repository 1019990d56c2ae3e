import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/endpoint/database/engine';
import { STORED } from '../../../src/wire/stored';
import { ENGINES, freshKeeping } from '../../setup/keeping';

type Constraints = { table: string; kind: 'key' | 'unique' | 'foreign'; columns: string[] };

/** better-auth's and the Migrator's own, which keep their shape (ENDPOINT.md, Storage). */
const NOT_OURS = [
  ...['user', 'session', 'account', 'verification', 'twoFactor'],
  ...['kysely_migration', 'kysely_migration_lock'],
];
const ofOurs = <Row extends { table: string }>(rows: Row[]) =>
  rows.filter(({ table }) => !NOT_OURS.includes(table));

async function constraintsOf(database: Kysely<never>, engine: Engine): Promise<Constraints[]> {
  const rows = engine === 'postgres' ? await askPostgres(database) : await askSqlite(database);
  return ofOurs(rows.map(({ columns, ...row }) => ({ ...row, columns: columns.split(',') })));
}

type Row = Omit<Constraints, 'columns'> & { columns: string };

async function askPostgres(database: Kysely<never>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select (select relname from pg_class where oid = conrelid) as "table",
      case contype when 'p' then 'key' when 'u' then 'unique' when 'f' then 'foreign' else contype::text end as kind,
      (select string_agg(attname, ',' order by place)
         from unnest(conkey) with ordinality as part(number, place)
         join pg_attribute on attrelid = conrelid and attnum = number) as columns
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select (select relname from pg_class where oid = indrelid), 'unique', 'an index' from pg_index
      where indisunique and not indisprimary and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      and not exists (select from pg_constraint where conindid = indexrelid)`.execute(database);
  return rows;
}

async function askSqlite(database: Kysely<never>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select master.name as "table",
      case list.origin when 'pk' then 'key' else 'unique' end as kind,
      (select group_concat(name, ',') from (select name from pragma_index_info(list.name) order by seqno)) as columns
    from sqlite_master as master, pragma_index_list(master.name) as list
    where master.type = 'table' and list."unique" = 1
    union all
    select master.name, 'foreign', "from" from sqlite_master as master, pragma_foreign_key_list(master.name)
    where master.type = 'table'`.execute(database);
  return rows;
}

/** Whatever a database holds beside tables and indexes. */
async function extrasOf(database: Kysely<never>, engine: Engine): Promise<string[]> {
  const question =
    engine === 'postgres'
      ? sql<{ name: string }>`
          select relname as name from pg_class
            where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')
          union all select tgname from pg_trigger where not tgisinternal
          union all select proname from pg_proc where pronamespace = 'public'::regnamespace
          union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')`
      : sql<{ name: string }>`
          select name from sqlite_master where type not in ('table', 'index') or name = 'sqlite_sequence'`;
  return (await question.execute(database)).rows.map(({ name }) => name);
}

async function tablesOf(database: Kysely<never>): Promise<string[]> {
  const tables = await database.introspection.getTables();
  return ofOurs(tables.map(({ name }) => ({ table: name }))).map(({ table }) => table);
}

describe.each(ENGINES)('on %s', (engine) => {
  test('every table of ours in the main database is keyed by the school first', async () => {
    const { main } = await freshKeeping(engine);
    const database = main as unknown as Kysely<never>;
    const keys = (await constraintsOf(database, engine)).filter(({ kind }) => kind === 'key');
    const tables = await tablesOf(database);
    expect(tables.sort()).toEqual([...STORED.school].sort());
    expect(keys.map(({ table }) => table).sort()).toEqual(tables);
    expect(keys.map(({ columns }) => columns[0])).toEqual(keys.map(() => 'school_id'));
  });

  test('the open database knows slips, seats, tokens given out, figures, sums, evenings and answers, and no school, time or origin', async () => {
    const { open } = await freshKeeping(engine);
    const tables = await open.introspection.getTables();
    const columns = tables.map(({ name, columns: all }) => [name, all.map((column) => column.name)]);
    expect(Object.fromEntries(columns)).toEqual({
      slip: ['code_hash', 'class', 'serial', 'used', 'year', 'door_hash'],
      enrolment: ['auth_hash', 'class', 'serial', 'year'],
      issued: ['class', 'serial', 'night', 'blinded_hash'],
      figure_row: ['class', 'night', 'figure', 'id', 'value'],
      week_sum: ['class', 'week', 'minutes', 'families', 'nights'],
      evening: ['class', 'night', 'last', 'state'],
      answer_row: ['class', 'survey', 'question', 'id', 'value'],
      survey_end: ['survey', 'state'],
    });
  });

  test('what is published knows classes, grades, dates, rounded minutes and shares, and no row, seat, moment or exact number', async () => {
    const { main } = await freshKeeping(engine);
    const tables = await main.introspection.getTables();
    const columns = tables
      .filter(({ name }) => name.startsWith('published_'))
      .map(({ name, columns: all }) => [name, all.map((column) => column.name)]);
    const evening = ['school_id', 'class_id', 'night'];
    expect(Object.fromEntries(columns)).toEqual({
      published_evening: [...evening, 'last', 'kind', 'is_known', 'grade', 'limit_then', 'band'],
      published_figure: [...evening, 'figure', 'minutes'],
      published_survey: ['school_id', 'survey_id', 'part', 'tally'],
      published_week: ['school_id', 'class_id', 'week', 'grade', 'limit_then', 'minutes'],
    });
  });

  test('a table of ours has one unique constraint, its key, and points to no other table', async () => {
    const keeping = await freshKeeping(engine);
    for (const database of [keeping.main, keeping.open]) {
      const found = await constraintsOf(database as unknown as Kysely<never>, engine);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ kind }) => kind !== 'key')).toEqual([]);
      expect(new Set(found.map(({ table }) => table)).size).toBe(found.length);
    }
  });

  test('there is no sequence, trigger, view, function or type of its own', async () => {
    const keeping = await freshKeeping(engine);
    expect(await extrasOf(keeping.main as unknown as Kysely<never>, engine)).toEqual([]);
    expect(await extrasOf(keeping.open as unknown as Kysely<never>, engine)).toEqual([]);
  });

  test('better-auth finds its tables as it would have made them', async () => {
    const { main } = await freshKeeping(engine);
    const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations({
      database: { db: main, type: engine },
      emailAndPassword: { enabled: true },
      plugins: [twoFactor()],
      secret: 'a secret nobody needs to look at a schema',
    });
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
    });
  });
});

test('no open table on SQLite remembers in what order its rows came', async () => {
  const { open } = await freshKeeping('sqlite');
  for (const table of [...STORED.families, ...STORED.evenings])
    await expect(sql.raw(`select rowid from ${table}`).execute(open)).rejects.toThrow(/no such column/);
});
