import type { Kysely } from 'kysely';

/** What a school writes into its reports: a text for each head of each period, with a revision for two who write at once. */
export async function makeReports({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('report_text')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_text_key', ['school_id', 'period', 'head'])
    .execute();
}
