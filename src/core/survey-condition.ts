import type { Answer, Answers } from './survey';

// `visibleIf`, a subset of SurveyJS expressions that means what it means there (tests/core/survey-answers.test.ts holds
// the two against each other): comparisons, contains and empty, joined by and/or with brackets.

export const OPERATORS = ['=', '<>', '>', '>=', '<', '<=', 'contains', 'notcontains'] as const;
export type Operator = (typeof OPERATORS)[number];

/** `name` is a question's, or `matrix.row`. */
export type Comparison = {
  kind: 'compare';
  name: string;
  operator: Operator;
  value: string | number | boolean;
};
type Filled = { kind: 'filled'; name: string; isFilled: boolean };
/** One line of a condition: what stands between and/or. */
export type Leaf = Comparison | Filled;
type Joined = { kind: 'and' | 'or'; of: Condition[] };
export type Condition = Leaf | Joined;

/** Letters of a condition; the wire takes no more. */
export const MOST_CONDITION = 1000;

const spellings: Record<string, Operator> = {
  '==': '=',
  equal: '=',
  '!=': '<>',
  notequal: '<>',
  greater: '>',
  greaterorequal: '>=',
  less: '<',
  lessorequal: '<=',
  contain: 'contains',
  '*=': 'contains',
  notcontain: 'notcontains',
};
for (const operator of OPERATORS) spellings[operator] = operator;

/** What stands under a key of a record's own: a survey may well call a question `constructor`. */
export function ownOf<Value>(from: Record<string, Value>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
}

