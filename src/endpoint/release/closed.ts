import type { Kysely } from 'kysely';
import type { Night } from '../../core/night';
import type { OpenTables } from '../database/tables';
import type { EveningOfClass } from './open-rows';

/** Whether an evening's letters were counted already: nothing comes to it any more, also by a clock set back. */
export async function isCounted(
  reads: Kysely<OpenTables>,
  { class: classId, night }: EveningOfClass,
): Promise<boolean> {
  const latest = await latestClosed(reads, classId);
  return latest !== undefined && night <= latest;
}

/** From now on no process takes a letter for this evening, nor for one before it. */
export async function markClosed(
  writes: Kysely<OpenTables>,
  { class: classId, night }: EveningOfClass,
): Promise<void> {
  const latest = await latestClosed(writes, classId);
  if (latest !== undefined && latest >= night) return;
  await writes
    .insertInto('closed')
    .values({ class: classId, night })
    .onConflict((conflict) => conflict.columns(['class']).doUpdateSet({ night }))
    .execute();
}

async function latestClosed(reads: Kysely<OpenTables>, classId: string): Promise<Night | undefined> {
  const row = await reads
    .selectFrom('closed')
    .select('night')
    .where('class', '=', classId)
    .executeTakeFirst();
  return row?.night;
}
