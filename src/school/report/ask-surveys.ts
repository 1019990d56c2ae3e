import type { Grade } from '../../core/grade';
import { isProblem } from '../../core/problem';
import { partsInReport, type ReportSurvey } from '../../core/report-surveys';
import type { Nights, ToldClass } from '../../core/school-figures';
import type { DeskSurvey } from '../../wire/survey-desk';
import { askSurveyResults, askSurveys, type Outcome } from '../client';
import { doorsOf } from '../survey-doors';

/** Whose report it is, of which evenings; the classes for their names. */
type About = { nights: Nights; grade: Grade | undefined; classes: readonly ToldClass[] };

const isWithin = ({ closes = '' }: DeskSurvey, { first, last }: Nights) => first <= closes && closes <= last;

/** A lead sees the classes of the own grade alone: where there is none, that grade was not asked. */
const isAsked = (survey: DeskSurvey, grade: Grade | undefined) =>
  grade === undefined || survey.classes.length > 0;

async function askOne(survey: DeskSurvey, { grade, classes }: About): Outcome<ReportSurvey> {
  const told = await askSurveyResults({ survey: survey.survey });
  if (isProblem(told)) return told;
  const { draft, opens = '', closes = '', isShown, reply } = survey;
  const letThrough = told.texts.filter(({ state }) => state === 'shown');
  return {
    definition: draft.definition,
    opens,
    closes,
    doors: doorsOf(survey, (id) => classes.find((each) => each.class === id)?.name),
    parts: partsInReport(told.parts, grade),
    texts: grade === undefined ? letThrough.map(({ question, text }) => ({ question, text })) : undefined,
    reply: isShown ? reply : '',
  };
}

/** The surveys that were told and whose last date lies in the period, in the order they closed. */
export async function askSurveysOf(about: About): Outcome<ReportSurvey[]> {
  const answer = await askSurveys();
  if (isProblem(answer)) return answer;
  const told = answer.surveys
    .filter((each) => each.state === 'told' && isWithin(each, about.nights) && isAsked(each, about.grade))
    .sort((one, other) => ((one.closes ?? '') < (other.closes ?? '') ? -1 : 1));
  const surveys: ReportSurvey[] = [];
  for (const outcome of await Promise.all(told.map((each) => askOne(each, about)))) {
    if (isProblem(outcome)) return outcome;
    surveys.push(outcome);
  }
  return surveys;
}
