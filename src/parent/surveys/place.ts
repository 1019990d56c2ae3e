import { CLASS_ID } from '../../core/slip';
import { SURVEY_ID } from '../../core/survey';
import type { AnswersPlace } from '../store/answers';

/** Where a survey's pages stand: of a child's own class, or `survey.class` of a class's QR. */
export type Where = { survey: string; classId?: string };

export function readWhere(text: string): Where | undefined {
  const [survey = '', classId, ...rest] = text.split('.');
  if (!SURVEY_ID.test(survey) || rest.length > 0) return undefined;
  if (classId === undefined) return { survey };
  return CLASS_ID.test(classId) ? { survey, classId } : undefined;
}

/** The page of one step, and of one question in it. */
export function pathTo({ child, class: classId, survey }: AnswersPlace, ...steps: string[]): string {
  return ['/survey', child === '' ? `${survey}.${classId}` : survey, ...steps].join('/');
}
