import { SURVEY_NAME, type Question } from './survey';
import {
  conditionToText,
  isLeaf,
  MOST_CONDITION,
  ownOf,
  parseCondition,
  splitName,
  type Comparison,
  type Condition,
  type Leaf,
} from './survey-condition';
import { isTakenName, isTakenValue } from './survey-faults';
import { refuse, type Place } from './survey-json-reading';

/** How what a foreign text calls by any words is called here: its questions, and the values of each. */
export type Names = { questions: Map<string, string>; values: Map<string, Map<string, string>> };

/** A name of our form for any words, unlike those in use: as it is, or made of its letters, or numbered. */
function nameFor(words: string, used: Set<string>, isTaken: (name: string) => boolean): string {
  const letters = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const stem = (/^[a-z]/.test(letters) ? letters : `n_${letters}`).slice(0, 24);
  const plain = SURVEY_NAME.test(words) ? words : stem.replace(/_$/, '');
  let name = plain;
  for (let number = 1; used.has(name) || isTaken(name); number += 1) name = `${plain.slice(0, 24)}_${number}`;
  used.add(name);
  return name;
}

/** Names for a list of different words. Those already of our form keep theirs. */
export function namesFor(words: readonly string[], of: 'questions' | 'values'): Map<string, string> {
  const isTaken = of === 'questions' ? isTakenName : isTakenValue;
  const isOurs = (word: string) => SURVEY_NAME.test(word) && !isTaken(word);
  const used = new Set(words.filter(isOurs));
  return new Map(words.map((word) => [word, isOurs(word) ? word : nameFor(word, used, isTaken)]));
}

type Asked = { names: Names; questions: Map<string, Question> };

/** A foreign `visibleIf` in our names; '' where it is refused. */
export function visibleIfOf(text: unknown, asked: Asked, place: Place): string {
  if (text === undefined || text === '') return '';
  const condition = typeof text === 'string' ? parseCondition(text) : undefined;
  if (!condition) {
    const isLong = typeof text === 'string' && text.length > MOST_CONDITION;
    refuse(place, isLong ? 'too-long' : 'expression', text);
    return '';
  }
  const ours = conditionToText(renamed(condition, asked, place));
  if (ours.length <= MOST_CONDITION) return ours;
  refuse(place, 'too-long', ours);
  return '';
}

function renamed(condition: Condition, asked: Asked, place: Place): Condition {
  if (isLeaf(condition)) return renamedLeaf(condition, asked, place);
  return { kind: condition.kind, of: condition.of.map((part) => renamed(part, asked, place)) };
}

function renamedLeaf(leaf: Leaf, { names, questions }: Asked, place: Place): Leaf {
  // A foreign name may have a dot in it that leads to no row.
  const isWhole = names.questions.has(leaf.name);
  const { question, row } = isWhole ? { question: leaf.name, row: undefined } : splitName(leaf.name);
  const asked = questions.get(names.questions.get(question) ?? '');
  if (!asked) {
    refuse(place, 'unknown-name', leaf.name);
    return leaf;
  }
  const called = (value: string) => names.values.get(asked.name)?.get(value);
  const name = row === undefined ? asked.name : `${asked.name}.${called(row) ?? row}`;
  if (leaf.kind === 'filled') return { ...leaf, name };
  return { ...leaf, name, value: called(String(leaf.value)) ?? plainValue(asked, leaf.value) };
}

// SurveyJS takes '5' for 5 and 'true' for true.
function plainValue({ type }: Question, value: Comparison['value']): Comparison['value'] {
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return ownOf<boolean>({ true: true, false: false }, value) ?? value;
  return (type === 'rating' || type === 'text') && /^-?\d+$/.test(value) ? Number(value) : value;
}
