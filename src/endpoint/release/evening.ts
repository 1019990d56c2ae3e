import type { Kysely } from 'kysely';
import type { Night } from '../../core/night';
import type { ClassEvening } from '../../core/open-evening';
import type { OpenTables } from '../database/tables';
import type { EveningOfClass } from './open-rows';

type Writes = Kysely<OpenTables>;

/**
 * Whether a letter may still come to an evening: not once its letters, or those of a later one, were counted, also
 * where a clock was set back. The first letter leaves word of which nights families mean by the date.
 */
export async function admitsLetter(
  writes: Writes,
  { class: classId, night, last }: EveningOfClass & ClassEvening,
): Promise<boolean> {
  const found = await writes
    .selectFrom('evening')
    .select(['night', 'state'])
    .where('class', '=', classId)
    .where('night', '>=', night)
    .execute();
  if (found.some(({ state }) => state !== 'open')) return false;
  if (!found.some((each) => each.night === night)) await note(writes, { class: classId, night, last });
  return true;
}

async function note(writes: Writes, evening: EveningOfClass & ClassEvening): Promise<void> {
  await writes
    .insertInto('evening')
    .values({ ...evening, state: 'open' })
    .onConflict((conflict) => conflict.columns(['class', 'night']).doNothing())
    .execute();
}

/** From now on no process takes a letter for this evening, nor for one before it. `last` where no letter left word. */
export async function shutEvening(
  writes: Writes,
  { class: classId, night, last }: EveningOfClass & ClassEvening,
): Promise<void> {
  await note(writes, { class: classId, night, last });
  await writes
    .updateTable('evening')
    .set({ state: 'counting' })
    .where('class', '=', classId)
    .where('night', '=', night)
    .where('state', '=', 'open')
    .execute();
}

/** The last night families meant by an evening's date. */
export async function lastMeant(
  reads: Writes,
  { class: classId, night }: EveningOfClass,
): Promise<Night | undefined> {
  const row = await reads
    .selectFrom('evening')
    .select('last')
    .where('class', '=', classId)
    .where('night', '=', night)
    .executeTakeFirst();
  return row?.last;
}

/** Its rows are gone. Of a class's counted evenings the latest alone is remembered. */
export async function leaveCounted(writes: Writes, { class: classId, night }: EveningOfClass): Promise<void> {
  await writes
    .updateTable('evening')
    .set({ state: 'counted' })
    .where('class', '=', classId)
    .where('night', '=', night)
    .execute();
  const latest = await writes
    .selectFrom('evening')
    .select('night')
    .where('class', '=', classId)
    .where('state', '=', 'counted')
    .orderBy('night', 'desc')
    .executeTakeFirst();
  await writes
    .deleteFrom('evening')
    .where('class', '=', classId)
    .where('state', '=', 'counted')
    .where('night', '<', latest?.night ?? night)
    .execute();
}

/** Of a class that is no more nothing is remembered. */
export async function forgetEvening(
  writes: Writes,
  { class: classId, night }: EveningOfClass,
): Promise<void> {
  await writes.deleteFrom('evening').where('class', '=', classId).where('night', '<=', night).execute();
}
