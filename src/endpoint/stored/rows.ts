import { sql, type Kysely } from 'kysely';
import { STORED, type Stored } from '../../wire/stored';
import type { MainTables } from '../database/tables';

type SchoolTable = (typeof STORED.school)[number];
type AccountTable = (typeof STORED.accounts)[number];

/** How many rows a table of the school's own holds of it. */
export async function rowsOfSchool(
  reads: Kysely<MainTables>,
  table: SchoolTable,
  schoolId: string,
): Promise<number> {
  const found = await reads
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('rows'))
    .where('school_id', '=', schoolId)
    .executeTakeFirst();
  return Number(found?.rows ?? 0);
}

/** How many rows better-auth keeps of the people of a school; of `verification` nobody can say whose it is. */
export async function rowsOfAccounts(
  reads: Kysely<MainTables>,
  table: Exclude<AccountTable, 'verification'>,
  schoolId: string,
): Promise<number> {
  const person = sql.ref(table === 'user' ? 'id' : 'userId');
  const { rows } = await sql<{ rows: number | string }>`
    select count(*) as rows from ${sql.table(table)}
    where ${person} in (select person from member where school_id = ${schoolId})`.execute(reads);
  return Number(rows[0]?.rows ?? 0);
}

/** Every main table with how many rows it holds of a school. */
export async function countedRows(
  reads: Kysely<MainTables>,
  schoolId: string,
): Promise<{ table: Stored; rows: number }[]> {
  const counted: { table: Stored; rows: number }[] = [];
  for (const table of STORED.school)
    counted.push({ table, rows: await rowsOfSchool(reads, table, schoolId) });
  for (const table of STORED.accounts)
    if (table !== 'verification') counted.push({ table, rows: await rowsOfAccounts(reads, table, schoolId) });
  return counted;
}
