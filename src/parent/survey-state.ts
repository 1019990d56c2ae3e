import { stageOf, type LetterStage } from '../core/letter-stage';
import { surveyClosesAt, surveyStage } from '../core/survey';
import { visibleElements } from '../core/survey-answers';
import type { SurveyHere } from './store/answers';
import type { AnswersRow } from './store/survey-rows';

/** What became of answers that were given; undefined where none were, or only a QR was scanned. */
export function givenStage(answers: AnswersRow | undefined, now: number): LetterStage | undefined {
  if (!answers || answers.closesAt === 0) return undefined;
  const stage = stageOf(answers.letter, { closesAt: answers.closesAt, now });
  return stage === 'nothing' ? undefined : stage;
}

/**
 * Where a survey stands for this family: not yet asked · asked, with so many answered · given, and what became of it ·
 * told · over without this family.
 */
export type SurveyState =
  | { kind: 'ahead' }
  | { kind: 'open'; done: number }
  | { kind: 'given'; stage: LetterStage }
  | { kind: 'told' }
  | { kind: 'over' };

/** How many questions have an answer that counts. */
export function answeredCount({ survey, draft }: Pick<SurveyHere, 'survey' | 'draft'>): number {
  const answers = draft?.answers ?? {};
  return visibleElements(survey.definition, answers).filter(({ name }) => answers[name] !== undefined).length;
}

/** Whether it may still be begun, or what was begun be finished: no new starts once its last date is over. */
function mayAnswer(here: SurveyHere, now: number): boolean {
  const stage = surveyStage(here.survey, now, here.survey.zone);
  return stage === 'open' || (stage === 'closing' && here.draft !== undefined);
}

export function surveyState(here: SurveyHere, now: number): SurveyState {
  const { survey, answers } = here;
  if (survey.told) return { kind: 'told' };
  const stage = givenStage(answers, now);
  if (stage) return { kind: 'given', stage };
  if (surveyStage(survey, now, survey.zone) === 'ahead') return { kind: 'ahead' };
  return mayAnswer(here, now) ? { kind: 'open', done: answeredCount(here) } : { kind: 'over' };
}

/** Whether what was given can still be changed or taken back. */
export function isStillOpen({ survey, answers }: SurveyHere, now: number): boolean {
  return now < surveyClosesAt(survey, survey.zone) && answers?.letter.isClosed !== true && !survey.told;
}
