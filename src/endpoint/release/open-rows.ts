import { sql, type Kysely, type SqlBool } from 'kysely';
import type { EveningSums } from '../../core/figure';
import type { Night } from '../../core/night';
import { SUBJECTS } from '../../core/subject';
import type { OpenTables } from '../database/tables';

// Beside a letter's own rows, open figures are read here and nowhere else (PRIVACY.md, Publication): as sums.

/** A class's evening, by the date its letters stand under. */
export type EveningOfClass = { class: string; night: Night };

type Reads = Kysely<OpenTables>;

/** The evening that comes behind another in the order of the key: one step down the index, however many rows there are. */
export async function nextEvening(
  reads: Reads,
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

/** The date of a class's oldest evening of which any row is left. */
export async function firstEvening(reads: Reads, classId: string): Promise<Night | undefined> {
  const found = await nextEvening(reads, { class: classId, night: '' });
  return found?.class === classId ? found.night : undefined;
}

/** What all families of an evening told together; undefined where no row is left. */
export async function sumsOf(
  reads: Reads,
  { class: classId, night }: EveningOfClass,
): Promise<EveningSums | undefined> {
  const rows = await reads
    .selectFrom('figure_row')
    .select(['figure'])
    .select(({ fn }) => [
      fn.count<number>('value').as('families'),
      fn.sum<number | null>('value').as('minutes'),
    ])
    .where('class', '=', classId)
    .where('night', '=', night)
    .groupBy('figure')
    .execute();
  if (rows.length === 0) return undefined;
  const sumFor = (figure: string) => {
    const row = rows.find((each) => each.figure === figure);
    return { families: row?.families ?? 0, minutes: row?.minutes ?? 0 };
  };
  return Object.fromEntries([...SUBJECTS, 'a'].map((figure) => [figure, sumFor(figure)])) as EveningSums;
}

/** Whether any letter stands in the evenings from one to another. */
export async function hasRows(
  reads: Reads,
  { class: classId, from, to }: { class: string; from: Night; to: Night },
): Promise<boolean> {
  const found = await reads
    .selectFrom('figure_row')
    .select('night')
    .where('class', '=', classId)
    .where('night', '>=', from)
    .where('night', '<=', to)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function deleteRows(writes: Reads, { class: classId, night }: EveningOfClass): Promise<void> {
  await writes.deleteFrom('figure_row').where('class', '=', classId).where('night', '=', night).execute();
}
