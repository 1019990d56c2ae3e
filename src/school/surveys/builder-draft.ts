import {
  isQuestion,
  type Choice,
  type Definition,
  type Element,
  type Question,
  type Said,
  type ScaleStep,
} from '../../core/survey';
import { namesIn, parseCondition } from '../../core/survey-condition';
import type { SurveyDraft } from '../../wire/survey-desk';

export const KINDS = [
  'radiogroup',
  'checkbox',
  'rating',
  'boolean',
  'text',
  'comment',
  'matrix',
  'dropdown',
  'html',
] as const;
export type Kind = (typeof KINDS)[number];

export function nothingSaid(): Said {
  return { 'zh-cn': '', en: '' };
}

export function emptyDraft(): SurveyDraft {
  return {
    definition: {
      title: nothingSaid(),
      description: nothingSaid(),
      locale: 'zh-cn',
      clearInvisibleValues: 'onHidden',
      elements: [],
    },
    crosses: [],
  };
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The 8 characters of a new survey. */
export function freshSurveyId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
}

/** A name no element has or had, as far as any condition still speaks of it. */
export function freshName({ elements }: Definition): string {
  const texts = elements.flatMap(({ name, visibleIf }) => [name, ...(visibleIf.match(/q\d+/g) ?? [])]);
  const numbers = texts.map((text) => Number(/^q(\d+)$/.exec(text)?.[1] ?? 0));
  return `q${String(Math.max(0, ...numbers) + 1)}`;
}

/** A value no choice of the list has; `spoken` are values that conditions still name. */
export function freshValue(of: readonly Choice[], spoken: readonly string[] = []): string {
  const taken = new Set([...of.map(({ value }) => value), ...spoken]);
  for (let at = 0; ; at += 1) {
    const value = at < 26 ? String.fromCharCode(97 + at) : `a${String(at)}`;
    if (!taken.has(value)) return value;
  }
}

/** The values that conditions of a survey name. */
export function spokenValues({ elements }: Definition): string[] {
  return elements.flatMap(({ visibleIf }) =>
    [...visibleIf.matchAll(/'([^']*)'/g)].map(([, value = '']) => value),
  );
}

const choicesOf = (count: number): Choice[] =>
  ['a', 'b', 'c'].slice(0, count).map((value) => ({ value, text: nothingSaid() }));

const agreement: Said[] = [
  { 'zh-cn': '很不同意', en: 'Strongly disagree' },
  { 'zh-cn': '不太同意', en: 'Disagree' },
  { 'zh-cn': '一般', en: 'Neither' },
  { 'zh-cn': '比较同意', en: 'Agree' },
  { 'zh-cn': '很同意', en: 'Strongly agree' },
];
const steps = (): ScaleStep[] => agreement.map((text, at) => ({ value: at + 1, text: { ...text } }));

/** The step that comes after the last of a scale, as far above it as the last is above the one before. */
export function stepAfter(steps: readonly ScaleStep[]): ScaleStep {
  const [last, before] = [steps[steps.length - 1]?.value ?? 0, steps[steps.length - 2]?.value];
  const by = before === undefined ? 1 : last - before;
  const isFree = steps.every(({ value }) => value !== last + by) && by !== 0;
  const highest = Math.max(0, ...steps.map(({ value }) => value));
  return { value: isFree ? last + by : highest + 1, text: nothingSaid() };
}

/** What a new element of a kind begins with. */
export function newElement(kind: Kind, definition: Definition): Element {
  const name = freshName(definition);
  if (kind === 'html') return { type: kind, name, visibleIf: '', html: nothingSaid() };
  const asked = { name, visibleIf: '', title: nothingSaid(), description: nothingSaid(), isRequired: false };
  switch (kind) {
    case 'radiogroup':
    case 'dropdown':
      return { type: kind, ...asked, choices: choicesOf(2) };
    case 'checkbox':
      return { type: kind, ...asked, choices: choicesOf(3), maxSelectedChoices: 0 };
    case 'rating':
      return { type: kind, ...asked, rateValues: steps() };
    case 'boolean':
      return {
        type: kind,
        ...asked,
        labelTrue: { 'zh-cn': '是', en: 'Yes' },
        labelFalse: { 'zh-cn': '否', en: 'No' },
      };
    case 'text':
      return { type: kind, ...asked, inputType: 'number', min: 0, max: 10 };
    case 'comment':
      return { type: kind, ...asked, maxLength: 200 };
    case 'matrix':
      return { type: kind, ...asked, rows: choicesOf(2), columns: choicesOf(3), isAllRowRequired: false };
  }
}

