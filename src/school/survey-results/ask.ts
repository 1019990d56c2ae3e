import { useCallback } from 'react';
import { isProblem } from '../../core/problem';
import { questionsOf, type Question } from '../../core/survey';
import { isAskedIn, questionChanges, surveysBefore, type Change } from '../../core/survey-change';
import { resultsOf, type Results } from '../../core/survey-results';
import type { SurveyPart } from '../../core/survey-tally';
import type { SchoolClass } from '../../wire/classes';
import type { DeskSurvey, SurveyResults } from '../../wire/survey-desk';
import { useAnswer } from '../answers';
import { askClasses, askSurveyResults, askSurveys, type Outcome } from '../client';
import type { ToldSurvey } from '../say-survey';

/** An earlier survey that asked some of the same, and what was published of it. */
export type Before = { survey: DeskSurvey; parts: SurveyPart[] };

/** What the page is drawn from; `survey` undefined = there is none of this id. */
export type Asked = {
  survey: DeskSurvey | undefined;
  told: SurveyResults;
  before: Before[];
  classes: SchoolClass[];
};

const NOTHING: SurveyResults = { parts: [], texts: [] };

const closesOf = ({ closes }: DeskSurvey) => closes ?? '';

/** The surveys told before this one, the latest first. */
function earlierThan(survey: DeskSurvey, all: readonly DeskSurvey[]): DeskSurvey[] {
  return all
    .filter((each) => each.state === 'told' && closesOf(each) < closesOf(survey))
    .sort((one, other) => (closesOf(one) < closesOf(other) ? 1 : -1));
}

async function askBefore(survey: DeskSurvey, all: readonly DeskSurvey[]): Promise<Before[]> {
  const earlier = earlierThan(survey, all).map((each) => ({
    survey: each,
    definition: each.draft.definition,
  }));
  const asked = surveysBefore(survey.draft.definition, earlier).map(async ({ survey: one }) => {
    const told = await askSurveyResults({ survey: one.survey });
    // Without the earlier one the results stand all the same: there is only nothing to compare.
    return isProblem(told) ? [] : [{ survey: one, parts: told.parts }];
  });
  return (await Promise.all(asked)).flat();
}

async function askAll(id: string): Outcome<Asked> {
  const [surveys, classes] = await Promise.all([askSurveys(), askClasses()]);
  if (isProblem(surveys)) return surveys;
  if (isProblem(classes)) return classes;
  const survey = surveys.surveys.find((each) => each.survey === id);
  if (survey?.state !== 'told') return { survey, told: NOTHING, before: [], classes: classes.classes };
  const told = await askSurveyResults({ survey: id });
  if (isProblem(told)) return told;
  return { survey, told, before: await askBefore(survey, surveys.surveys), classes: classes.classes };
}

export function useAsked(id: string) {
  return useAnswer(useCallback(() => askAll(id), [id]));
}

/** The parts of the same grades; all of them for all. */
function sameParts(parts: readonly SurveyPart[], chosen: SurveyPart | undefined): SurveyPart[] {
  if (!chosen) return [...parts];
  return parts.filter(({ grades }) => String(grades) === String(chosen.grades));
}

/** What a question's answers clearly differ by from the last survey that asked the same. */
function changesOf(question: Question, results: Results, { before, chosen }: Beside): Change[] {
  const last = before.find(({ survey }) => isAskedIn(question, survey.draft.definition));
  const earlier = last && resultsOf(last.survey.draft.definition, sameParts(last.parts, chosen));
  return earlier ? questionChanges(question.name, results, earlier) : [];
}
type Beside = { before: readonly Before[]; chosen: SurveyPart | undefined };

/** What is shown of a part, or of all; undefined where nothing was published. */
export function toldOf(
  { definition }: DeskSurvey['draft'],
  { told, before }: Pick<Asked, 'told' | 'before'>,
  chosen: SurveyPart | undefined,
): ToldSurvey | undefined {
  const results = resultsOf(definition, sameParts(told.parts, chosen));
  if (!results) return undefined;
  const changes = questionsOf(definition).map(
    (question) => [question.name, changesOf(question, results, { before, chosen })] as const,
  );
  return { definition, results, changes: new Map(changes) };
}
