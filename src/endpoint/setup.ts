import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { accountEmail } from '../core/account';
import type { acceptQuestion, LinkLook, linkLookQuestion, setupQuestion } from '../wire/setup';
import { insertAccount, newAccount, personCalled, replacePassword, type NewAccount } from './account-rows';
import type { MainTables } from './database/tables';
import { answer, refuse, type Refusal, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { findLink, isSpentNow, type LinkRow } from './links';
import { classOfSchool, schoolCalled } from './tenant';

type Writes = Transaction<MainTables>;

/** What a link is good for, before anybody types anything. */
export async function lookAtLink(
  { link: text }: z.infer<typeof linkLookQuestion>,
  { house }: Visit,
): Promise<Reply> {
  const link = await findLink(house.keeping.main, house, text);
  if (!link) return refuse('link-unknown');
  if (link.kind === 'setup') return answer({ kind: 'setup' } satisfies LinkLook);
  const school = await schoolCalled(house.keeping.main, link.school_id);
  if (!school) return refuse('link-unknown');
  if (link.kind === 'admin') return answer({ kind: 'admin', school: school.name } satisfies LinkLook);
  const schoolClass = await classOfSchool(house.keeping.main, link.school_id, link.class_id ?? '');
  const look: LinkLook = {
    kind: 'invite',
    school: school.name,
    role: link.role,
    ...(schoolClass && { className: schoolClass.name }),
  };
  return answer(look);
}

/** A school begins, with its first admin, who is signed in. */
export async function setUp(
  { link: text, school, admin }: z.infer<typeof setupQuestion>,
  { house }: Visit,
): Promise<Reply> {
  const link = await findLink(house.keeping.main, house, text);
  if (link?.kind !== 'setup') return refuse('link-unknown');
  const account = await newAccount(admin, house.clock);
  const refusal = await house.keeping.commitMain(async (writes) => {
    if (await personCalled(writes, admin.name)) return refuse('name-taken', { field: 'name' });
    if (!(await isSpentNow(writes, link))) return refuse('link-unknown');
    const { limit, ...about } = school;
    await writes
      .insertInto('school')
      .values({ ...about, school_id: link.school_id, limit_choice: JSON.stringify(limit) })
      .execute();
    await join(house, writes, { link, account });
    return undefined;
  });
  return refusal ?? signedIn(house, admin, school.name);
}

/** An invited person becomes one of the school's; by an admin link a known one gets a new password. */
export async function accept(
  { link: text, name, password }: z.infer<typeof acceptQuestion>,
  { house }: Visit,
): Promise<Reply> {
  const link = await findLink(house.keeping.main, house, text);
  const school = link && (await schoolCalled(house.keeping.main, link.school_id));
  if (!school || link.kind === 'setup') return refuse('link-unknown');
  const account = await newAccount({ name, password }, house.clock);
  const refusal = await house.keeping.commitMain((writes) => admit(house, writes, { link, account }));
  return refusal ?? signedIn(house, { name, password }, school.name);
}

type Coming = { link: LinkRow; account: NewAccount };

async function admit(house: House, writes: Writes, { link, account }: Coming): Promise<Refusal | undefined> {
  const known = await personCalled(writes, account.name);
  const isOurs = known !== undefined && (await isMember(writes, link.school_id, known.id));
  if (known && !(isOurs && link.kind === 'admin')) return refuse('name-taken', { field: 'name' });
  if (!(await isSpentNow(writes, link))) return refuse('link-unknown');
  if (known === undefined) {
    await join(house, writes, { link, account });
    return undefined;
  }
  await replacePassword(writes, house.keeping.engine, { person: known.id, hash: account.hash });
  await writes
    .updateTable('member')
    .set({ role: 'admin' })
    .where('school_id', '=', link.school_id)
    .where('person', '=', known.id)
    .execute();
  return undefined;
}

async function isMember(writes: Writes, schoolId: string, person: string): Promise<boolean> {
  const found = await writes
    .selectFrom('member')
    .select('person')
    .where('school_id', '=', schoolId)
    .where('person', '=', person)
    .executeTakeFirst();
  return found !== undefined;
}

async function join(house: House, writes: Writes, { link, account }: Coming): Promise<void> {
  const { school_id, role, class_id } = link;
  const person = await insertAccount(writes, house.keeping.engine, account);
  await writes.insertInto('member').values({ school_id, person, role }).execute();
  if (class_id !== null)
    await writes.insertInto('teaching').values({ school_id, class_id, person }).execute();
}

async function signedIn(
  house: House,
  { name, password }: { name: string; password: string },
  school: string,
): Promise<Reply> {
  const cookies = await house.accounts.signIn({ email: accountEmail(name), password });
  if (!cookies) throw new Error('An account made a moment ago cannot sign in.');
  return answer({ school }, cookies);
}
