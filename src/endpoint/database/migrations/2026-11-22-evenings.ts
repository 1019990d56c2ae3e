import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../engine';

/**
 * Open evenings (PRIVACY.md, Storage). `issued` says for which dates a seat took its tokens; `figure_row` holds one row
 * a figure, with nothing in it that leads from one figure to another, to a seat, or to a time.
 */
export async function makeEvenings({ schema }: Kysely<unknown>, engine: Engine): Promise<void> {
  // SQLite would number the rows as they come.
  const unnumbered = <Table extends string>(table: CreateTableBuilder<Table>) =>
    engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
  await unnumbered(
    schema
      .createTable('issued')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('serial', 'integer', (column) => column.notNull())
      .addColumn('night', 'text', (column) => column.notNull())
      .addColumn('blinded_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('issued_key', ['class', 'serial', 'night']),
  ).execute();
  await unnumbered(
    schema
      .createTable('figure_row')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('night', 'text', (column) => column.notNull())
      .addColumn('figure', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('value', 'integer')
      .addPrimaryKeyConstraint('figure_row_key', ['class', 'night', 'figure', 'id']),
  ).execute();
}
