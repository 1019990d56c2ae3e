import type { Transaction } from 'kysely';
import { COUNTED_TO, STORED, type DeletedBy } from '../../wire/stored';
import { randomCode } from '../codes';
import type { MainTables } from '../database/tables';

/** What was deleted of a school: figures alone, of no person. `id` where the same deletion may be noted twice. */
export type Deletion = {
  school_id: string;
  at: number;
  what: string;
  why: DeletedBy;
  rows: number;
  id?: string;
};

/** Seats and slips are counted to ten, gone or not: how many families a class had is told in bands and nowhere finer. */
function toldRows({ what, rows }: Pick<Deletion, 'what' | 'rows'>): number {
  return (STORED.families as readonly string[]).includes(what) ? rows - (rows % COUNTED_TO) : rows;
}

/** Deletion proof: written in the transaction that deletes, and never changed. */
export async function noteDeletion(
  writes: Transaction<MainTables>,
  { school_id, at, what, why, rows, id = randomCode(16) }: Deletion,
): Promise<void> {
  await writes
    .insertInto('deletion')
    .values({ school_id, deletion_id: id, deleted_at: at, what, why, rows: toldRows({ what, rows }) })
    .onConflict((conflict) => conflict.columns(['school_id', 'deletion_id']).doNothing())
    .execute();
}

/** Whether a deletion was noted under this id: our own act, whose answer was lost. */
export async function isDeletionNoted(
  reads: Transaction<MainTables>,
  { school_id, id }: Pick<Required<Deletion>, 'school_id' | 'id'>,
): Promise<boolean> {
  const found = await reads
    .selectFrom('deletion')
    .select('deletion_id')
    .where('school_id', '=', school_id)
    .where('deletion_id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
