import type { Answer, Choice, Question, SurveyLanguage } from '../../core/survey';

/** One line of an answer in words; `row` where it is of a matrix. */
export type AnswerLine = { row?: string; text: string };

function nameOf(choices: readonly Choice[], value: string, language: SurveyLanguage): string {
  return choices.find((choice) => choice.value === value)?.text[language] ?? value;
}

/** Of a matrix its rows in order; a row that was left out has no line. */
function matrixLines(
  { rows, columns }: Extract<Question, { type: 'matrix' }>,
  answer: Answer,
  language: SurveyLanguage,
): AnswerLine[] {
  const given = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  return rows.flatMap(({ value, text }) => {
    const column = given[value];
    return column === undefined ? [] : [{ row: text[language], text: nameOf(columns, column, language) }];
  });
}

/** A single answer as it is written; of one that does not fit its question, as it stands. */
function written(answer: Answer): string {
  return typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
}

/** An answer as a parent reads it again. */
export function answerLines(question: Question, answer: Answer, language: SurveyLanguage): AnswerLine[] {
  switch (question.type) {
    case 'matrix':
      return matrixLines(question, answer, language);
    case 'checkbox':
      return [answer].flat().map((each) => ({ text: nameOf(question.choices, written(each), language) }));
    case 'radiogroup':
    case 'dropdown':
      return [{ text: nameOf(question.choices, written(answer), language) }];
    case 'boolean':
      return [{ text: (answer === true ? question.labelTrue : question.labelFalse)[language] }];
    case 'rating':
      return [
        {
          text: question.rateValues.find(({ value }) => value === answer)?.text[language] ?? written(answer),
        },
      ];
    default:
      return [{ text: written(answer) }];
  }
}
