import type { Kysely } from 'kysely';

/** 作业公示: each part of a class's night with all its revisions, and the random address of its public page. */
export async function makeNotices({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('notice_part')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('night', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('shown_from', 'bigint', (column) => column.notNull())
    .addColumn('is_standing', 'integer', (column) => column.notNull())
    .addColumn('tasks', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_part_key', ['school_id', 'class_id', 'night', 'part', 'revision'])
    .execute();
  await schema
    .createTable('notice_page')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('notice_id', 'text', (column) => column.notNull())
    .addColumn('is_open', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_page_key', ['school_id', 'class_id'])
    .execute();
  await schema.createIndex('notice_page_of_id').on('notice_page').column('notice_id').execute();
}
