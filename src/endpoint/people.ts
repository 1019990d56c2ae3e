import type { Selectable, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import type {
  changeRoleQuestion,
  People,
  removePersonQuestion,
  takeOffFactorQuestion,
  teachQuestion,
} from '../wire/people';
import { deleteAccount, deleteSecondFactor, namesOf, withSecondFactor } from './account-rows';
import type { Matter } from '../wire/log';
import { note } from './audit';
import { noteDeletion } from './stored/deletion';
import type { MainTables } from './database/tables';
import { answer, CHANGED, refuse, type Refusal, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import { invitesOf } from './invites';
import { subjectsToText, subjectsTold, whyNotTaught } from './taught';
import { classOfSchool, type ClassRow } from './tenant';
import type { Act } from '../wire/log';

type Writes = Transaction<MainTables>;
type MemberRow = Selectable<MainTables['member']>;

/** Accounts of the school and invites still open. */
export async function listPeople({ house }: Visit, { school_id }: Member): Promise<Reply> {
  const reads = house.keeping.main;
  const [members, teaching, classes] = await Promise.all([
    reads.selectFrom('member').selectAll().where('school_id', '=', school_id).execute(),
    reads.selectFrom('teaching').selectAll().where('school_id', '=', school_id).execute(),
    reads.selectFrom('class').select(['class_id', 'name']).where('school_id', '=', school_id).execute(),
  ]);
  const ids = members.map(({ person }) => person);
  const [names, guarded] = await Promise.all([namesOf(reads, ids), withSecondFactor(reads, ids)]);
  const className = new Map(classes.map((row) => [row.class_id, row.name]));
  const people: People['people'] = members.map(({ person, role, grade }) => ({
    person,
    role,
    name: names.get(person) ?? '',
    ...(grade !== null && { grade }),
    hasSecondFactor: guarded.has(person),
    classes: teaching
      .filter((row) => row.person === person)
      .map(({ class_id, subjects }) => ({
        id: class_id,
        name: className.get(class_id) ?? '',
        ...subjectsTold(subjects),
      })),
  }));
  return answer({ people, invites: await invitesOf(reads, school_id, { className, now: house.clock() }) });
}

/** Somebody of the school, and all who are, as they stand inside an act. */
type Found = { whom: MemberRow; name: string; isLastAdmin: boolean };
type ActOn = { house: House; by: Member; person: string };

/** Acts on a person of the school, and notes it; what the act is about is its answer. */
async function actOn(
  { house, by, person }: ActOn,
  act: Act,
  write: (writes: Writes, found: Found) => Promise<Refusal | Matter>,
): Promise<Reply> {
  return house.keeping.commitMain(async (writes) => {
    const members = await writes
      .selectFrom('member')
      .selectAll()
      .where('school_id', '=', by.school_id)
      .execute();
    const whom = members.find((each) => each.person === person);
    if (!whom) return refuse('not-allowed');
    const name = (await namesOf(writes, [person])).get(person) ?? '';
    const isLastAdmin = whom.role === 'admin' && members.filter(({ role }) => role === 'admin').length === 1;
    const done = await write(writes, { whom, name, isLastAdmin });
    if ('kind' in done) return done;
    await note(writes, by, { act, about: { person: name, ...done }, at: house.clock() });
    return answer(CHANGED);
  });
}

/** An account leaves the school: nothing of it stays but its name in the log. A school keeps one admin at least. */
export async function removePerson(
  { person }: z.infer<typeof removePersonQuestion>,
  { house }: Visit,
  by: Member,
): Promise<Reply> {
  return actOn({ house, by, person }, 'person-removed', async (writes, { whom, isLastAdmin }) => {
    if (isLastAdmin) return refuse('last-admin');
    const gone = { school_id: whom.school_id, at: house.clock().getTime() };
    await forgetTeaching(writes, whom);
    await writes
      .deleteFrom('member')
      .where('school_id', '=', whom.school_id)
      .where('person', '=', person)
      .execute();
    await deleteAccount(writes, house.keeping.engine, person);
    await noteDeletion(writes, { ...gone, what: 'member', why: 'act', rows: 1 });
    if (whom.role === 'admin') await stopInvites(writes, gone);
    return { role: whom.role };
  });
}

async function forgetTeaching(writes: Writes, { school_id, person }: MemberRow): Promise<void> {
  await writes
    .deleteFrom('teaching')
    .where('school_id', '=', school_id)
    .where('person', '=', person)
    .execute();
}

/** A link does not say who made it: an admin who is one no more could come back by one kept in a pocket. */
async function stopInvites(
  writes: Writes,
  { school_id, at }: { school_id: string; at: number },
): Promise<void> {
  const { numDeletedRows } = await writes
    .deleteFrom('link')
    .where('school_id', '=', school_id)
    .where('kind', '=', 'invite')
    .executeTakeFirst();
  const rows = Number(numDeletedRows);
  if (rows > 0) await noteDeletion(writes, { school_id, at, what: 'link', why: 'act', rows });
}

/** What somebody is from the next question on. An auditor teaches nothing; everybody else keeps the classes taught. */
export async function changeRole(
  question: z.infer<typeof changeRoleQuestion>,
  { house }: Visit,
  by: Member,
): Promise<Reply> {
  const { person, role } = question;
  const grade = question.role === 'lead' ? question.grade : null;
  return actOn({ house, by, person }, 'role-changed', async (writes, { whom, isLastAdmin }) => {
    if (isLastAdmin && role !== 'admin') return refuse('last-admin');
    await writes
      .updateTable('member')
      .set({ role, grade })
      .where('school_id', '=', whom.school_id)
      .where('person', '=', person)
      .execute();
    if (role === 'auditor') await forgetTeaching(writes, whom);
    if (whom.role === 'admin' && role !== 'admin')
      await stopInvites(writes, { school_id: whom.school_id, at: house.clock().getTime() });
    return { role, ...(grade !== null && { grade }) };
  });
}

/** A colleague who lost the second factor; whoever has it takes the own one off by code. */
export async function takeOffFactor(
  { person }: z.infer<typeof takeOffFactorQuestion>,
  { house }: Visit,
  by: Member,
): Promise<Reply> {
  if (person === by.person) return refuse('not-allowed');
  return actOn({ house, by, person }, 'second-factor-taken-off', async (writes) => {
    await deleteSecondFactor(writes, house.keeping.engine, person);
    return {};
  });
}

/** Who looks on and writes nothing teaches nothing. */
function whyNotGiven(schoolClass: ClassRow, { role }: MemberRow): Refusal | undefined {
  return role === 'auditor' ? refuse('not-allowed') : whyNotTaught(schoolClass);
}

/** Gives a person of the school a class, or other subjects in it, or takes one away. */
export async function teach(
  { class: class_id, person, teaches, subjects }: z.infer<typeof teachQuestion>,
  { house }: Visit,
  by: Member,
): Promise<Reply> {
  const act = teaches ? 'class-given' : 'class-taken';
  return actOn({ house, by, person }, act, async (writes, { whom }) => {
    const schoolClass = await classOfSchool(writes, whom.school_id, class_id);
    if (!schoolClass) return refuse('class-unknown');
    const refusal = teaches ? whyNotGiven(schoolClass, whom) : undefined;
    if (refusal) return refusal;
    const row = { school_id: whom.school_id, class_id, person };
    await writes
      .deleteFrom('teaching')
      .where('school_id', '=', row.school_id)
      .where('class_id', '=', class_id)
      .where('person', '=', person)
      .execute();
    if (teaches)
      await writes
        .insertInto('teaching')
        .values({ ...row, subjects: subjectsToText(subjects) })
        .execute();
    return { class: schoolClass.name, ...(subjects && teaches && { subjects }) };
  });
}
