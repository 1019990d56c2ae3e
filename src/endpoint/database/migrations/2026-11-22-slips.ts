import type { Kysely } from 'kysely';

/** The first open database: slips and the enrolments they became. It knows classes and no schools. */
export async function makeSlips({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('slip')
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('serial', 'integer', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('door_hash', 'text')
    .addPrimaryKeyConstraint('slip_key', ['code_hash'])
    .execute();
  await schema.createIndex('slip_of_class').on('slip').column('class').execute();
  await schema
    .createTable('enrolment')
    .addColumn('auth_hash', 'text', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('serial', 'integer', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('enrolment_key', ['auth_hash'])
    .execute();
  await schema.createIndex('enrolment_of_class').on('enrolment').column('class').execute();
}
