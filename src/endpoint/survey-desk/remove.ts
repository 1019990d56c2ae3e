import type * as z from 'zod/mini';
import type { removeSurveyQuestion } from '../../wire/survey-desk';
import { note } from '../audit';
import { randomCode } from '../codes';
import { answer, CHANGED, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { isDeletionNoted, noteDeletion } from '../stored/deletion';
import { surveyOf, titleOf } from './rows';

/** What goes with a survey, itself last. */
const OF_SURVEY = ['survey_class', 'published_survey', 'survey_text', 'survey'] as const;

/** A draft is gone for good, or a survey that has been told with all that was told of it; never one that is asked. */
export async function removeSurvey(
  { survey, revision }: z.infer<typeof removeSurveyQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const at = house.clock();
  const act = randomCode(16);
  const { school_id } = member;
  const refusal = await house.keeping.commitMain(async (writes): Promise<Refusal | undefined> => {
    const row = await surveyOf(writes, { school_id, survey });
    if (!row)
      return (await isDeletionNoted(writes, { school_id, id: `${act}-survey` }))
        ? undefined
        : refuse('survey-unknown');
    if (row.revision !== revision) return refuse('survey-changed');
    if (row.state === 'opened') return refuse('survey-not-told');
    for (const table of OF_SURVEY) {
      const { numDeletedRows } = await writes
        .deleteFrom(table)
        .where('school_id', '=', school_id)
        .where('survey_id', '=', survey)
        .executeTakeFirst();
      const rows = Number(numDeletedRows);
      const id = `${act}-${table}`;
      if (rows > 0)
        await noteDeletion(writes, { school_id, at: at.getTime(), what: table, why: 'act', rows, id });
    }
    await note(writes, member, { act: 'survey-removed', about: { survey: titleOf(row) }, at });
    return undefined;
  });
  return refusal ?? answer(CHANGED);
}
