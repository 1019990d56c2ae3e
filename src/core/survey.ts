import type { Night } from './night';
import { closesAt, hourOn } from './open-evening';

// A survey as the school composes it: a strict subset of SurveyJS JSON, in one form only. What a field means there it
// means here; nothing is left out, so that two definitions that mean the same are the same text.

/** Every word a family reads, in both languages. '' = still missing. */
export type Said = { 'zh-cn': string; en: string };
/** The languages of a survey as SurveyJS names them. */
export type SurveyLanguage = keyof Said;

/** One of the answers offered; `value` is what is kept and counted. */
export type Choice = { value: string; text: Said };
/** One step of a scale. */
export type ScaleStep = { value: number; text: Said };

/** `visibleIf`: '' = always, else a condition (survey-condition.ts) over what stands before it. */
type Placed = { name: string; visibleIf: string };
type Asked = Placed & { title: Said; description: Said; isRequired: boolean };

export type SingleQuestion = Asked & { type: 'radiogroup' | 'dropdown'; choices: Choice[] };
/** `maxSelectedChoices`: 0 = as many as there are. */
export type MultipleQuestion = Asked & { type: 'checkbox'; choices: Choice[]; maxSelectedChoices: number };
export type RatingQuestion = Asked & { type: 'rating'; rateValues: ScaleStep[] };
export type YesNoQuestion = Asked & { type: 'boolean'; labelTrue: Said; labelFalse: Said };
/** Whole numbers from `min` to `max`. */
export type NumberQuestion = Asked & { type: 'text'; inputType: 'number'; min: number; max: number };
export type OpenQuestion = Asked & { type: 'comment'; maxLength: number };
/** One column for each row. `isAllRowRequired` is always as `isRequired`. */
export type MatrixQuestion = Asked & {
  type: 'matrix';
  rows: Choice[];
  columns: Choice[];
  isAllRowRequired: boolean;
};
/** Words between the questions: plain text, with no `<` or `&` in it. */
export type Note = Placed & { type: 'html'; html: Said };

export type Question =
  | SingleQuestion
  | MultipleQuestion
  | RatingQuestion
  | YesNoQuestion
  | NumberQuestion
  | OpenQuestion
  | MatrixQuestion;
export type Element = Question | Note;

/** What is frozen once a survey is open. `description`: what it is for, on its first page. */
export type Definition = {
  title: Said;
  description: Said;
  locale: 'zh-cn';
  clearInvisibleValues: 'onHidden';
  elements: Element[];
};

/** What a family answered: by question name. A question that was skipped or is hidden has none. */
export type Answer = string | number | boolean | string[] | Record<string, string>;
export type Answers = Record<string, Answer>;

/** Two questions counted together, declared before the survey opens. */
export type CrossTable = readonly [string, string];

/** How many a survey may have. What is longer no family answers. */
export const MOST_QUESTIONS = 60;
export const MOST_CHOICES = 20;
/** Letters of a title, hint, note or choice. */
export const MOST_WORDS = 500;
/** Bytes of a whole definition as JSON: with its cross-tables it must fit into one letter of the desk, of 256 KiB. */
export const MOST_SURVEY_BYTES = 240 * 1024;
/** The furthest from 0 that a bound or a step of a scale may lie. */
export const MOST_NUMBER = 100_000;
/** Letters of all open answers together, so that an answered survey fits into its letter. */
export const MOST_OPEN_LETTERS = 2000;
export const MOST_CROSS_TABLES = 2;

/** The 8 characters that name a survey, unique over the endpoint. */
export const SURVEY_ID = /^[a-z0-9]{8}$/;
/** What a question, row or choice is called; letters and digits, so that a condition can name it. */
export const SURVEY_NAME = /^[a-z][a-z0-9_]{0,29}$/;

/** Whom a survey asks, and from which to which date; both dates included. */
export type SurveyDates = { opens: Night; closes: Night };

/**
 * What a survey is at an instant: not yet asked; asked; over, while answers already given may still arrive; closed for
 * good, and from then on told.
 */
export type SurveyStage = 'ahead' | 'open' | 'closing' | 'closed';

/** From when (epoch ms) a survey may be begun: midnight of its first date in the school's zone. */
export function surveyOpensAt({ opens }: SurveyDates, zone: string): number {
  return hourOn(opens, 0, zone);
}

/** Until when (epoch ms) a survey may be begun: the end of its last date. */
export function surveyEndsAt({ closes }: SurveyDates, zone: string): number {
  return hourOn(closes, 24, zone);
}

/** Until when (epoch ms) answers arrive, may be replaced or taken back: 06:00 two mornings after the last date, as an evening. */
export function surveyClosesAt({ closes }: SurveyDates, zone: string): number {
  return closesAt({ night: closes, last: closes }, zone);
}

export function surveyStage(dates: SurveyDates, now: number, zone: string): SurveyStage {
  if (now < surveyOpensAt(dates, zone)) return 'ahead';
  if (now < surveyEndsAt(dates, zone)) return 'open';
  return now < surveyClosesAt(dates, zone) ? 'closing' : 'closed';
}

/** Bytes of a definition as it is kept and sent. */
export function surveyBytes(definition: Definition): number {
  let bytes = 0;
  for (const letter of JSON.stringify(definition)) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

export function isQuestion(element: Element): element is Question {
  return element.type !== 'html';
}

/** The questions of a survey, in order. */
export function questionsOf({ elements }: Definition): Question[] {
  return elements.filter(isQuestion);
}
