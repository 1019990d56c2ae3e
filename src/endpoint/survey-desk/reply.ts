import type * as z from 'zod/mini';
import type { replySurveyQuestion, surveyTextQuestion } from '../../wire/survey-desk';
import { noteOnceASitting } from '../audit';
import { answer, CHANGED, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { changeSurvey } from './change';
import { surveyOf, titleOf } from './rows';

/** What the school answers the parents, and whether phones show the results with it: of a survey that has been told. */
export async function replySurvey(
  { survey, revision, reply, isShown }: z.infer<typeof replySurveyQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const is_shown = isShown ? 1 : 0;
  return changeSurvey(house, member, {
    survey,
    revision,
    isDone: ({ row }) => row.reply === reply && row.is_shown === is_shown,
    change: ({ row }) => {
      if (row.state !== 'told') return refuse('survey-not-told');
      const replied = row.reply === reply ? [] : [{ act: 'survey-replied' as const }];
      const shown = row.is_shown === is_shown ? [] : [{ act: shownAct(isShown) }];
      return { set: { reply, is_shown }, acts: [...replied, ...shown] };
    },
  });
}

const shownAct = (isShown: boolean) => (isShown ? ('survey-shown' as const) : ('survey-hidden' as const));

/** What a family wrote is let through to the parents, or held back. The log says that it was looked through, not what. */
export async function sortSurveyText(
  { survey, id, state }: z.infer<typeof surveyTextQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const refusal = await house.keeping.commitMain(async (writes): Promise<Refusal | undefined> => {
    const row = await surveyOf(writes, { school_id, survey });
    if (!row) return refuse('survey-unknown');
    const { numUpdatedRows } = await writes
      .updateTable('survey_text')
      .set({ state })
      .where('school_id', '=', school_id)
      .where('survey_id', '=', survey)
      .where('text_id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse('survey-unknown');
    const about = { survey: titleOf(row) };
    await noteOnceASitting(writes, member, { act: 'survey-texts-sorted', about, at: house.clock() });
    return undefined;
  });
  return refusal ?? answer(CHANGED);
}
