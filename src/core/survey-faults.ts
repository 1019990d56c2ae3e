import {
  isQuestion,
  MOST_CHOICES,
  MOST_CROSS_TABLES,
  MOST_NUMBER,
  MOST_OPEN_LETTERS,
  MOST_QUESTIONS,
  MOST_SURVEY_BYTES,
  MOST_WORDS,
  questionsOf,
  surveyBytes,
  SURVEY_NAME,
  type CrossTable,
  type Definition,
  type Element,
  type Question,
  type SurveyLanguage,
} from './survey';
import { conditionFaults, type ConditionFault } from './survey-condition-faults';
import { gaps, LANGUAGES, listsOf, saidIn, type Line, type Offered, type SaidPart } from './survey-words';

/** What keeps a survey from being opened. `name` is the element's; `part` where in it; `value` the choice, row or step. */
export type SurveyFault =
  | { kind: 'no-questions' | 'too-many-crosses' | 'answer-too-long' | 'too-long' }
  | { kind: 'too-many-questions'; most: number }
  | { kind: 'too-many-letters'; letters: number; most: number }
  | { kind: 'no-title' | 'no-purpose'; language: SurveyLanguage }
  | { kind: 'too-many-words' | 'markup' | 'braces'; name: string; part: SaidPart; language: SurveyLanguage }
  | { kind: 'gap'; name: string; part: SaidPart; value: string; language: SurveyLanguage }
  | { kind: 'name-twice' | 'name-form' | 'too-few-choices' | 'too-many-choices'; name: string }
  | { kind: 'bounds' | 'maximum' | 'rows-required'; name: string }
  | { kind: 'value-twice' | 'value-form'; name: string; value: string }
  | { kind: 'cross-unknown' | 'cross-unfit' | 'cross-twice'; name: string }
  | ConditionFault;

// Names that mean something else in a SurveyJS condition, or values it takes for another than they are.
const takenNames = ['item', 'row', 'panel', 'question', 'self', 'survey', 'choice', 'parent', 'locale'];
const takenValues = ['true', 'false', 'undefined', 'null', 'other', 'none'];

/** Whether a question would be misread under this name in a SurveyJS condition. */
export function isTakenName(name: string): boolean {
  return takenNames.includes(name);
}

/** Whether SurveyJS would take this value for another. */
export function isTakenValue(value: string): boolean {
  return takenValues.includes(value);
}

/** Bytes left for answers in their letter: 15 KiB less the class, the survey and the token. */
const MOST_ANSWER_BYTES = 15 * 1024 - 400;

/** All that keeps a survey from being opened, from its top down; an empty list = it can be. */
export function surveyFaults(definition: Definition, crosses: readonly CrossTable[]): SurveyFault[] {
  return [
    ...wholeFaults(definition),
    ...definition.elements.flatMap((element) => [
      ...nameFaults(element, definition),
      ...wordFaults(element),
      ...formFaults(element),
    ]),
    ...conditionFaults(definition),
    ...crossFaults(definition, crosses),
  ];
}

function wholeFaults(definition: Definition): SurveyFault[] {
  const questions = questionsOf(definition);
  const letters = questions.reduce((sum, each) => sum + (each.type === 'comment' ? each.maxLength : 0), 0);
  const bytes = questions.reduce((sum, each) => sum + longestAnswer(each), 2);
  const { title, description, elements } = definition;
  return [
    ...gaps(title).map((language): SurveyFault => ({ kind: 'no-title', language })),
    ...gaps(description).map((language): SurveyFault => ({ kind: 'no-purpose', language })),
    ...[title, description].flatMap((said) =>
      lineFaults({ part: 'survey', value: '', said }, 'survey').filter(({ kind }) => kind !== 'gap'),
    ),
    ...only(questions.length === 0, { kind: 'no-questions' }),
    ...only(questions.length > MOST_QUESTIONS || elements.length > 2 * MOST_QUESTIONS, {
      kind: 'too-many-questions',
      most: MOST_QUESTIONS,
    }),
    ...only(letters > MOST_OPEN_LETTERS, { kind: 'too-many-letters', letters, most: MOST_OPEN_LETTERS }),
    ...only(bytes > MOST_ANSWER_BYTES, { kind: 'answer-too-long' }),
    ...only(surveyBytes(definition) > MOST_SURVEY_BYTES, { kind: 'too-long' }),
  ];
}

function only(isSo: boolean, fault: SurveyFault): SurveyFault[] {
  return isSo ? [fault] : [];
}

