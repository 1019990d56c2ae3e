import { STORED } from '../../wire/stored';
import type { House } from '../house';

const HOUR_MS = 60 * 60_000;
/** What is of a class; how a survey stands is of none. */
const OPEN = [...STORED.families, ...STORED.evenings.filter((table) => table !== 'survey_end')];

/**
 * Destroys the open rows and keys of classes that are gone: at once, and again in an hour, for somebody may have been
 * at a door just as it closed. Until then the main database remembers which classes.
 */
export async function destroyEndings({
  keeping,
  keys,
  clock,
}: Pick<House, 'keeping' | 'keys' | 'clock'>): Promise<void> {
  const now = clock().getTime();
  const rows = await keeping.main.selectFrom('ending').selectAll().execute();
  if (rows.length === 0) return;
  const gone = new Set(rows.map(({ class_id }) => class_id));
  await keeping.commitOpen(async (writes) => {
    for (const table of OPEN)
      for (const id of gone) await writes.deleteFrom(table).where('class', '=', id).execute();
  });
  for (const name of await keys.names()) if (gone.has(name.class)) await keys.deleteKey(name);
  const over = rows.filter(({ ended_at }) => now >= ended_at + HOUR_MS);
  if (over.length === 0) return;
  await keeping.commitMain(async (writes) => {
    for (const { school_id, class_id } of over)
      await writes
        .deleteFrom('ending')
        .where('school_id', '=', school_id)
        .where('class_id', '=', class_id)
        .execute();
  });
}

/** What says that a survey takes no answer any more goes with the survey, whoever deleted it, and with its school. */
export async function destroySurveyEnds({ keeping }: Pick<House, 'keeping'>): Promise<void> {
  // Read first: a survey that ends now was written down before.
  const ended = await keeping.open.selectFrom('survey_end').select('survey').execute();
  if (ended.length === 0) return;
  const rows = await keeping.main.selectFrom('survey').select('survey_id').execute();
  const there = new Set(rows.map(({ survey_id }) => survey_id));
  const lost = ended.filter(({ survey }) => !there.has(survey));
  if (lost.length === 0) return;
  await keeping.commitOpen(async (writes) => {
    for (const { survey } of lost)
      await writes.deleteFrom('survey_end').where('survey', '=', survey).execute();
  });
}
