import type { ColumnDataType, Kysely } from 'kysely';
import type { Engine } from '../engine';

/** The log of what was done at a school's desk, and second factors in better-auth's own shape. */
export async function makeAccountsDesk(database: Kysely<unknown>, engine: Engine): Promise<void> {
  await makeAudit(database);
  await makeSecondFactors(database, engine);
}

async function makeAudit({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('audit')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_key', ['school_id', 'id'])
    .execute();
}

/** What better-auth 1.7 would make itself for its plugin, and in the same words. */
async function makeSecondFactors({ schema }: Kysely<unknown>, engine: Engine): Promise<void> {
  const time: ColumnDataType = engine === 'postgres' ? 'timestamptz' : 'date';
  const yesOrNo: ColumnDataType = engine === 'postgres' ? 'boolean' : 'integer';
  await schema.alterTable('user').addColumn('twoFactorEnabled', yesOrNo).execute();
  await schema
    .createTable('twoFactor')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backupCodes', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('user.id').onDelete('cascade'))
    .addColumn('verified', yesOrNo)
    .addColumn('failedVerificationCount', 'integer')
    .addColumn('lockedUntil', time)
    .execute();
  await schema.createIndex('twoFactor_secret_idx').on('twoFactor').column('secret').execute();
  await schema.createIndex('twoFactor_userId_idx').on('twoFactor').column('userId').execute();
}
