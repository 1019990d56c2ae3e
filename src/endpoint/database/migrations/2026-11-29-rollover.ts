import type { Kysely } from 'kysely';

/**
 * School years: from which one on a class's slips, seats and keys are good, and before which it left; what it was called
 * in earlier ones; each rollover with what undoes it. And what the school is told it keeps: last night's counts, what
 * was deleted, and of which classes something is still to be destroyed.
 */
export async function makeRollover({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('class')
    .addColumn('year', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('class').addColumn('left_year', 'integer').execute();
  await schema
    .createTable('class_year')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('entry_year', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_year_key', ['school_id', 'class_id', 'year'])
    .execute();
  await schema
    .createTable('rollover')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('rolled_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rollover_key', ['school_id', 'year'])
    .execute();
  await makeStored(schema);
}

async function makeStored(schema: Kysely<unknown>['schema']): Promise<void> {
  await schema
    .createTable('ending')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ending_key', ['school_id', 'class_id'])
    .execute();
  await schema
    .createTable('stored_count')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('stored', 'text', (column) => column.notNull())
    .addColumn('counted_at', 'bigint', (column) => column.notNull())
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('stored_count_key', ['school_id', 'stored'])
    .execute();
  await schema
    .createTable('deletion')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('deletion_id', 'text', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('deletion_key', ['school_id', 'deletion_id'])
    .execute();
}
