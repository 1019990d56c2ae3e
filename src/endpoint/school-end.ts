import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { STORED, type endSchoolQuestion, type SchoolEnded } from '../wire/stored';
import { deleteAccount, isPasswordOf } from './account-rows';
import { randomCode } from './codes';
import type { MainTables } from './database/tables';
import { answer, refuse, type Refusal, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import { destroyEndings, destroySurveyEnds } from './rollover/endings';
import { noteDeletion } from './stored/deletion';
import { countedRows } from './stored/rows';
import { schoolCalled } from './tenant';

type Writes = Transaction<MainTables>;

/** What says that a school is gone stays, and what is still to be destroyed of it until it is. */
const STAYS: readonly string[] = ['deletion', 'ending'];

/**
 * A school is deleted wholly, at once and for good: its rows of every table and its people's accounts in one
 * transaction, which is the end of it for everybody; then the open rows and keys of its classes, which the sweep goes on
 * with where this is interrupted. What stays is that a school of this id was deleted, when, and how many rows.
 */
export async function endSchool(
  { name, password }: z.infer<typeof endSchoolQuestion>,
  { house }: Visit,
  { school_id, person }: Member,
): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, school_id);
  if (!school) return refuse('not-allowed');
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');
  if (plain(name) !== plain(school.name)) return refuse('school-name-differs');
  const refusal = await refusePassword(house, { person, password });
  if (refusal) return refusal;
  const act = randomCode(12);
  const at = house.clock().getTime();
  const ended = await house.keeping.commitMain((writes) =>
    deleteSchool(house, writes, { school_id, act, at }),
  );
  // Whatever stops here is gone on with by the sweep, which says it where it fails too.
  await destroyEndings(house)
    .then(() => destroySurveyEnds(house))
    .catch(() => undefined);
  return answer(ended);
}

/** Whoever found a screen unlocked may guess here no oftener than at the door. */
async function refusePassword(
  { paces, keeping }: House,
  { person, password }: { person: string; password: string },
): Promise<Refusal | undefined> {
  const wait = await paces.secondsUntilSignIn(person);
  if (wait > 0) return refuse('sign-in-too-often', { retryAfter: wait });
  if (!(await isPasswordOf(keeping, { person, password })))
    return refuse('sign-in-wrong', { field: 'password' });
  await paces.forgetSignIns(person);
  return undefined;
}

type End = { school_id: string; act: string; at: number };

async function deleteSchool(house: House, writes: Writes, { school_id, act, at }: End): Promise<SchoolEnded> {
  const before = await notedBy(writes, { school_id, act });
  // Our own act, whose answer was lost.
  if (before.length > 0) return { at, deleted: before };
  const counted = await countedRows(writes, school_id);
  const deleted = counted
    .filter(({ table, rows }) => rows > 0 && !STAYS.includes(table))
    .map(({ table, rows }) => ({ what: table, rows }));
  await rememberClasses(writes, school_id, at);
  for (const { person } of await peopleOf(writes, school_id))
    await deleteAccount(writes, house.keeping.engine, person);
  for (const table of STORED.school)
    if (!STAYS.includes(table)) await writes.deleteFrom(table).where('school_id', '=', school_id).execute();
  for (const { what, rows } of deleted)
    await noteDeletion(writes, { school_id, at, what, why: 'school-end', rows, id: `${act}-${what}` });
  return { at, deleted };
}

async function notedBy(
  reads: Writes,
  { school_id, act }: Pick<End, 'school_id' | 'act'>,
): Promise<SchoolEnded['deleted']> {
  return reads
    .selectFrom('deletion')
    .select(['what', 'rows'])
    .where('school_id', '=', school_id)
    .where('deletion_id', 'like', `${act}-%`)
    .execute();
}

async function peopleOf(reads: Writes, schoolId: string): Promise<{ person: string }[]> {
  return reads.selectFrom('member').select('person').where('school_id', '=', schoolId).execute();
}

/** Whose open rows and keys are to go: the open database knows no schools. */
async function rememberClasses(writes: Writes, schoolId: string, at: number): Promise<void> {
  const rows = await writes
    .selectFrom('class')
    .select('class_id')
    .where('school_id', '=', schoolId)
    .execute();
  for (const { class_id } of rows)
    await writes
      .insertInto('ending')
      .values({ school_id: schoolId, class_id, ended_at: at })
      .onConflict((conflict) => conflict.columns(['school_id', 'class_id']).doNothing())
      .execute();
}
