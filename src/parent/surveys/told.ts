import { questionsOf } from '../../core/survey';
import { isAskedIn, questionChanges, surveysBefore, type Change } from '../../core/survey-change';
import { resultsOf, type Results } from '../../core/survey-results';
import type { SurveyPart } from '../../core/survey-tally';
import type { SurveyRow } from '../store/survey-rows';

/** What is shown of a survey: of one part, or of all together, beside what was told before. */
export type Told = {
  results: Results;
  changes: ReadonlyMap<string, readonly Change[]>;
  /** The surveys it is compared with. */
  before: readonly SurveyRow[];
};

const gradesOf = ({ grades }: SurveyPart) => grades.join('-');

/** The parts to choose from, the own grade's first; none where there is only one. */
export function partsToChoose(survey: SurveyRow, grade: number | undefined): SurveyPart[] {
  const parts = survey.told?.parts ?? [];
  if (parts.length < 2) return [];
  const isOwn = ({ grades }: SurveyPart) => grade !== undefined && grades.includes(grade);
  return [...parts.filter(isOwn), ...parts.filter((part) => !isOwn(part))];
}

/** The parts of the same grades; all of them for all. */
function sameParts({ told }: SurveyRow, chosen: SurveyPart | undefined): SurveyPart[] {
  const parts = told?.parts ?? [];
  return chosen ? parts.filter((part) => gradesOf(part) === gradesOf(chosen)) : [...parts];
}

/** What was told of a survey, and where it clearly differs from the last one that asked the same; `all` of one class. */
export function toldOf(
  survey: SurveyRow,
  all: readonly SurveyRow[],
  chosen: SurveyPart | undefined,
): Told | undefined {
  const results = resultsOf(survey.definition, sameParts(survey, chosen));
  if (!results) return undefined;
  const earlier = all
    .filter(({ told, closes }) => told && closes < survey.closes)
    .sort((one, other) => other.closes.localeCompare(one.closes));
  const before = surveysBefore(survey.definition, earlier);
  const changes = questionsOf(survey.definition).map((question) => {
    const last = before.find(({ definition }) => isAskedIn(question, definition));
    const then = last && resultsOf(last.definition, sameParts(last, chosen));
    return [question.name, then ? questionChanges(question.name, results, then) : []] as const;
  });
  return { results, changes: new Map(changes), before };
}
