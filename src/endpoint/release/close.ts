import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Night } from '../../core/night';
import { closesAt } from '../../core/open-evening';
import type { OpenTables } from '../database/tables';
import type { House } from '../house';
import { classKnown, eveningAt } from '../tenant';

// Beside a letter's own rows, open figures are read here and nowhere else (PRIVACY.md, Publication).

type EveningOfClass = { class: string; night: Night };

/**
 * Deletes every evening that has closed by the clock, however long ago. Figures are not published yet: until they are,
 * what was sent to an evening goes with its closing, and nobody has read it.
 */
export async function closeEvenings(house: Pick<House, 'keeping' | 'clock'>): Promise<void> {
  const { commitOpen, open } = house.keeping;
  for (let at = await nextEvening(open); at; at = await nextEvening(open, at)) {
    const { class: classId, night } = at;
    if (!(await isClosed(house, at))) continue;
    await commitOpen((writes) =>
      writes.deleteFrom('figure_row').where('class', '=', classId).where('night', '=', night).execute(),
    );
  }
}

/** The evening that comes behind another in the order of the key: one step down the index, however many rows there are. */
async function nextEvening(
  reads: Kysely<OpenTables>,
  after: EveningOfClass = { class: '', night: '' },
): Promise<EveningOfClass | undefined> {
  return reads
    .selectFrom('figure_row')
    .select(['class', 'night'])
    .where(sql<SqlBool>`(class, night) > (${after.class}, ${after.night})`)
    .orderBy('class')
    .orderBy('night')
    .limit(1)
    .executeTakeFirst();
}

async function isClosed(
  { keeping, clock }: Pick<House, 'keeping' | 'clock'>,
  { class: classId, night }: EveningOfClass,
): Promise<boolean> {
  const known = await classKnown(keeping.main, classId);
  // Of a class that is no more, no evening is open.
  if (!known) return true;
  const evening = eveningAt(known.school.system, night);
  return clock().getTime() >= closesAt(evening, known.school.zone);
}
