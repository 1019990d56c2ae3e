import { isQuestion, type Element, type Question, type Said, type SurveyLanguage } from './survey';

/** Where words stand. `survey` = the survey's own title or purpose. */
export type SaidPart =
  'survey' | 'title' | 'description' | 'note' | 'choice' | 'row' | 'column' | 'step' | 'label';
/** One line that a family reads; `value` says of which choice, row or step. */
export type Line = { part: SaidPart; value: string; said: Said };

export const LANGUAGES: readonly SurveyLanguage[] = ['zh-cn', 'en'];

/** The languages in which a line is still missing. */
export function gaps(said: Said): SurveyLanguage[] {
  return LANGUAGES.filter((language) => said[language].trim() === '');
}

/** Every line of an element that a family reads. */
export function saidIn(element: Element): Line[] {
  if (!isQuestion(element)) return [{ part: 'note', value: '', said: element.html }];
  const lines: Line[] = [
    { part: 'title', value: '', said: element.title },
    { part: 'description', value: '', said: element.description },
  ];
  if (element.type === 'boolean')
    lines.push(
      { part: 'label', value: 'true', said: element.labelTrue },
      { part: 'label', value: 'false', said: element.labelFalse },
    );
  return [
    ...lines,
    ...listsOf(element).flatMap(({ part, of }) =>
      of.map(({ value, text }): Line => ({ part, value: String(value), said: text })),
    ),
  ];
}

/** A list of a question, and how many it must have. */
export type Offered = { part: SaidPart; of: { value: string | number; text: Said }[]; least: number };

export function listsOf(question: Question): Offered[] {
  if (question.type === 'rating') return [{ part: 'step', of: question.rateValues, least: 2 }];
  if (question.type === 'matrix')
    return [
      { part: 'row', of: question.rows, least: 1 },
      { part: 'column', of: question.columns, least: 2 },
    ];
  return 'choices' in question ? [{ part: 'choice', of: question.choices, least: 2 }] : [];
}
