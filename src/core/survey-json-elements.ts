import {
  MOST_CHOICES,
  MOST_NUMBER,
  MOST_OPEN_LETTERS,
  type Choice,
  type Element,
  type Question,
  type Said,
  type ScaleStep,
} from './survey';
import { namesFor, type Names } from './survey-json-names';
import { objectOf, refuse, refuseOthers, saidOf, within, type Place, type Raw } from './survey-json-reading';

/** What every reader of an element is handed: it under its new name, without its condition. */
type Source = { raw: Raw; name: string; names: Names; place: Place };

/** An element of a SurveyJS text as ours, shown always; undefined where its type is refused. */
export function readElement(source: Source): Element | undefined {
  const { raw, place } = source;
  const type: unknown = raw['type'] ?? 'text';
  switch (type) {
    case 'html':
      return noteOf(source);
    case 'radiogroup':
      return { type: 'radiogroup', ...askedOf(source, ['choices']), choices: choicesOf(source, 'choices') };
    case 'dropdown':
      return { type: 'dropdown', ...askedOf(source, ['choices']), choices: choicesOf(source, 'choices') };
    case 'checkbox':
      return {
        type: 'checkbox',
        ...askedOf(source, ['choices', 'maxSelectedChoices']),
        choices: choicesOf(source, 'choices'),
        maxSelectedChoices: mostOf(source),
      };
    case 'rating':
      return ratingOf(source);
    case 'boolean':
      return yesNoOf(source);
    case 'text':
      return raw['inputType'] === 'number' ? numberOf(source) : openOf(source, ['inputType']);
    case 'comment':
      return openOf(source, ['rows', 'acceptCarriageReturn']);
    case 'matrix':
      return matrixOf(source);
    default:
      refuse(place, 'type', type);
      return undefined;
  }
}

const common = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf'];

function askedOf({ raw, name, place }: Source, own: string[]) {
  refuseOthers(raw, [...common, ...own], place);
  return {
    name,
    title: saidOf(raw['title'], within(place, 'title')),
    description: saidOf(raw['description'], within(place, 'description')),
    isRequired: isSo({ raw, place }, 'isRequired'),
    visibleIf: '',
  };
}

function isSo({ raw, place }: { raw: Raw; place: Place }, key: string): boolean {
  const value = raw[key];
  if (value !== undefined && typeof value !== 'boolean') refuse(within(place, key), 'value', value);
  return value === true;
}

function wholeOf({ raw, place }: Source, key: string, otherwise: number): number {
  const value = raw[key] ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST_NUMBER) return value;
  refuse(within(place, key), 'value', value);
  return otherwise;
}

function mostOf(source: Source): number {
  const most = wholeOf(source, 'maxSelectedChoices', 0);
  if (most >= 0 && most <= MOST_CHOICES) return most;
  refuse(within(source.place, 'maxSelectedChoices'), 'value', most);
  return 0;
}

function listOf({ raw, place }: Source, key: string): unknown[] {
  const value = raw[key] ?? [];
  if (!Array.isArray(value)) refuse(within(place, key), 'value', value);
  else if (value.length > MOST_CHOICES) refuse(within(place, key), 'too-many-choices', value.length);
  else return value as unknown[];
  return [];
}

type Given = { value: string | number; text: Said };

/** Choices as they are given: plain values, or with words of their own. What has none is read as its value. */
function givenOf(source: Source, key: string): Given[] {
  return listOf(source, key).flatMap((each, at): Given[] => {
    const place = within(source.place, `${key}[${at}]`);
    const raw = objectOf(each) ?? { value: each };
    refuseOthers(raw, ['value', 'text'], place);
    const value = raw['value'];
    if (typeof value !== 'string' && typeof value !== 'number') {
      refuse(place, 'value', value);
      return [];
    }
    return [{ value, text: saidOf(raw['text'] ?? value, place) }];
  });
}

function choicesOf(source: Source, key: string): Choice[] {
  const given = givenOf(source, key);
  const words = given.map(({ value }) => String(value));
  const twice = words.find((word, at) => words.indexOf(word) < at);
  if (twice !== undefined) refuse(within(source.place, key), 'name-twice', twice);
  const values = namesFor([...new Set(words)], 'values');
  const all = source.names.values.get(source.name) ?? new Map<string, string>();
  source.names.values.set(source.name, new Map([...all, ...values]));
  return given.map(({ value, text }) => ({ value: values.get(String(value)) ?? '', text }));
}

const scaleKeys = [
  'rateMin',
  'rateMax',
  'rateStep',
  'minRateDescription',
  'maxRateDescription',
  'rateValues',
];

