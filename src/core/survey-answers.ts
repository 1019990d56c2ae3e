import {
  isQuestion,
  type Answer,
  type Answers,
  type Choice,
  type Definition,
  type Element,
  type MatrixQuestion,
  type MultipleQuestion,
  type NumberQuestion,
  type Question,
} from './survey';
import { answerTo, isTrue, ownOf, parseCondition, type Condition } from './survey-condition';

/** What is wrong with one answer, or with a question that has none. */
export type AnswerFault = {
  name: string;
  fault:
    | 'required'
    | 'not-an-option'
    | 'too-many'
    | 'not-a-number'
    | 'out-of-bounds'
    | 'too-long'
    | 'hidden'
    | 'unknown'
    | 'row-missing';
};

// A form asks after each tap, and one survey has few conditions: each text is read once.
const conditions = new Map<string, Condition | undefined>();

function conditionOf(text: string): Condition | undefined {
  if (!conditions.has(text)) {
    if (conditions.size > 500) conditions.clear();
    conditions.set(text, parseCondition(text));
  }
  return conditions.get(text);
}

// A condition names only what stands before it (survey-faults), so one pass from the top finds all that is hidden: an
// answer to what is hidden counts as none, and what depends on it follows. What cannot be read is never shown.
function passThrough({ elements }: Definition, answers: Answers): { visible: Element[]; kept: Answers } {
  const visible: Element[] = [];
  const kept: Answers = {};
  for (const element of elements) {
    if (element.visibleIf !== '') {
      const condition = conditionOf(element.visibleIf);
      if (!condition || !isTrue(condition, kept)) continue;
    }
    visible.push(element);
    const answer = isQuestion(element) ? answerTo(element.name, answers) : undefined;
    if (answer !== undefined) kept[element.name] = answer;
  }
  return { visible, kept };
}

/** What is shown of a survey once so much is answered, in order. */
export function visibleElements(definition: Definition, answers: Answers): Element[] {
  return passThrough(definition, answers).visible;
}

/** The answers that count: none to what is hidden, and none that says nothing. */
export function withoutHidden(definition: Definition, answers: Answers): Answers {
  return passThrough(definition, answers).kept;
}

/** All that keeps answers from being sent, in the order of the questions; what belongs to no question comes last. */
export function answerFaults(definition: Definition, answers: Answers): AnswerFault[] {
  const { visible, kept } = passThrough(definition, answers);
  const shown = new Set(visible.filter(isQuestion).map(({ name }) => name));
  const asked = new Set(definition.elements.filter(isQuestion).map(({ name }) => name));
  const ofShown = visible
    .filter(isQuestion)
    .flatMap((question) => questionFaults(question, answerTo(question.name, kept)));
  const strays = Object.keys(answers)
    .filter((name) => !shown.has(name))
    .map((name): AnswerFault => ({ name, fault: asked.has(name) ? 'hidden' : 'unknown' }));
  return [...ofShown, ...strays];
}

/** What is wrong with the answer to one question that is shown. */
export function questionFaults(question: Question, answer: Answer | undefined): AnswerFault[] {
  const { name } = question;
  // Blanks are no answer to what is required, though they stand where they were typed.
  const isBlank = typeof answer === 'string' && answer.trim() === '';
  if (question.isRequired && (answer === undefined || isBlank)) return [{ name, fault: 'required' }];
  if (answer === undefined) return [];
  const fault = faultOf(question, answer);
  return fault ? [{ name, fault }] : [];
}

function faultOf(question: Question, answer: Answer): AnswerFault['fault'] | undefined {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return isOffered(question.choices, answer) ? undefined : 'not-an-option';
    case 'checkbox':
      return multipleFault(question, answer);
    case 'rating':
      return question.rateValues.some(({ value }) => value === answer) ? undefined : 'not-an-option';
    case 'boolean':
      return typeof answer === 'boolean' ? undefined : 'not-an-option';
    case 'text':
      return numberFault(question, answer);
    case 'comment':
      if (typeof answer !== 'string') return 'not-an-option';
      return answer.length > question.maxLength ? 'too-long' : undefined;
    case 'matrix':
      return matrixFault(question, answer);
  }
}

function isOffered(choices: Choice[], answer: unknown): boolean {
  return choices.some(({ value }) => value === answer);
}

function multipleFault({ choices, maxSelectedChoices }: MultipleQuestion, answer: Answer) {
  if (!Array.isArray(answer) || !answer.every((each) => isOffered(choices, each))) return 'not-an-option';
  if (new Set(answer).size < answer.length) return 'not-an-option';
  return maxSelectedChoices > 0 && answer.length > maxSelectedChoices ? 'too-many' : undefined;
}

function numberFault({ min, max }: NumberQuestion, answer: Answer) {
  if (typeof answer !== 'number' || !Number.isInteger(answer)) return 'not-a-number';
  return answer < min || answer > max ? 'out-of-bounds' : undefined;
}

function matrixFault({ rows, columns, isAllRowRequired }: MatrixQuestion, answer: Answer) {
  if (typeof answer !== 'object' || Array.isArray(answer)) return 'not-an-option';
  const fits = Object.entries(answer).every(([row, of]) => isOffered(rows, row) && isOffered(columns, of));
  if (!fits) return 'not-an-option';
  const isWhole = rows.every(({ value }) => ownOf(answer, value) !== undefined);
  return isAllRowRequired && !isWhole ? 'row-missing' : undefined;
}
