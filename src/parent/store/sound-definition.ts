import { SURVEY_NAME } from '../../core/survey';
import { isTextOf } from './sound';

/*
 * A survey's definition as a form draws it: the endpoint sends only what is whole, and a hand may spoil it here. What is
 * not as it should be is not drawn; whether it means something says core/survey-faults, before it opens.
 */

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSaid(value: unknown): boolean {
  return isThere(value) && isText(value['zh-cn']) && isText(value['en']);
}

function isListOf(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isRight);
}

function isChoice(value: unknown): boolean {
  return isThere(value) && isText(value['value']) && isSaid(value['text']);
}

function isStep(value: unknown): boolean {
  return isThere(value) && Number.isInteger(value['value']) && isSaid(value['text']);
}

type Raw = Record<string, unknown>;

/** What each kind of question has of its own. */
const OWN: Record<string, (raw: Raw) => boolean> = {
  radiogroup: ({ choices }) => isListOf(isChoice, choices),
  dropdown: ({ choices }) => isListOf(isChoice, choices),
  checkbox: ({ choices, maxSelectedChoices }) =>
    isListOf(isChoice, choices) && Number.isInteger(maxSelectedChoices),
  rating: ({ rateValues }) => isListOf(isStep, rateValues),
  boolean: ({ labelTrue, labelFalse }) => isSaid(labelTrue) && isSaid(labelFalse),
  text: ({ min, max }) => Number.isInteger(min) && Number.isInteger(max),
  comment: ({ maxLength }) => Number.isInteger(maxLength),
  matrix: ({ rows, columns }) => isListOf(isChoice, rows) && isListOf(isChoice, columns),
};

function isAsked({ type, title, description, isRequired, ...own }: Raw): boolean {
  const isWorded = isSaid(title) && isSaid(description) && typeof isRequired === 'boolean';
  return isWorded && isText(type) && Object.keys(OWN).includes(type) && OWN[type]?.(own) === true;
}

function isElement(value: unknown): boolean {
  if (!isThere(value)) return false;
  const { type, name, visibleIf, html } = value;
  if (!isText(type) || !isTextOf(SURVEY_NAME, name) || !isText(visibleIf)) return false;
  return type === 'html' ? isSaid(html) : isAsked(value);
}

/** Whether a definition read from the database can be drawn. */
export function isSoundDefinition(value: unknown): boolean {
  if (!isThere(value) || !isSaid(value['title']) || !isSaid(value['description'])) return false;
  return Array.isArray(value['elements']) && value['elements'].every(isElement);
}
