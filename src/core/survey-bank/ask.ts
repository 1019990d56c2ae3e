import type { Choice, MatrixQuestion, MultipleQuestion, Question, Said } from '../survey';

// How the questions of the bank are written down: a name, the words in both languages, and what is offered.

/** Chinese, then English. */
export type Words = readonly [zh: string, en: string];
/** The value that is counted, then its words. */
export type Option = readonly [value: string, zh: string, en: string];

export function say([zh, en]: Words): Said {
  return { 'zh-cn': zh, en };
}

export function offer(options: readonly Option[]): Choice[] {
  return options.map(([value, zh, en]) => ({ value, text: { 'zh-cn': zh, en } }));
}

export type Ask = { name: string; title: Words; hint?: Words };

function asked({ name, title, hint = ['', ''] }: Ask) {
  // Nobody has to answer anything: what a family would rather not say, it skips.
  return { name, title: say(title), description: say(hint), isRequired: false, visibleIf: '' };
}

export function single(ask: Ask, options: readonly Option[]): Question {
  return { type: 'radiogroup', ...asked(ask), choices: offer(options) };
}

export function fromList(ask: Ask, options: readonly Option[]): Question {
  return { type: 'dropdown', ...asked(ask), choices: offer(options) };
}

export function multiple(ask: Ask, options: readonly Option[], most = 0): MultipleQuestion {
  return { type: 'checkbox', ...asked(ask), choices: offer(options), maxSelectedChoices: most };
}

/** Five steps with as many on either side of the middle. */
export function scale(ask: Ask, steps: readonly [Words, Words, Words, Words, Words]): Question {
  return {
    type: 'rating',
    ...asked(ask),
    rateValues: steps.map((words, at) => ({ value: at + 1, text: say(words) })),
  };
}

export function yesNo(ask: Ask): Question {
  return { type: 'boolean', ...asked(ask), labelTrue: say(['有', 'Yes']), labelFalse: say(['没有', 'No']) };
}

export function number(ask: Ask, min: number, max: number): Question {
  return { type: 'text', ...asked(ask), inputType: 'number', min, max };
}

export function open(ask: Ask, maxLength: number): Question {
  return { type: 'comment', ...asked(ask), maxLength };
}

export function matrix(ask: Ask, rows: readonly Option[], columns: readonly Option[]): MatrixQuestion {
  return {
    type: 'matrix',
    ...asked(ask),
    rows: offer(rows),
    columns: offer(columns),
    isAllRowRequired: false,
  };
}

export const unsure: Option = ['unsure', '不清楚', 'I do not know'];
export const another: Option = ['another', '其他', 'Something else'];

/** From the one end to the other, with a middle. */
export const satisfied = [
  ['很不满意', 'Very dissatisfied'],
  ['不太满意', 'Rather dissatisfied'],
  ['一般', 'Neither'],
  ['比较满意', 'Rather satisfied'],
  ['很满意', 'Very satisfied'],
] as const;
