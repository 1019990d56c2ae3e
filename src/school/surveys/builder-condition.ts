import type { Question, Said } from '../../core/survey';
import { conditionToText, isLeaf, parseCondition, splitName, type Leaf } from '../../core/survey-condition';
import { operatorsFor } from '../../core/survey-condition-faults';

/** A condition as lines below each other; what is nested deeper is kept as its text. */
export type ConditionRows =
  { kind: 'rows'; joined: 'and' | 'or'; leaves: Leaf[] } | { kind: 'nested'; text: string };

export function conditionRows(text: string): ConditionRows {
  if (text === '') return { kind: 'rows', joined: 'and', leaves: [] };
  const condition = parseCondition(text);
  if (!condition) return { kind: 'nested', text };
  if (isLeaf(condition)) return { kind: 'rows', joined: 'and', leaves: [condition] };
  const leaves = condition.of.filter(isLeaf);
  return leaves.length === condition.of.length
    ? { kind: 'rows', joined: condition.kind, leaves }
    : { kind: 'nested', text };
}

export function rowsToText(joined: 'and' | 'or', leaves: readonly Leaf[]): string {
  const [only] = leaves;
  if (!only) return '';
  return conditionToText(leaves.length === 1 ? only : { kind: joined, of: [...leaves] });
}

/** Something a condition can speak of: a question, or one row of a matrix. */
export type Subject = { name: string; question: Question; row: Said | undefined };

export function subjectsOf(questions: readonly Question[]): Subject[] {
  return questions.flatMap((question): Subject[] => {
    const { name } = question;
    if (question.type !== 'matrix') return [{ name, question, row: undefined }];
    return question.rows.map(({ value, text }) => ({ name: `${name}.${value}`, question, row: text }));
  });
}

/** All that a subject can be asked: the comparisons of its question, and whether it was answered. */
export function waysOf({ question }: Subject): string[] {
  return [...operatorsFor(question), 'notempty', 'empty'];
}

export type Offer = { value: string; text: Said };
const yesNo: Record<'true' | 'false', 'labelTrue' | 'labelFalse'> = {
  true: 'labelTrue',
  false: 'labelFalse',
};

/** What a subject can be compared with; none where a number is typed. */
export function offersOf({ question }: Subject): Offer[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.choices;
    case 'rating':
      return question.rateValues.map(({ value, text }) => ({ value: String(value), text }));
    case 'matrix':
      return question.columns;
    case 'boolean':
      return (['true', 'false'] as const).map((value) => ({ value, text: question[yesNo[value]] }));
    default:
      return [];
  }
}

/** A value as a condition has it, from what was chosen. */
export function chosenValue({ question }: Subject, value: string): string | number | boolean {
  if (question.type === 'boolean') return value === 'true';
  return question.type === 'rating' || question.type === 'text' ? Number(value) : value;
}

/** A line that is whole from the beginning, in whichever way of asking. */
export function leafFor(subject: Subject, way = waysOf(subject)[0] ?? 'notempty'): Leaf {
  const { name, question } = subject;
  if (way === 'notempty' || way === 'empty') return { kind: 'filled', name, isFilled: way === 'notempty' };
  const operator = operatorsFor(question).find((each) => each === way) ?? '=';
  return { kind: 'compare', name, operator, value: chosenValue(subject, firstValue(subject)) };
}

function firstValue(subject: Subject): string {
  const { question } = subject;
  if (question.type === 'text') return String(question.min);
  const [first] = offersOf(subject);
  return first ? first.value : '';
}

/** How a line asks. */
export function wayOf(leaf: Leaf): string {
  if (leaf.kind === 'compare') return leaf.operator;
  return leaf.isFilled ? 'notempty' : 'empty';
}

/** What a line speaks of; undefined where that is gone or stands below. */
export function subjectOf(leaf: Leaf, subjects: readonly Subject[]): Subject | undefined {
  return subjects.find(({ name }) => name === leaf.name || name === splitName(leaf.name).question);
}
