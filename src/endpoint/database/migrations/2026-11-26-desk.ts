import type { Kysely } from 'kysely';

/** What a school says of its days and limits, whose grade a lead leads, and which subjects a teacher has in a class. */
export async function makeDesk({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('school')
    .addColumn('days', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await schema
    .alterTable('school')
    .addColumn('limits', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await schema
    .alterTable('class')
    .addColumn('days', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  for (const table of ['teaching', 'link'] as const)
    await schema
      .alterTable(table)
      .addColumn('subjects', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  for (const table of ['member', 'link'] as const)
    await schema.alterTable(table).addColumn('grade', 'integer').execute();
}
