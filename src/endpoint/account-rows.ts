import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { getAdapter } from 'better-auth/db/adapter';
import type { Kysely, Transaction } from 'kysely';
import { accountEmail } from '../core/account';
import { authOptions } from './auth-options';
import type { Keeping } from './database/keeping';
import type { Clock } from './clock';
import type { Engine } from './database/engine';
import type { MainTables } from './database/tables';

/** The one table of better-auth's that we read by ourselves. */
type UserTable = {
  user: {
    id: string;
    name: string;
    email: string;
    /** Each engine's own yes and no. */ twoFactorEnabled: unknown;
  };
};

/** A name with its password's hash, made before the transaction: it takes 100 ms, and everybody would wait. */
export type NewAccount = { name: string; hash: string; at: Date };

export async function newAccount(
  { name, password }: { name: string; password: string },
  clock: Clock,
): Promise<NewAccount> {
  return { name, hash: await hashPassword(password), at: clock() };
}

/** better-auth's own way of writing its rows, inside a transaction of ours. */
async function rowsIn(writes: Transaction<MainTables>, engine: Engine) {
  // Nothing is signed with it here: rows only.
  return getAdapter(authOptions({ db: writes, type: engine }, 'rows-only'));
}

/** Whose name this is, on the whole endpoint: the same address is one account. */
export async function personCalled(
  reads: Kysely<MainTables>,
  name: string,
): Promise<{ id: string; name: string } | undefined> {
  return reads
    .withTables<UserTable>()
    .selectFrom('user')
    .select(['id', 'name'])
    .where('email', '=', accountEmail(name))
    .executeTakeFirst();
}

export async function namesOf(
  reads: Kysely<MainTables>,
  persons: readonly string[],
): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const found = await reads
    .withTables<UserTable>()
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', persons)
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Who of these is asked for a second factor. */
export async function withSecondFactor(
  reads: Kysely<MainTables>,
  persons: readonly string[],
): Promise<Set<string>> {
  if (persons.length === 0) return new Set();
  const found = await reads
    .withTables<UserTable>()
    .selectFrom('user')
    .select(['id', 'twoFactorEnabled'])
    .where('id', 'in', persons)
    .execute();
  return new Set(found.filter((row) => Boolean(row.twoFactorEnabled)).map(({ id }) => id));
}

/** Writes an account that can sign in; answers its id. */
export async function insertAccount(
  writes: Transaction<MainTables>,
  engine: Engine,
  { name, hash, at }: NewAccount,
): Promise<string> {
  const rows = await rowsIn(writes, engine);
  const times = { createdAt: at, updatedAt: at };
  const user = await rows.create<Record<string, unknown>, { id: string }>({
    model: 'user',
    data: { name, email: accountEmail(name), emailVerified: false, ...times },
  });
  await rows.create({
    model: 'account',
    data: { accountId: user.id, providerId: 'credential', userId: user.id, password: hash, ...times },
  });
  return user.id;
}

/** Whether this is the password a person signs in with: asked again before what cannot be taken back. */
export async function isPasswordOf(
  { main, engine }: Pick<Keeping, 'main' | 'engine'>,
  { person, password }: { person: string; password: string },
): Promise<boolean> {
  const rows = await getAdapter(authOptions({ db: main, type: engine }, 'rows-only'));
  const own = [{ field: 'userId', value: person }];
  const found = await rows.findOne<{ password?: string | null }>({ model: 'account', where: own });
  return !!found?.password && verifyPassword({ hash: found.password, password });
}

/** A new password ends every session. */
export async function replacePassword(
  writes: Transaction<MainTables>,
  engine: Engine,
  { person, hash }: { person: string; hash: string },
): Promise<void> {
  const rows = await rowsIn(writes, engine);
  const own = [{ field: 'userId', value: person }];
  await rows.updateMany({ model: 'account', where: own, update: { password: hash } });
  await rows.deleteMany({ model: 'session', where: own });
}

/** The password is enough again, and every session ends. */
export async function deleteSecondFactor(
  writes: Transaction<MainTables>,
  engine: Engine,
  person: string,
): Promise<void> {
  const rows = await rowsIn(writes, engine);
  const own = [{ field: 'userId', value: person }];
  await rows.deleteMany({ model: 'twoFactor', where: own });
  await rows.updateMany({
    model: 'user',
    where: [{ field: 'id', value: person }],
    update: { twoFactorEnabled: false },
  });
  await rows.deleteMany({ model: 'session', where: own });
}

/** Sessions that have ended of themselves, and nobody came back to; how many there were. */
export async function deleteEndedSessions(
  writes: Transaction<MainTables>,
  engine: Engine,
  people: string[],
): Promise<number> {
  const rows = await rowsIn(writes, engine);
  // eslint-disable-next-line no-restricted-syntax -- sessions go by the machine's clock in better-auth.
  const now = new Date();
  return rows.deleteMany({
    model: 'session',
    where: [
      { field: 'userId', operator: 'in', value: people },
      { field: 'expiresAt', operator: 'lt', value: now },
    ],
  });
}

/** Nothing is left of the person: the name is free again. */
export async function deleteAccount(
  writes: Transaction<MainTables>,
  engine: Engine,
  person: string,
): Promise<void> {
  const rows = await rowsIn(writes, engine);
  for (const model of ['session', 'account', 'twoFactor']) {
    await rows.deleteMany({ model, where: [{ field: 'userId', value: person }] });
  }
  // A second step not done yet, and digits spent a moment ago.
  await rows.deleteMany({ model: 'verification', where: [{ field: 'value', value: person }] });
  await rows.deleteMany({ model: 'user', where: [{ field: 'id', value: person }] });
}
