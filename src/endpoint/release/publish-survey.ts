import type { Selectable, Transaction } from 'kysely';
import type { SurveyPart } from '../../core/survey-tally';
import type { MainTables } from '../database/tables';

/** What one family wrote, as the school is to look through it. */
export type TextRow = Pick<Selectable<MainTables['survey_text']>, 'text_id' | 'question' | 'body'>;

/** Writes what is told of a survey, whole, and that it is told; or, where it is already, nothing. */
export async function publishSurvey(
  writes: Transaction<MainTables>,
  key: { school_id: string; survey_id: string },
  { parts, texts }: { parts: readonly SurveyPart[]; texts: readonly TextRow[] },
): Promise<void> {
  const { numUpdatedRows } = await writes
    .updateTable('survey')
    .set((row) => ({ state: 'told' as const, revision: row('revision', '+', 1) }))
    .where('school_id', '=', key.school_id)
    .where('survey_id', '=', key.survey_id)
    .where('state', '=', 'opened')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  for (const part of parts)
    await writes
      .insertInto('published_survey')
      .values({ ...key, part: part.grades.join(' '), tally: JSON.stringify(part) })
      .onConflict((conflict) => conflict.columns(['school_id', 'survey_id', 'part']).doNothing())
      .execute();
  for (const text of texts)
    await writes
      .insertInto('survey_text')
      .values({ ...key, ...text, state: 'waiting' })
      .onConflict((conflict) => conflict.columns(['school_id', 'survey_id', 'text_id']).doNothing())
      .execute();
}