/** Bytes of the longest answer with its name, as JSON; a letter of open text has three. */
function longestAnswer(question: Question): number {
  const longest = (values: string[]) => Math.max(0, ...values.map((value) => value.length + 3));
  const own = question.name.length + 4;
  switch (question.type) {
    case 'comment':
      return own + 2 + 3 * question.maxLength;
    case 'checkbox':
      return own + 2 + question.choices.reduce((sum, { value }) => sum + value.length + 3, 0);
    case 'matrix': {
      const column = longest(question.columns.map(({ value }) => value));
      return own + 2 + question.rows.reduce((sum, { value }) => sum + value.length + 3 + column, 0);
    }
    default:
      return own + 32;
  }
}

function nameFaults(element: Element, { elements }: Definition): SurveyFault[] {
  const { name } = element;
  const same = elements.filter((each) => each.name === name);
  const isForm = SURVEY_NAME.test(name) && !isTakenName(name);
  return [
    ...only(!isForm, { kind: 'name-form', name }),
    ...only(same.length > 1 && same[0] === element, { kind: 'name-twice', name }),
  ];
}

function wordFaults(element: Element): SurveyFault[] {
  return saidIn(element).flatMap((placed) => lineFaults(placed, element.name));
}

function lineFaults({ part, value, said }: Line, name: string): SurveyFault[] {
  const missing = gaps(said);
  // A hint may be missing, but not in one language alone; so may the words of a step between the ends.
  const mayMiss = (part === 'description' || part === 'step') && missing.length === 2;
  return [
    ...(mayMiss ? [] : missing).map((language): SurveyFault => ({
      kind: 'gap',
      name,
      part,
      value,
      language,
    })),
    ...LANGUAGES.flatMap((language) => [
      ...only(said[language].length > MOST_WORDS, { kind: 'too-many-words', name, part, language }),
      ...only(part === 'note' && /[<&]/.test(said[language]), { kind: 'markup', name, part, language }),
      ...only(/[{}]/.test(said[language]), { kind: 'braces', name, part, language }),
    ]),
  ];
}

function formFaults(element: Element): SurveyFault[] {
  if (!isQuestion(element)) return [];
  const { name } = element;
  return [
    ...listsOf(element).flatMap((list) => listFaults(list, name)),
    ...only(!isBounded(element), { kind: 'bounds', name }),
    ...only(element.type === 'checkbox' && element.maxSelectedChoices > element.choices.length, {
      kind: 'maximum',
      name,
    }),
    ...only(element.type === 'matrix' && element.isAllRowRequired !== element.isRequired, {
      kind: 'rows-required',
      name,
    }),
  ];
}

function isBounded(question: Question): boolean {
  if (question.type === 'comment') return question.maxLength >= 1 && question.maxLength <= MOST_OPEN_LETTERS;
  if (question.type !== 'text') return true;
  const { min, max } = question;
  const isWhole = [min, max].every((each) => Number.isInteger(each) && Math.abs(each) <= MOST_NUMBER);
  return isWhole && min < max;
}

function listFaults({ of, least }: Offered, name: string): SurveyFault[] {
  const values = of.map(({ value }) => value);
  return [
    ...only(of.length < least, { kind: 'too-few-choices', name }),
    ...only(of.length > MOST_CHOICES, { kind: 'too-many-choices', name }),
    ...values
      .filter((value) => typeof value === 'string' && (!SURVEY_NAME.test(value) || isTakenValue(value)))
      .map((value): SurveyFault => ({ kind: 'value-form', name, value: String(value) })),
    ...values
      .filter((value, at) => values.indexOf(value) < at)
      .map((value): SurveyFault => ({ kind: 'value-twice', name, value: String(value) })),
  ];
}

/** Whether the answers to a question can stand in a cross-table: one of a few for each family. */
export function canCross(question: Question): boolean {
  return ['radiogroup', 'dropdown', 'rating', 'boolean'].includes(question.type);
}

function crossFaults(definition: Definition, crosses: readonly CrossTable[]): SurveyFault[] {
  const questions = questionsOf(definition);
  const keys = crosses.map((pair) => [...pair].sort().join(' '));
  const ofNames = crosses.flat().flatMap((name): SurveyFault[] => {
    const question = questions.find((each) => each.name === name);
    if (!question) return [{ kind: 'cross-unknown', name }];
    return only(!canCross(question), { kind: 'cross-unfit', name });
  });
  const twice = crosses.filter(([a, b], at) => a === b || keys.indexOf(keys[at] ?? '') < at);
  return [
    ...only(crosses.length > MOST_CROSS_TABLES, { kind: 'too-many-crosses' }),
    ...ofNames,
    ...twice.map(([name]): SurveyFault => ({ kind: 'cross-twice', name })),
  ];
}
