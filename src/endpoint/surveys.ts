import type * as z from 'zod/mini';
import { schoolYear } from '../core/grade';
import { surveyStage } from '../core/survey';
import type { SurveyPart } from '../core/survey-tally';
import { surveysAnswer, type AskedSurvey, type surveysQuestion, type ToldSurvey } from '../wire/answers';
import { crossesOf, definitionOf, surveysOfClass, type AskedRow } from './asked-surveys';
import { answer, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { classKnown, schoolTime } from './tenant';

type SurveysTold = z.infer<typeof surveysAnswer>;

/** What a class is asked, and what came of it: the same to whoever holds its id, whether or not they answered. */
export async function tellSurveys(
  question: z.infer<typeof surveysQuestion>,
  { house }: Visit,
): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  if (!known) return refuse('class-unknown');
  const { school, schoolClass } = known;
  const rows = await surveysOfClass(house.keeping.main, schoolClass);
  const now = house.clock().getTime();
  const isAsked = (row: AskedRow) =>
    row.state === 'opened' && ['open', 'closing'].includes(surveyStage(row, now, school.zone));
  const { year } = schoolTime(school, house.clock);
  const isTold = (row: AskedRow) =>
    row.state === 'told' && row.is_shown === 1 && schoolYear(row.opens) === year;
  return answer({
    class: schoolClass.class_id,
    asked: rows.filter(isAsked).map(toAsked),
    told: await Promise.all(rows.filter(isTold).map((row) => toTold(house, row))),
  } satisfies SurveysTold);
}

function toAsked(row: AskedRow): AskedSurvey {
  return {
    survey: row.survey_id,
    definition: definitionOf(row),
    crosses: crossesOf(row),
    opens: row.opens,
    closes: row.closes,
    way: row.way,
  };
}

async function toTold({ keeping }: House, row: AskedRow): Promise<ToldSurvey> {
  const { school_id, survey_id: survey, opens, closes, reply } = row;
  const parts = await keeping.main
    .selectFrom('published_survey')
    .select('tally')
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey)
    .orderBy('part')
    .execute();
  const texts = await keeping.main
    .selectFrom('survey_text')
    .select(['question', 'body'])
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey)
    .where('state', '=', 'shown')
    .orderBy('text_id')
    .execute();
  return {
    ...{ survey, definition: definitionOf(row), opens, closes, reply },
    parts: parts.map(({ tally }) => JSON.parse(tally) as SurveyPart),
    texts: texts.map(({ question, body }) => ({ question, text: body })),
  };
}
