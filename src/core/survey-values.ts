import { questionsOf, type Answer, type Answers, type CrossTable, type Definition } from './survey';
import { ownOf } from './survey-condition';

// What is kept of a family's answers: one value a question, none of which says which others are of the same family.

/** One answer as it is kept; null = skipped, hidden, or taken back. */
export type AnswerValue = { question: string; value: string | null };

/** Whether a family stands at all, and by which revision: beside its answers, each by itself. */
export const COUNTED = 'counted';
export const REVISION = 'r';

/** What a row of a matrix is kept as. */
export function rowQuestion(name: string, row: string): string {
  return `${name}.${row}`;
}

/** What a declared cross-table is kept as. */
export function crossQuestion(index: number): string {
  return `x:${String(index)}`;
}

/** The values of one answer that was chosen from several; those of a multiple question stand beside each other. */
export function valuesIn(value: string): string[] {
  return value.split(' ');
}

function toText(answer: Answer | undefined): string | null {
  if (answer === undefined) return null;
  if (Array.isArray(answer)) return answer.length === 0 ? null : [...answer].sort().join(' ');
  const text = typeof answer === 'object' ? '' : String(answer).trim();
  return text === '' ? null : text;
}

function inRow(answer: Answer | undefined, row: string): string | null {
  const isRows = typeof answer === 'object' && !Array.isArray(answer);
  return isRows ? toText(ownOf(answer, row)) : null;
}

/** Two answers as one value; null where one of them is missing. */
function together(answers: Answers, [one, other]: CrossTable): string | null {
  const [first, second] = [toText(ownOf(answers, one)), toText(ownOf(answers, other))];
  return first === null || second === null ? null : `${first} ${second}`;
}

/**
 * All values of one family's answers; null = it takes them back. Every question has one, answered or not, so that which
 * there are says nothing.
 */
export function answerValues(
  definition: Definition,
  crosses: readonly CrossTable[],
  answers: Answers | null,
): AnswerValue[] {
  const said = answers ?? {};
  const asked = questionsOf(definition).flatMap((question): AnswerValue[] => {
    const { name } = question;
    const answer = ownOf(said, name);
    if (question.type !== 'matrix') return [{ question: name, value: toText(answer) }];
    return question.rows.map((row) => ({
      question: rowQuestion(name, row.value),
      value: inRow(answer, row.value),
    }));
  });
  const crossed = crosses.map((cross, index) => ({
    question: crossQuestion(index),
    value: together(said, cross),
  }));
  return [...asked, ...crossed, { question: COUNTED, value: answers ? '1' : null }];
}
