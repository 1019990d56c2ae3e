import type * as z from 'zod/mini';
import { openingProblem } from '../../core/survey-dates';
import { surveyFaults } from '../../core/survey-faults';
import type { openSurveyQuestion } from '../../wire/survey-desk';
import { refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { planFor } from '../rollover/plan';
import { schoolTime } from '../tenant';
import { areAsked, askClasses, classesFor, refuseClasses, seatedClasses } from './asked';
import { changeSurvey, type Standing } from './change';
import { draftIn } from './rows';

type Opening = z.infer<typeof openSurveyQuestion>;

/** Opens a draft: from here on its words are frozen, and so are the classes it asks and the grades they have. */
export async function openSurvey(question: Opening, { house }: Visit, member: Member): Promise<Reply> {
  const { survey, revision, opens, closes } = question;
  const seated = await seatedClasses(house, member.school_id);
  return changeSurvey(house, member, {
    survey,
    revision,
    isDone: async (standing) => {
      const { row } = standing;
      const isAsSaid = row.state === 'opened' && row.opens === opens && row.closes === closes;
      return isAsSaid && (await areAsked(standing, await classesFor(standing, question)));
    },
    change: async (standing) => {
      const classes = await classesFor(standing, question);
      const refusal =
        refuseDraft(standing) ??
        refuseDates(standing, question) ??
        (await refuseYear(standing)) ??
        (await refuseClasses(standing, { classes, without: question.without }));
      if (refusal) return refusal;
      await askClasses(standing, classes, seated);
      const about = { count: classes.length };
      return { set: { state: 'opened', opens, closes }, acts: [{ act: 'survey-opened', about }] };
    },
  });
}

function refuseDraft({ row }: Standing): Refusal | undefined {
  if (row.state !== 'draft') return refuse('survey-not-draft');
  const { definition, crosses } = draftIn(row);
  return surveyFaults(definition, crosses).length > 0 ? refuse('survey-faulty') : undefined;
}

function refuseDates({ school, clock, today }: Standing, { opens, closes }: Opening): Refusal | undefined {
  const { year } = schoolTime(school, clock);
  const wrong = openingProblem({ opens, closes }, { today, year });
  return wrong && refuse(wrong.problem, { field: wrong.field });
}

/** While classes are still last year's, who asks them asks those who are about to leave. */
async function refuseYear({ writes, school, clock }: Standing): Promise<Refusal | undefined> {
  const { state } = await planFor(writes, school, clock);
  return state === 'due' ? refuse('survey-before-rollover') : undefined;
}
