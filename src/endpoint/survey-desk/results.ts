import type * as z from 'zod/mini';
import type { SurveyPart } from '../../core/survey-tally';
import type { SurveyResults, surveyResultsQuestion } from '../../wire/survey-desk';
import { answer, refuse, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { House, Visit } from '../house';
import { surveyOf, type SurveyRow } from './rows';

/**
 * What was published of a survey. Parents' results everybody of the school sees as parents do; before they are shown to
 * parents, a lead sees the part that is the own grade's alone. Before a survey is told there is as little to see as of
 * one that too few answered.
 */
export async function tellSurveyResults(
  { survey }: z.infer<typeof surveyResultsQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const row = await surveyOf(house.keeping.main, { school_id: member.school_id, survey });
  if (!row) return refuse('survey-unknown');
  const isShown = row.is_shown === 1;
  if (member.role === 'teacher' && !isShown) return refuse('not-allowed');
  const parts = await partsOf(house, row);
  return answer({
    parts: isShown || member.role !== 'lead' ? parts : parts.filter((part) => isOf(part, member.grade)),
    texts: await textsFor(house, row, member),
  } satisfies SurveyResults);
}

const isOf = ({ grades }: SurveyPart, grade: number | null) => grades.length === 1 && grades[0] === grade;

/** In the order of their grades. */
async function partsOf({ keeping }: House, { school_id, survey_id }: SurveyRow): Promise<SurveyPart[]> {
  const rows = await keeping.main
    .selectFrom('published_survey')
    .select('tally')
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey_id)
    .execute();
  return rows
    .map(({ tally }) => JSON.parse(tally) as SurveyPart)
    .toSorted((one, other) => (one.grades[0] ?? 0) - (other.grades[0] ?? 0));
}

/** What families wrote is of the whole school: whoever sees one grade sees it once parents do. */
async function textsFor(
  { keeping }: House,
  { school_id, survey_id, is_shown }: SurveyRow,
  { role }: Member,
): Promise<SurveyResults['texts']> {
  if ((role === 'lead' || role === 'teacher') && is_shown === 0) return [];
  let query = keeping.main
    .selectFrom('survey_text')
    .select(['text_id', 'question', 'body', 'state'])
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey_id)
    .orderBy('text_id');
  if (role !== 'admin') query = query.where('state', '=', 'shown');
  const rows = await query.execute();
  return rows.map(({ text_id, body, ...row }) => ({ id: text_id, text: body, ...row }));
}
