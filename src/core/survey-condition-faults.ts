import { isQuestion, type Definition, type Element, type Question } from './survey';
import {
  leavesOf,
  namesIn,
  parseCondition,
  splitName,
  type Comparison,
  type Condition,
  type Leaf,
  type Operator,
} from './survey-condition';

/**
 * What is wrong with a `visibleIf`: it cannot be read, speaks of nothing there is, of something further down, goes in a
 * circle (`path` names it), or compares what cannot be compared.
 */
export type ConditionFault =
  | { kind: 'condition-unread'; name: string; text: string }
  | { kind: 'condition-cycle'; name: string; path: string[] }
  | { kind: 'condition-unknown' | 'condition-later'; name: string; on: string }
  | { kind: 'condition-operator' | 'condition-value'; name: string; on: string; says: string };

type Conditions = Map<string, Condition>;

/** What is wrong with the conditions of a survey, in its order. */
export function conditionFaults({ elements }: Definition): ConditionFault[] {
  const conditions: Conditions = new Map();
  for (const { name, visibleIf } of elements) {
    const condition = visibleIf === '' ? undefined : parseCondition(visibleIf);
    if (condition) conditions.set(name, condition);
  }
  return elements.flatMap((element, at): ConditionFault[] => {
    const { name, visibleIf } = element;
    if (visibleIf === '') return [];
    const condition = parseCondition(visibleIf);
    if (!condition) return [{ kind: 'condition-unread', name, text: visibleIf.slice(0, 100) }];
    const path = cycleFrom(name, conditions);
    if (path) return [{ kind: 'condition-cycle', name, path }];
    return leavesOf(condition).flatMap((leaf) => leafFaults(leaf, { name, at, elements }));
  });
}

// Only what leads back to its own beginning: a question that merely hangs on a circle is not in it.
function cycleFrom(start: string, conditions: Conditions): string[] | undefined {
  const seen = new Set<string>();
  const walk = (path: string[]): string[] | undefined => {
    const condition = conditions.get(path[path.length - 1] ?? '');
    for (const next of condition ? namesIn(condition) : []) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk([...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk([start]);
}

function leafFaults(
  leaf: Leaf,
  { name, at, elements }: { name: string; at: number; elements: Element[] },
): ConditionFault[] {
  const { question: on, row } = splitName(leaf.name);
  const stand = elements.findIndex((each) => each.name === on);
  const question = elements[stand];
  if (!question || !isQuestion(question) || !hasRow(question, row))
    return [{ kind: 'condition-unknown', name, on: leaf.name }];
  if (stand >= at) return [{ kind: 'condition-later', name, on }];
  if (leaf.kind === 'filled') return [];
  if (!operatorsFor(question).includes(leaf.operator))
    return [{ kind: 'condition-operator', name, on: leaf.name, says: leaf.operator }];
  if (!isValueOf(question, leaf))
    return [{ kind: 'condition-value', name, on: leaf.name, says: String(leaf.value) }];
  return [];
}

function hasRow(question: Question, row: string | undefined): boolean {
  if (question.type !== 'matrix') return row === undefined;
  return row === undefined || question.rows.some(({ value }) => value === row);
}

/** What an answer to a question can be compared by; `empty` and `notempty` are for every question. */
export function operatorsFor(question: Question): Operator[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'boolean':
    case 'matrix':
      return ['=', '<>'];
    case 'checkbox':
      return ['contains', 'notcontains'];
    case 'rating':
    case 'text':
      return ['=', '<>', '>', '>=', '<', '<='];
    case 'comment':
      return [];
  }
}

// A comparison that can never hold, or always does, is a trap.
function isValueOf(question: Question, { name, value }: Comparison): boolean {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.choices.some((choice) => choice.value === value);
    case 'rating':
      return question.rateValues.some((step) => step.value === value);
    case 'matrix':
      return splitName(name).row !== undefined && question.columns.some((column) => column.value === value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'number';
    case 'comment':
      return false;
  }
}
