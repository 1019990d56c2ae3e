import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine';

/** The first open database: slips and the enrolments they became. It knows classes and no schools. */
export async function makeSlips({ schema }: Kysely<unknown>, engine: Engine): Promise<void> {
  // SQLite would number the rows as they come, and a thief would read in what order families joined.
  const unnumbered = <Table extends string>(table: CreateTableBuilder<Table>) =>
    engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
  await unnumbered(
    schema
      .createTable('slip')
      .addColumn('code_hash', 'text', (column) => column.notNull())
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('serial', 'integer', (column) => column.notNull())
      .addColumn('used', 'integer', (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('door_hash', 'text')
      .addPrimaryKeyConstraint('slip_key', ['code_hash']),
  ).execute();
  await schema.createIndex('slip_of_class').on('slip').column('class').execute();
  await unnumbered(
    schema
      .createTable('enrolment')
      .addColumn('auth_hash', 'text', (column) => column.notNull())
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('serial', 'integer', (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('enrolment_key', ['auth_hash']),
  ).execute();
  await schema.createIndex('enrolment_of_class').on('enrolment').column('class').execute();
}
