import {
  isQuestion,
  MOST_QUESTIONS,
  MOST_SURVEY_BYTES,
  surveyBytes,
  type Definition,
  type Element,
  type Question,
} from './survey';
import { readElement } from './survey-json-elements';
import { namesFor, visibleIfOf, type Names } from './survey-json-names';
import {
  objectOf,
  refuse,
  refuseOthers,
  saidOf,
  within,
  type Place,
  type Raw,
  type Refusal,
} from './survey-json-reading';

/** A survey read from SurveyJS JSON; or all, by name, that lies outside what can be asked here. */
export type SurveyReading =
  { kind: 'read'; definition: Definition } | { kind: 'refused'; refusals: [Refusal, ...Refusal[]] };

/** Letters of a text that is read at all. */
const MOST_LETTERS = 1_000_000;

/** Reads SurveyJS JSON, whoever wrote it. Names and values that are not of our form get one. Never throws. */
export function readSurvey(text: string): SurveyReading {
  const place: Place = { where: '', refusals: [] };
  const definition = readWhole(text, place);
  if (definition && surveyBytes(definition) > MOST_SURVEY_BYTES) refuse(place, 'too-long', '');
  const [first, ...more] = place.refusals;
  if (first) return { kind: 'refused', refusals: [first, ...more] };
  return definition
    ? { kind: 'read', definition }
    : { kind: 'refused', refusals: [{ kind: 'not-a-survey', where: '', what: '' }] };
}

/** A survey as SurveyJS reads it. */
export function writeSurvey(definition: Definition): string {
  return JSON.stringify(definition, null, 2);
}

function readWhole(text: string, place: Place): Definition | undefined {
  const raw = parsedOf(text, place);
  const placed = raw && elementsOf(raw, place);
  if (!raw || !placed) return undefined;
  if (placed.length > 2 * MOST_QUESTIONS) {
    refuse(place, 'too-many-questions', placed.length);
    return undefined;
  }
  refuseOthers(raw, wholeProperties, place);
  refuseUnlike({ raw, place }, 'locale', ['zh-cn', 'zh-CN', 'zh', 'en', '']);
  refuseUnlike({ raw, place }, 'clearInvisibleValues', ['onHidden', 'onComplete', true]);
  return {
    title: saidOf(raw['title'], within(place, 'title')),
    description: saidOf(raw['description'], within(place, 'description')),
    locale: 'zh-cn',
    clearInvisibleValues: 'onHidden',
    elements: readElements(placed),
  };
}

const wholeProperties = [
  'title',
  'description',
  'locale',
  'clearInvisibleValues',
  'pages',
  'elements',
  'questions',
];

function parsedOf(text: string, place: Place): Raw | undefined {
  if (text.length > MOST_LETTERS) {
    refuse(place, 'too-long', '');
    return undefined;
  }
  try {
    return objectOf(JSON.parse(text));
  } catch {
    refuse(place, 'not-json', '');
    return undefined;
  }
}

function refuseUnlike({ raw, place }: { raw: Raw; place: Place }, key: string, allowed: unknown[]): void {
  const value = raw[key];
  if (value !== undefined && !allowed.includes(value)) refuse(within(place, key), 'value', value);
}

type RawPlaced = { raw: Raw; called: string; place: Place };

/** All elements in order, page after page; undefined where there is no list of them. */
function elementsOf(raw: Raw, place: Place): RawPlaced[] | undefined {
  const pages = raw['pages'];
  if (pages === undefined) return listed(raw, place);
  if (!Array.isArray(pages)) return undefined;
  return (pages as unknown[]).flatMap((page, at) => {
    const on = within(place, `pages[${at}]`);
    const rawPage = objectOf(page);
    if (!rawPage) refuse(on, 'value', page);
    else refuseOthers(rawPage, ['name', 'elements', 'questions'], on);
    return (rawPage && listed(rawPage, on)) ?? [];
  });
}

function listed(raw: Raw, place: Place): RawPlaced[] | undefined {
  const key = raw['elements'] === undefined ? 'questions' : 'elements';
  const list = raw[key];
  if (!Array.isArray(list)) return undefined;
  return (list as unknown[]).flatMap((each, at): RawPlaced[] => {
    const element = objectOf(each);
    if (!element) {
      refuse(within(place, `${key}[${at}]`), 'value', each);
      return [];
    }
    const called = element['name'];
    const named = typeof called === 'string' && called !== '' ? called : `${key}[${at}]`;
    return [{ raw: element, called: named, place: within(place, named.slice(0, 60)) }];
  });
}

function readElements(placed: RawPlaced[]): Element[] {
  const called = placed.map((each) => each.called);
  placed.forEach(({ place }, at) => {
    const name = called[at] ?? '';
    if (called.indexOf(name) < at) refuse(place, 'name-twice', name);
  });
  const names: Names = { questions: namesFor([...new Set(called)], 'questions'), values: new Map() };
  const read = placed.map(({ raw, called: word, place }) => {
    const name = names.questions.get(word) ?? word;
    return { raw, place, element: readElement({ raw, name, names, place }) };
  });
  const questions = new Map<string, Question>();
  for (const { element } of read) if (element && isQuestion(element)) questions.set(element.name, element);
  return read.flatMap(({ raw, place, element }): Element[] => {
    if (!element) return [];
    const visibleIf = visibleIfOf(raw['visibleIf'], { names, questions }, within(place, 'visibleIf'));
    return [{ ...element, visibleIf }];
  });
}
