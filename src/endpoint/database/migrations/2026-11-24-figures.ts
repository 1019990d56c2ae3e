import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine';

/** What is published of classes (main): written once by the release, and never changed. */
export async function makePublished({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('published_evening')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('night', 'text', (column) => column.notNull())
    .addColumn('last', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('is_known', 'integer', (column) => column.notNull())
    .addColumn('grade', 'integer', (column) => column.notNull())
    .addColumn('limit_then', 'text', (column) => column.notNull())
    .addColumn('band', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('published_evening_key', ['school_id', 'class_id', 'night'])
    .execute();
  await schema
    .createTable('published_figure')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('night', 'text', (column) => column.notNull())
    .addColumn('figure', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer')
    .addPrimaryKeyConstraint('published_figure_key', ['school_id', 'class_id', 'night', 'figure'])
    .execute();
  await schema
    .createTable('published_week')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('grade', 'integer', (column) => column.notNull())
    .addColumn('limit_then', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer')
    .addPrimaryKeyConstraint('published_week_key', ['school_id', 'class_id', 'week'])
    .execute();
}

/** What the release keeps between an evening's close and its week's, and what must not be opened again (open). */
export async function makeRunningSums({ schema }: Kysely<unknown>, engine: Engine): Promise<void> {
  // SQLite would number the rows as they come.
  const unnumbered = <Table extends string>(table: CreateTableBuilder<Table>) =>
    engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
  await unnumbered(
    schema
      .createTable('week_sum')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('week', 'text', (column) => column.notNull())
      .addColumn('minutes', 'integer', (column) => column.notNull())
      .addColumn('families', 'integer', (column) => column.notNull())
      .addColumn('nights', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('week_sum_key', ['class', 'week']),
  ).execute();
  await unnumbered(
    schema
      .createTable('evening')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('night', 'text', (column) => column.notNull())
      .addColumn('last', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('evening_key', ['class', 'night']),
  ).execute();
}
