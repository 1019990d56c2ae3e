import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { classNameKey } from '../../core/class-name';
import { UNDO_MS } from '../../core/rollover';
import type { undoRollQuestion } from '../../wire/rollover';
import { note } from '../audit';
import { randomCode } from '../codes';
import { OF_CLASS, type MainTables } from '../database/tables';
import { answer, CHANGED, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { isDeletionNoted, noteDeletion } from '../stored/deletion';
import { surveyClosings } from '../survey-desk/closings';
import { classesHere, schoolCalled } from '../tenant';
import type { RolledBack } from './roll';

type Writes = Transaction<MainTables>;

/**
 * A rollover is taken back: every class is what it was, what let families in a year ago is good again as far as its
 * time goes, and the classes it made are gone with all of theirs.
 */
export async function undoRollover(
  { year }: z.infer<typeof undoRollQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const at = house.clock();
  const now = at.getTime();
  const act = randomCode(16);
  const refusal = await house.keeping.commitMain(async (writes): Promise<Refusal | undefined> => {
    if (await isDeletionNoted(writes, { school_id, id: act })) return undefined;
    const row = await writes
      .selectFrom('rollover')
      .selectAll()
      .where('school_id', '=', school_id)
      .where('year', '=', year)
      .executeTakeFirst();
    if (row?.state !== 'undoable' || now >= row.rolled_at + UNDO_MS) return refuse('rollover-undo-over');
    const school = await schoolCalled(writes, school_id);
    // Classes it asks would be gone under it.
    if (!school || (await surveyClosings(writes, school, now)).length > 0)
      return refuse('rollover-survey-open');
    const before = JSON.parse(row.before) as RolledBack;
    if (await isNameTaken(writes, school_id, before)) return refuse('class-name-taken');
    await giveBack(writes, before, { school_id, year });
    await removeAdded(writes, before, { school_id, at: now });
    await writes.deleteFrom('rollover').where('school_id', '=', school_id).where('year', '=', year).execute();
    const rows = before.added.length;
    await noteDeletion(writes, { school_id, at: now, what: 'class', why: 'undo', rows, id: act });
    await note(writes, member, { act: 'rollover-undone', at });
    return undefined;
  });
  return refusal ?? answer(CHANGED);
}

/** Whether a class that somebody added meanwhile has the old name of another. */
async function isNameTaken(reads: Writes, schoolId: string, before: RolledBack): Promise<boolean> {
  const gone = new Set([...before.added, ...before.classes.map(({ class_id }) => class_id)]);
  const rows = await classesHere(reads, schoolId);
  const later = new Set(
    rows.filter(({ class_id }) => !gone.has(class_id)).map(({ name }) => classNameKey(name)),
  );
  return before.classes.some(({ name }) => later.has(classNameKey(name)));
}

type At = { school_id: string; year: number };

async function giveBack(writes: Writes, before: RolledBack, { school_id, year }: At): Promise<void> {
  for (const { class_id, name, entry_year, size, year: was, left_year } of before.classes) {
    await writes
      .updateTable('class')
      .set({ name, entry_year, size, year: was, left_year })
      .where('school_id', '=', school_id)
      .where('class_id', '=', class_id)
      .execute();
    await writes
      .deleteFrom('class_year')
      .where('school_id', '=', school_id)
      .where('class_id', '=', class_id)
      .where('year', '=', year - 1)
      .execute();
  }
  const here = new Set(
    (
      await writes
        .selectFrom('member')
        .select('person')
        .where('school_id', '=', school_id)
        .where('role', '!=', 'auditor')
        .execute()
    ).map(({ person }) => person),
  );
  // Who left the school since teaches nobody, nor does who only looks on by now.
  for (const row of before.teaching.filter(({ person }) => here.has(person)))
    await writes
      .insertInto('teaching')
      .values(row)
      .onConflict((conflict) => conflict.columns(['school_id', 'class_id', 'person']).doNothing())
      .execute();
  for (const row of before.opening)
    await writes
      .insertInto('opening')
      .values(row)
      .onConflict((conflict) => conflict.columns(['school_id', 'class_id']).doNothing())
      .execute();
}

/** The classes a rollover made: their open rows and keys go with the next sweep. */
async function removeAdded(
  writes: Writes,
  { added }: RolledBack,
  { school_id, at }: { school_id: string; at: number },
): Promise<void> {
  for (const class_id of added) {
    for (const table of OF_CLASS)
      await writes
        .deleteFrom(table)
        .where('school_id', '=', school_id)
        .where('class_id', '=', class_id)
        .execute();
    await writes.insertInto('ending').values({ school_id, class_id, ended_at: at }).execute();
  }
}
