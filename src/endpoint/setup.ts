import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { accountEmail } from '../core/account';
import type { acceptQuestion, LinkLook, linkLookQuestion, setupQuestion } from '../wire/setup';
import { leaveBefore } from './account';
import {
  deleteSecondFactor,
  insertAccount,
  newAccount,
  personCalled,
  replacePassword,
  type NewAccount,
} from './account-rows';
import { note, type Doer } from './audit';
import type { MainTables } from './database/tables';
import { answer, refuse, type Refusal, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { matterOf } from './invites';
import { findLink, isSpentNow, type LinkRow } from './links';
import { subjectsTold } from './taught';
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
    system: school.system,
    role: link.role,
    expiresAt: link.expires_at,
    ...(schoolClass && { className: schoolClass.name }),
    ...(link.grade !== null && { grade: link.grade }),
    ...subjectsTold(link.subjects),
  };
  return answer(look);
}

/** A school begins, with its first admin, who is signed in. */
export async function setUp(
  { link: text, school, admin }: z.infer<typeof setupQuestion>,
  { house, headers }: Visit,
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
    const by = await join(house, writes, { link, account });
    await note(writes, by, { act: 'school-set-up', at: account.at });
    return undefined;
  });
  return refusal ?? signedIn({ house, headers }, admin, school.name);
}

/** An invited person becomes one of the school's; by an admin link a known one gets a new password. */
export async function accept(
  { link: text, name, password }: z.infer<typeof acceptQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const link = await findLink(house.keeping.main, house, text);
  const school = link && (await schoolCalled(house.keeping.main, link.school_id));
  if (!school || link.kind === 'setup') return refuse('link-unknown');
  const account = await newAccount({ name, password }, house.clock);
  const refusal = await house.keeping.commitMain((writes) => admit(house, writes, { link, account }));
  return refusal ?? signedIn({ house, headers }, { name, password }, school.name);
}

type Coming = { link: LinkRow; account: NewAccount };

async function admit(house: House, writes: Writes, coming: Coming): Promise<Refusal | undefined> {
  const { link, account } = coming;
  const known = await personCalled(writes, account.name);
  const isOurs = known !== undefined && (await isMember(writes, link.school_id, known.id));
  if (known && !(isOurs && link.kind === 'admin')) return refuse('name-taken', { field: 'name' });
  if (!(await isSpentNow(writes, link))) return refuse('link-unknown');
  const by = known ? await comeBack(house, writes, { ...coming, known }) : await join(house, writes, coming);
  await noteComing(writes, by, coming);
  return undefined;
}

async function noteComing(writes: Writes, by: Doer, { link, account }: Coming): Promise<void> {
  const act = link.kind === 'admin' ? 'admin-link-used' : 'invite-used';
  const schoolClass = await classOfSchool(writes, link.school_id, link.class_id ?? '');
  await note(writes, by, { act, about: matterOf(link, schoolClass?.name), at: account.at });
}

type Back = Coming & { known: { id: string; name: string } };

/** By an admin link: whoever stands at the console is believed, for nobody else could help the last admin. */
async function comeBack(house: House, writes: Writes, { link, account, known }: Back): Promise<Doer> {
  const { school_id } = link;
  await replacePassword(writes, house.keeping.engine, { person: known.id, hash: account.hash });
  await deleteSecondFactor(writes, house.keeping.engine, known.id);
  await writes
    .updateTable('member')
    .set({ role: 'admin', grade: null })
    .where('school_id', '=', school_id)
    .where('person', '=', known.id)
    .execute();
  return { school_id, person: known.id, name: known.name };
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

async function join(house: House, writes: Writes, { link, account }: Coming): Promise<Doer> {
  const { school_id, role, class_id, grade, subjects } = link;
  const person = await insertAccount(writes, house.keeping.engine, account);
  await writes.insertInto('member').values({ school_id, person, role, grade }).execute();
  if (class_id !== null)
    await writes.insertInto('teaching').values({ school_id, class_id, person, subjects }).execute();
  return { school_id, person, name: account.name };
}

async function signedIn(
  { house, headers }: Pick<Visit, 'house' | 'headers'>,
  { name, password }: { name: string; password: string },
  school: string,
): Promise<Reply> {
  const entered = await house.accounts.signIn({ email: accountEmail(name), password });
  if (entered?.kind !== 'in') throw new Error('An account made a moment ago cannot sign in.');
  await leaveBefore(house, headers);
  return answer({ school }, entered.cookies);
}
