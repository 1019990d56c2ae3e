import { questionsOf, type Definition, type Question } from './survey';
import type { QuestionResult, ResultLine, Results } from './survey-results';

// A survey beside the one before it, by shares that were published of both.

/**
 * From how many points on a difference is told. A published share is mixed and rounded by chance: of twenty families that
 * answer the same again, half of them yes, two in a hundred times 20 points lie between, less than once in a thousand 30.
 */
const CLEAR_POINTS = 30;

/** By how many points an answer is given more often (or, below 0, less) than in the survey before. */
export type Change = { of: string; row?: string; points: number };

/** What must be the same for two questions to be one: the name, the kind and what can be answered. */
function meaningOf(question: Question): string {
  const { type, name } = question;
  const of = (choices: readonly { value: string | number }[]) => choices.map(({ value }) => value);
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return JSON.stringify(['single', name, of(question.choices)]);
    case 'checkbox':
      return JSON.stringify([type, name, of(question.choices), question.maxSelectedChoices]);
    case 'rating':
      return JSON.stringify([type, name, of(question.rateValues)]);
    case 'matrix':
      return JSON.stringify([type, name, of(question.rows), of(question.columns)]);
    case 'text':
      return JSON.stringify([type, name, question.min, question.max]);
    default:
      return JSON.stringify([type, name]);
  }
}

/** Whether an earlier survey asked the very same; what parents wrote is never compared. */
export function isAskedIn(question: Question, definition: Definition): boolean {
  if (question.type === 'comment') return false;
  const meaning = meaningOf(question);
  return questionsOf(definition).some((other) => meaningOf(other) === meaning);
}

/** Of earlier surveys (the latest first), each that is the last to have asked some question of this one. */
export function surveysBefore<Earlier extends { definition: Definition }>(
  definition: Definition,
  earlier: readonly Earlier[],
): Earlier[] {
  const last = questionsOf(definition).map((question) =>
    earlier.find((each) => isAskedIn(question, each.definition)),
  );
  return earlier.filter((each) => last.includes(each));
}

function changesOf(now: readonly ResultLine[], before: readonly ResultLine[]): Change[] {
  return now.flatMap(({ of, share }) => {
    const was = before.find((each) => each.of === of);
    const points = was ? share - was.share : 0;
    return Math.abs(points) >= CLEAR_POINTS ? [{ of, points }] : [];
  });
}

/** Where a question's answers are clearly others than before; none is not "the same", only nothing that can be told. */
export function questionChanges(name: string, now: Results, before: Results): Change[] {
  const find = ({ questions }: Results) => questions.find(({ question }) => question.name === name);
  const [one, other] = [find(now), find(before)];
  if (!one || !other) return [];
  return changesBetween(one, other);
}

function changesBetween(now: QuestionResult, before: QuestionResult): Change[] {
  if (now.kind === 'shares' && before.kind === 'shares') return changesOf(now.lines, before.lines);
  if (now.kind !== 'rows' || before.kind !== 'rows') return [];
  return now.rows.flatMap(({ row, lines }) =>
    changesOf(lines, before.rows.find((each) => each.row === row)?.lines ?? []).map((change) => ({
      ...change,
      row,
    })),
  );
}