const withElements = (definition: Definition, elements: Element[]): Definition => ({
  ...definition,
  elements,
});

const insertedAt = (elements: readonly Element[], element: Element, at: number): Element[] => [
  ...elements.slice(0, at),
  element,
  ...elements.slice(at),
];

/** An element in place of the one of its name. */
export function changeElement(definition: Definition, element: Element): Definition {
  return withElements(
    definition,
    definition.elements.map((each) => (each.name === element.name ? element : each)),
  );
}

export function insertElement(definition: Definition, element: Element, at: number): Definition {
  return withElements(definition, insertedAt(definition.elements, element, at));
}

export function removeElement(definition: Definition, name: string): Definition {
  return withElements(
    definition,
    definition.elements.filter((each) => each.name !== name),
  );
}

/** Where a new element comes to stand: right below the one that is open, else at the end. */
export function placeBelow({ elements }: Definition, chosen: string | undefined): number {
  const at = elements.findIndex(({ name }) => name === chosen);
  return at < 0 ? elements.length : at + 1;
}

/** What was taken out, back where it was; under another name if its own was given away meanwhile. */
export function restoreElement(
  definition: Definition,
  element: Element,
  at: number,
): { definition: Definition; name: string } {
  const isFree = definition.elements.every(({ name }) => name !== element.name);
  const name = isFree ? element.name : freshName(definition);
  return { definition: insertElement(definition, { ...element, name }, at), name };
}

/** A question of the bank keeps its name where it is free, so that surveys can be compared over the years. */
export function namedFor(definition: Definition, question: Question): Question {
  const isFree = definition.elements.every(({ name }) => name !== question.name);
  return { ...question, visibleIf: '', name: isFree ? question.name : freshName(definition) };
}

/** A second one right below the first. */
export function duplicateElement(
  definition: Definition,
  name: string,
): { definition: Definition; made: string } {
  const at = definition.elements.findIndex((each) => each.name === name);
  const original = definition.elements[at];
  if (!original) return { definition, made: name };
  const made = freshName(definition);
  return { definition: insertElement(definition, { ...original, name: made }, at + 1), made };
}

function dependsOn(element: Element, name: string): boolean {
  const condition = element.visibleIf === '' ? undefined : parseCondition(element.visibleIf);
  return condition !== undefined && namesIn(condition).includes(name);
}

/** `held`: it would stand before what it depends on, or behind what depends on it. */
export type Move =
  | { kind: 'moved'; definition: Definition; at: number }
  | { kind: 'held'; by: Element; how: 'needs' | 'is-needed' }
  | { kind: 'edge' };

/** An element at another place, if every condition still speaks of what comes before it. */
export function moveElement(definition: Definition, name: string, to: number): Move {
  const { elements } = definition;
  const from = elements.findIndex((each) => each.name === name);
  const element = elements[from];
  if (!element || to < 0 || to >= elements.length || to === from) return { kind: 'edge' };
  const crossed = to < from ? elements.slice(to, from) : elements.slice(from + 1, to + 1);
  const by = crossed.find((each) => (to < from ? dependsOn(element, each.name) : dependsOn(each, name)));
  if (by) return { kind: 'held', by, how: to < from ? 'needs' : 'is-needed' };
  const moved = insertedAt(
    elements.filter((each) => each !== element),
    element,
    to,
  );
  return { kind: 'moved', definition: withElements(definition, moved), at: to };
}

/** The questions above an element: all its condition can speak of. */
export function questionsBefore({ elements }: Definition, name: string): Question[] {
  const at = elements.findIndex((each) => each.name === name);
  return elements.slice(0, Math.max(0, at)).filter(isQuestion);
}
