import type { Kysely } from 'kysely';

/** What a school wants to be told of its classes: a row for the whole school (grade 0), and for a grade of its own. */
export async function makeAlerts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('alert_rule')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('grade', 'integer', (column) => column.notNull())
    .addColumn('is_on', 'integer', (column) => column.notNull())
    .addColumn('nights', 'integer', (column) => column.notNull())
    .addColumn('span', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_rule_key', ['school_id', 'grade'])
    .execute();
}
