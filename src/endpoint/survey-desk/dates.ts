import type * as z from 'zod/mini';
import { surveyStage } from '../../core/survey';
import { endProblem } from '../../core/survey-dates';
import type { changeSurveyEndQuestion, withdrawSurveyQuestion } from '../../wire/survey-desk';
import { refuse, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { changeSurvey, type Standing } from './change';

function stageOf({ row, now, school }: Standing) {
  return surveyStage(row, now, school.zone);
}

/** Takes an opened survey back to a draft: only before its first date, while nobody can have begun it. */
export async function withdrawSurvey(
  { survey, revision }: z.infer<typeof withdrawSurveyQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  return changeSurvey(house, member, {
    survey,
    revision,
    isDone: ({ row }) => row.state === 'draft',
    change: async (standing) => {
      const { row, writes } = standing;
      if (row.state !== 'opened' || stageOf(standing) !== 'ahead') return refuse('survey-begun');
      await writes
        .deleteFrom('survey_class')
        .where('school_id', '=', row.school_id)
        .where('survey_id', '=', row.survey_id)
        .execute();
      return { set: { state: 'draft', opens: '', closes: '' }, acts: [{ act: 'survey-withdrawn' }] };
    },
  });
}

/** Another last date, from today on: what is over stays over. */
export async function changeSurveyEnd(
  { survey, revision, closes }: z.infer<typeof changeSurveyEndQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  return changeSurvey(house, member, {
    survey,
    revision,
    isDone: ({ row }) => row.state === 'opened' && row.closes === closes,
    change: (standing) => {
      const { row, today } = standing;
      const isOver = row.state !== 'opened' || ['closing', 'closed'].includes(stageOf(standing));
      if (isOver) return refuse('survey-over');
      const problem = endProblem({ opens: row.opens, closes }, today);
      if (problem) return refuse(problem, { field: 'closes' });
      return { set: { closes }, acts: [{ act: 'survey-end-changed', about: { night: closes } }] };
    },
  });
}
