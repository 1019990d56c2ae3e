import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine';

/** Surveys: what a school composes and whom it asks, what was published of it, and the open answers it looks through. */
export async function makeSurveys({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('survey')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('crosses', 'text', (column) => column.notNull())
    .addColumn('opens', 'text', (column) => column.notNull())
    .addColumn('closes', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('is_shown', 'integer', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_key', ['school_id', 'survey_id'])
    .execute();
  await schema
    .createTable('survey_class')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('grade', 'integer', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('door', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_class_key', ['school_id', 'survey_id', 'class_id'])
    .execute();
  await schema
    .createTable('published_survey')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('tally', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('published_survey_key', ['school_id', 'survey_id', 'part'])
    .execute();
  await schema
    .createTable('survey_text')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('text_id', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_text_key', ['school_id', 'survey_id', 'text_id'])
    .execute();
}

/** Answers to open surveys: one row a question, with nothing in it that leads from one to another, to a seat or to a time. */
export async function makeAnswers({ schema }: Kysely<unknown>, engine: Engine): Promise<void> {
  // SQLite would number the rows as they come.
  const unnumbered = <Table extends string>(table: CreateTableBuilder<Table>) =>
    engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
  await unnumbered(
    schema
      .createTable('answer_row')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('survey', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('value', 'text')
      .addPrimaryKeyConstraint('answer_row_key', ['class', 'survey', 'question', 'id']),
  ).execute();
  await unnumbered(
    schema
      .createTable('survey_end')
      .addColumn('survey', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('survey_end_key', ['survey']),
  ).execute();
}
