import { sql, type ColumnDataType, type Kysely } from 'kysely';
import type { Engine } from '../engine';

/** The first main database: a school with its classes and people, and better-auth's tables in better-auth's own shape. */
export async function makeSchool(database: Kysely<unknown>, engine: Engine): Promise<void> {
  await makeSchoolAndPeople(database);
  await makeClasses(database);
  await makeAccounts(database, engine);
}

async function makeSchoolAndPeople({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('school')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('system', 'text', (column) => column.notNull())
    .addColumn('limit_choice', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('school_key', ['school_id'])
    .execute();
  await schema
    .createTable('member')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('member_key', ['school_id', 'person'])
    .execute();
  await schema.createIndex('member_of_person').on('member').column('person').execute();
  await schema
    .createTable('link')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('link_hash', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('link_key', ['school_id', 'link_hash'])
    .execute();
}

async function makeClasses({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('class')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('entry_year', 'integer', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_key', ['school_id', 'class_id'])
    .execute();
  await schema.createIndex('class_of_id').on('class').column('class_id').execute();
  await schema
    .createTable('teaching')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('teaching_key', ['school_id', 'class_id', 'person'])
    .execute();
  await schema
    .createTable('opening')
    .addColumn('school_id', 'text', (column) => column.notNull())
    .addColumn('class_id', 'text', (column) => column.notNull())
    .addColumn('door', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('opening_key', ['school_id', 'class_id'])
    .execute();
}

/** What better-auth 1.7 would make itself, and in the same words: a test lets it look, and it finds nothing to do. */
async function makeAccounts(database: Kysely<unknown>, engine: Engine): Promise<void> {
  const { schema } = database;
  const time: ColumnDataType = engine === 'postgres' ? 'timestamptz' : 'date';
  const yesOrNo: ColumnDataType = engine === 'postgres' ? 'boolean' : 'integer';
  const timed = { postgres: sql` default current_timestamp`, sqlite: sql`` }[engine];
  const made = sql`${sql.raw(time)}${timed}`;
  await schema
    .createTable('user')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('emailVerified', yesOrNo, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('createdAt', made, (column) => column.notNull())
    .addColumn('updatedAt', made, (column) => column.notNull())
    .execute();
  await schema
    .createTable('session')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', made, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', (column) => column.notNull().references('user.id').onDelete('cascade'))
    .execute();
  await schema.createIndex('session_userId_idx').on('session').column('userId').execute();
  await schema
    .createTable('account')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('accountId', 'text', (column) => column.notNull())
    .addColumn('providerId', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('user.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', time)
    .addColumn('refreshTokenExpiresAt', time)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', made, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await schema.createIndex('account_userId_idx').on('account').column('userId').execute();
  await schema
    .createTable('verification')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('createdAt', made, (column) => column.notNull())
    .addColumn('updatedAt', made, (column) => column.notNull())
    .execute();
  await schema.createIndex('verification_identifier_idx').on('verification').column('identifier').execute();
}
