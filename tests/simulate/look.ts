import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Place } from '../../src/endpoint/environment';
import type { Standing } from './orders';

/** PostgreSQL counts further than a number goes, and so answers text. */
type Sum = Record<'rows' | 'known' | 'sum', number | string>;
type Row = { class: string; night: string; figure: string } & Sum;

const SUMS = `select class, night, figure, count(*) as rows, count(value) as known, coalesce(sum(value), 0) as sum
  from figure_row group by class, night, figure`;

/** The open rows as they lie in the database: our own look, past the endpoint. */
export async function lookAtRows({ folder, postgres }: Place): Promise<Standing> {
  const rows = postgres ? await onPostgres(postgres.open) : onSqlite(join(folder, 'open.sqlite'));
  return Object.fromEntries(
    rows.map(({ class: id, night, figure, ...sum }) => [
      `${id}|${night}|${figure}`,
      { rows: Number(sum.rows), known: Number(sum.known), sum: Number(sum.sum) },
    ]),
  );
}

function onSqlite(path: string): Row[] {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const file = new Database(path, { readonly: true });
  try {
    return file.prepare<[], Row>(SUMS).all();
  } finally {
    file.close();
  }
}

async function onPostgres(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(SUMS)).rows;
  } finally {
    await client.end();
  }
}

/** What stands there and should not, or should and does not: a sentence each. */
export function differences(believed: Standing, found: Standing): string[] {
  const keys = [...new Set([...Object.keys(believed), ...Object.keys(found)])].sort();
  return keys.flatMap((key) => {
    const [wanted, there] = [believed, found].map((all) => JSON.stringify(all[key] ?? 'nothing'));
    return wanted === there
      ? []
      : [`${key}: the families believe ${String(wanted)}, and there is ${String(there)}.`];
  });
}