const token =
  /\s*(?:\{\s*([^{}'"]*[^{}'"\s])\s*\}|'([^'{}\\]*)'|"([^"{}\\]*)"|(-?\d+(?:\.\d+)?)(?![\w.])|(<>|<=|>=|==|!=|\*=|&&|\|\||[=<>()]|[A-Za-z_]\w*))/y;

type Token =
  | { kind: 'name'; text: string }
  | { kind: 'value'; value: string | number | boolean }
  | { kind: 'word'; text: string; asWritten: string };

function tokensOf(text: string): Token[] | undefined {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const match = token.exec(text);
    if (!match) return undefined;
    found.push(matchToToken(match));
  }
  return found;
}

function matchToToken([, name, single, double, number, asWritten = '']: RegExpExecArray): Token {
  if (name !== undefined) return { kind: 'name', text: name };
  const quoted = single ?? double;
  if (quoted !== undefined) return { kind: 'value', value: quoted };
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  const text = asWritten.toLowerCase();
  if (text === 'true' || text === 'false') return { kind: 'value', value: text === 'true' };
  return { kind: 'word', text, asWritten };
}

type Reading = { tokens: Token[]; at: number };

/** What a text says; undefined = outside the subset, or no condition at all. '' is none (= always). */
export function parseCondition(text: string): Condition | undefined {
  if (text.length > MOST_CONDITION) return undefined;
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const reading = { tokens, at: 0 };
  const condition = readJoined(reading, 'or');
  return reading.at === tokens.length ? condition : undefined;
}

const joints = { or: ['or', '||'], and: ['and', '&&'] };

function takeWord(reading: Reading, words: string[]): boolean {
  const next = reading.tokens[reading.at];
  if (next?.kind !== 'word' || !words.includes(next.text)) return false;
  reading.at += 1;
  return true;
}

// `and` binds tighter than `or`.
function readJoined(reading: Reading, kind: 'or' | 'and'): Condition | undefined {
  const parts: Condition[] = [];
  do {
    const part = kind === 'or' ? readJoined(reading, 'and') : readOne(reading);
    if (!part) return undefined;
    parts.push(part);
  } while (takeWord(reading, joints[kind]));
  const [only, ...more] = parts;
  return more.length === 0 ? only : { kind, of: parts };
}

function readOne(reading: Reading): Condition | undefined {
  if (takeWord(reading, ['('])) {
    const inside = readJoined(reading, 'or');
    return takeWord(reading, [')']) ? inside : undefined;
  }
  const first = reading.tokens[reading.at++];
  if (first?.kind !== 'name') return undefined;
  if (takeWord(reading, ['empty'])) return { kind: 'filled', name: first.text, isFilled: false };
  if (takeWord(reading, ['notempty'])) return { kind: 'filled', name: first.text, isFilled: true };
  return readComparison(reading, first.text);
}

function readComparison(reading: Reading, name: string): Comparison | undefined {
  const sign = reading.tokens[reading.at++];
  const right = reading.tokens[reading.at++];
  const operator = sign?.kind === 'word' ? ownOf(spellings, sign.text) : undefined;
  const value = right && valueOf(right);
  // SurveyJS has its own idea of equal to nothing; whoever means it writes `empty`.
  if (!operator || value === undefined || value === '') return undefined;
  return { kind: 'compare', name, operator, value };
}

const joining = ['and', 'or', '&&', '||', '(', ')'];

function valueOf(right: Token): string | number | boolean | undefined {
  if (right.kind === 'value') return right.value;
  if (right.kind === 'name' || joining.includes(right.text) || !/^\w/.test(right.text)) return undefined;
  return right.asWritten;
}

/** Whether a condition is one line, without and/or. */
export function isLeaf(condition: Condition): condition is Leaf {
  return condition.kind === 'compare' || condition.kind === 'filled';
}

/** The one text of a condition. */
export function conditionToText(condition: Condition): string {
  if (isLeaf(condition)) return leafToText(condition);
  return condition.of
    .map((part) => (isLeaf(part) ? leafToText(part) : `(${conditionToText(part)})`))
    .join(` ${condition.kind} `);
}

function leafToText(leaf: Leaf): string {
  if (leaf.kind === 'filled') return `{${leaf.name}} ${leaf.isFilled ? 'notempty' : 'empty'}`;
  const { name, operator, value } = leaf;
  return `{${name}} ${operator} ${typeof value === 'string' ? `'${value}'` : String(value)}`;
}

/** The lines of a condition, without their and/or. */
export function leavesOf(condition: Condition): Leaf[] {
  return isLeaf(condition) ? [condition] : condition.of.flatMap(leavesOf);
}

/** A question's name, and a row's where a matrix is meant. */
export function splitName(name: string): { question: string; row: string | undefined } {
  const at = name.indexOf('.');
  return at < 0
    ? { question: name, row: undefined }
    : { question: name.slice(0, at), row: name.slice(at + 1) };
}

/** The questions a condition speaks of, each once. */
export function namesIn(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).map(({ name }) => splitName(name).question))];
}

/** Whether a condition holds. Of a question nobody answered only `<>`, `notcontains` and `empty` do. */
export function isTrue(condition: Condition, answers: Answers): boolean {
  if (!isLeaf(condition)) {
    const { kind, of } = condition;
    return kind === 'and'
      ? of.every((part) => isTrue(part, answers))
      : of.some((part) => isTrue(part, answers));
  }
  const answer = answerTo(condition.name, answers);
  if (condition.kind === 'filled') return condition.isFilled === (answer !== undefined);
  return compares(answer, condition);
}

/** What stands under a name; undefined where nothing was answered, said by an empty text or list too. */
export function answerTo(name: string, answers: Answers): Answer | undefined {
  const { question, row } = splitName(name);
  const answer = ownOf(answers, question);
  if (row === undefined) return isNothing(answer) ? undefined : answer;
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined;
  return ownOf(answer, row) || undefined;
}

function isNothing(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === '') return true;
  return typeof answer === 'object' && Object.values(answer).every((each) => each === '');
}

function compares(answer: Answer | undefined, { operator, value }: Comparison): boolean {
  const equals = answer !== undefined && isSame(answer, value);
  switch (operator) {
    case '=':
      return equals;
    case '<>':
      return !equals;
    case 'contains':
      return holds(answer, value);
    case 'notcontains':
      return !holds(answer, value);
    default:
      return (equals && operator.endsWith('=')) || isOnSide(answer, operator, value);
  }
}

function isOnSide(answer: Answer | undefined, operator: Operator, value: Comparison['value']): boolean {
  if (answer === undefined) return false;
  return operator.startsWith('>') ? answer > value : answer < value;
}

function holds(answer: Answer | undefined, value: Comparison['value']): boolean {
  return Array.isArray(answer) && answer.some((each) => isSame(each, value));
}

// 5 and '5' are the same, true and 'true' too; letters count alike whether great or small.
function isSame(answer: Answer, value: Comparison['value']): boolean {
  return typeof answer !== 'object' && String(answer).toLowerCase() === String(value).toLowerCase();
}