function ratingOf(source: Source): Question {
  const { raw, place } = source;
  const asked = askedOf(source, scaleKeys);
  const steps = raw['rateValues'] === undefined ? reckonedSteps(source) : givenSteps(source);
  const [first, last] = [steps[0], steps[steps.length - 1]];
  if (first && raw['minRateDescription'] !== undefined)
    first.text = saidOf(raw['minRateDescription'], within(place, 'minRateDescription'));
  if (last && raw['maxRateDescription'] !== undefined)
    last.text = saidOf(raw['maxRateDescription'], within(place, 'maxRateDescription'));
  return { type: 'rating', ...asked, rateValues: steps };
}

function givenSteps(source: Source): ScaleStep[] {
  return givenOf(source, 'rateValues').flatMap(({ value, text }) => {
    if (Number.isInteger(value) && Math.abs(Number(value)) <= MOST_NUMBER)
      return [{ value: Number(value), text }];
    refuse(within(source.place, 'rateValues'), 'value', value);
    return [];
  });
}

function reckonedSteps(source: Source): ScaleStep[] {
  const { place } = source;
  const from = wholeOf(source, 'rateMin', 1);
  const to = wholeOf(source, 'rateMax', 5);
  const by = wholeOf(source, 'rateStep', 1);
  const many = by > 0 ? Math.floor((to - from) / by) + 1 : 0;
  if (many > MOST_CHOICES) refuse(place, 'too-many-choices', many);
  else if (many >= 2)
    return Array.from({ length: many }, (_, at) => ({
      value: from + at * by,
      text: { 'zh-cn': String(from + at * by), en: String(from + at * by) },
    }));
  else refuse(within(source.place, 'rateMax'), 'value', to);
  return [];
}

function yesNoOf(source: Source): Question {
  const { raw, place } = source;
  const label = (key: string, otherwise: Said) =>
    raw[key] === undefined ? otherwise : saidOf(raw[key], within(place, key));
  return {
    type: 'boolean',
    ...askedOf(source, ['labelTrue', 'labelFalse']),
    labelTrue: label('labelTrue', { 'zh-cn': '是', en: 'Yes' }),
    labelFalse: label('labelFalse', { 'zh-cn': '否', en: 'No' }),
  };
}

function numberOf(source: Source): Question {
  return {
    type: 'text',
    ...askedOf(source, ['inputType', 'min', 'max']),
    inputType: 'number',
    min: wholeOf(source, 'min', -MOST_NUMBER),
    max: wholeOf(source, 'max', MOST_NUMBER),
  };
}

/** Letters of an open answer, where SurveyJS names no bound. */
const USUAL_LETTERS = 300;

function openOf(source: Source, own: string[]): Question {
  const { raw, place } = source;
  const kind = raw['inputType'] ?? 'text';
  if (kind !== 'text') refuse(within(place, 'inputType'), 'value', kind);
  const maxLength = wholeOf(source, 'maxLength', USUAL_LETTERS);
  if (maxLength > MOST_OPEN_LETTERS) refuse(within(place, 'maxLength'), 'value', maxLength);
  return {
    type: 'comment',
    ...askedOf(source, ['maxLength', ...own]),
    maxLength: maxLength < 1 ? USUAL_LETTERS : Math.min(maxLength, MOST_OPEN_LETTERS),
  };
}

function matrixOf(source: Source): Question {
  const { raw, place } = source;
  const key = raw['eachRowRequired'] === undefined ? 'isAllRowRequired' : 'eachRowRequired';
  const asked = askedOf(source, ['rows', 'columns', key]);
  const isAllRowRequired = isSo(source, key);
  // One row answered would do there; here a matrix is answered or it is not.
  if (isAllRowRequired !== asked.isRequired) refuse(within(place, key), 'value', isAllRowRequired);
  return {
    type: 'matrix',
    ...asked,
    rows: choicesOf(source, 'rows'),
    columns: choicesOf(source, 'columns'),
    isAllRowRequired,
  };
}

function noteOf({ raw, name, place }: Source): Element {
  refuseOthers(raw, ['type', 'name', 'html', 'visibleIf'], place);
  const html = saidOf(raw['html'], within(place, 'html'));
  const markup = /[<&][^\s]{0,20}/.exec(html['zh-cn']) ?? /[<&][^\s]{0,20}/.exec(html.en);
  if (markup) refuse(within(place, 'html'), 'markup', markup[0]);
  return { type: 'html', name, visibleIf: '', html };
}
