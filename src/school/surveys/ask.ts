import { isProblem } from '../../core/problem';
import type { SchoolClass } from '../../wire/classes';
import type { DeskSurvey } from '../../wire/survey-desk';
import { useAnswer } from '../answers';
import { askClasses, askSurveys, type Outcome } from '../client';

/** What the list and a survey's own page are drawn from. */
export type Asked = { surveys: DeskSurvey[]; classes: SchoolClass[] };

async function askAll(): Outcome<Asked> {
  const [surveys, classes] = await Promise.all([askSurveys(), askClasses()]);
  if (isProblem(surveys)) return surveys;
  if (isProblem(classes)) return classes;
  return { surveys: surveys.surveys, classes: classes.classes };
}

export const useAsked = () => useAnswer(askAll);
