import type { Kysely, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import type {
  inviteQuestion,
  People,
  removePersonQuestion,
  revokeInviteQuestion,
  teachQuestion,
} from '../wire/people';
import { deleteAccount, namesOf } from './account-rows';
import type { MainTables } from './database/tables';
import { answer, CHANGED, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { Visit } from './house';
import { makeLink } from './links';
import { classOfSchool } from './tenant';

type Writes = Transaction<MainTables>;

/** Accounts of the school and invites still open. */
export async function listPeople({ house }: Visit, { school_id }: Member): Promise<Reply> {
  const reads = house.keeping.main;
  const [members, teaching, classes] = await Promise.all([
    reads.selectFrom('member').selectAll().where('school_id', '=', school_id).execute(),
    reads.selectFrom('teaching').selectAll().where('school_id', '=', school_id).execute(),
    reads.selectFrom('class').select(['class_id', 'name']).where('school_id', '=', school_id).execute(),
  ]);
  const names = await namesOf(
    reads,
    members.map(({ person }) => person),
  );
  const className = new Map(classes.map((row) => [row.class_id, row.name]));
  const people: People['people'] = members.map(({ person, role }) => ({
    person,
    role,
    name: names.get(person) ?? '',
    classes: teaching
      .filter((row) => row.person === person)
      .map(({ class_id }) => ({ id: class_id, name: className.get(class_id) ?? '' })),
  }));
  return answer({ people, invites: await invitesOf(reads, school_id, { className, now: house.clock() }) });
}

async function invitesOf(
  reads: Kysely<MainTables>,
  schoolId: string,
  { className, now }: { className: Map<string, string>; now: Date },
): Promise<People['invites']> {
  const links = await reads
    .selectFrom('link')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('kind', '=', 'invite')
    .where('expires_at', '>', now.getTime())
    .execute();
  return links.map(({ link_hash, role, class_id, expires_at }) => {
    const name = className.get(class_id ?? '');
    return { invite: link_hash, role, expiresAt: expires_at, ...(name !== undefined && { className: name }) };
  });
}

/** A link for one person, told this once. */
export async function invite(
  question: z.infer<typeof inviteQuestion>,
  { house, own }: Visit,
  { school_id }: Member,
): Promise<Reply> {
  const classId = question.role === 'teacher' ? question.class : null;
  if (classId !== null && !(await classOfSchool(house.keeping.main, school_id, classId))) {
    return refuse('class-unknown');
  }
  const wanted = { kind: 'invite', role: question.role, class_id: classId, schoolId: school_id } as const;
  return answer(await makeLink(house, own, wanted));
}

/** An open invite stops. */
export async function revokeInvite(
  question: z.infer<typeof revokeInviteQuestion>,
  { house }: Visit,
  { school_id }: Member,
): Promise<Reply> {
  const { numDeletedRows } = await house.keeping.commitMain((writes) =>
    writes
      .deleteFrom('link')
      .where('school_id', '=', school_id)
      .where('link_hash', '=', question.invite)
      .where('kind', '=', 'invite')
      .executeTakeFirstOrThrow(),
  );
  return numDeletedRows > 0n ? answer(CHANGED) : refuse('link-unknown');
}

/** An account leaves the school: nothing of it stays. A school keeps one admin at least. */
export async function removePerson(
  { person }: z.infer<typeof removePersonQuestion>,
  { house }: Visit,
  { school_id }: Member,
): Promise<Reply> {
  return house.keeping.commitMain(async (writes) => {
    const members = await writes
      .selectFrom('member')
      .selectAll()
      .where('school_id', '=', school_id)
      .execute();
    const leaving = members.find((each) => each.person === person);
    if (!leaving) return refuse('not-allowed');
    const admins = members.filter(({ role }) => role === 'admin');
    if (leaving.role === 'admin' && admins.length === 1) return refuse('last-admin');
    for (const table of ['teaching', 'member'] as const) {
      await writes
        .deleteFrom(table)
        .where('school_id', '=', school_id)
        .where('person', '=', person)
        .execute();
    }
    await deleteAccount(writes, house.keeping.engine, person);
    if (leaving.role === 'admin') await stopInvites(writes, school_id);
    return answer(CHANGED);
  });
}

/** A link does not say who made it: an admin who was removed could come back by one kept in a pocket. */
async function stopInvites(writes: Writes, schoolId: string): Promise<void> {
  await writes.deleteFrom('link').where('school_id', '=', schoolId).where('kind', '=', 'invite').execute();
}

/** Gives a person of the school one class more, or takes one away. */
export async function teach(
  question: z.infer<typeof teachQuestion>,
  { house }: Visit,
  { school_id }: Member,
): Promise<Reply> {
  const row = { school_id, class_id: question.class, person: question.person };
  return house.keeping.commitMain(async (writes) => {
    if (!(await classOfSchool(writes, school_id, row.class_id))) return refuse('class-unknown');
    if (!(await isOurs(writes, row))) return refuse('not-allowed');
    if (question.teaches) {
      await writes
        .insertInto('teaching')
        .values(row)
        .onConflict((conflict) => conflict.columns(['school_id', 'class_id', 'person']).doNothing())
        .execute();
    } else {
      await writes
        .deleteFrom('teaching')
        .where('school_id', '=', row.school_id)
        .where('class_id', '=', row.class_id)
        .where('person', '=', row.person)
        .execute();
    }
    return answer(CHANGED);
  });
}

async function isOurs(
  writes: Writes,
  { school_id, person }: { school_id: string; person: string },
): Promise<boolean> {
  const found = await writes
    .selectFrom('member')
    .select('person')
    .where('school_id', '=', school_id)
    .where('person', '=', person)
    .executeTakeFirst();
  return found !== undefined;
}
