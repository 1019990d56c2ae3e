import type { Letter } from '../../core/letter';
import type { Night } from '../../core/night';
import type { Answers, CrossTable, Definition } from '../../core/survey';
import type { SurveyPart } from '../../core/survey-tally';
import type { Term } from '../../core/term';
import type { Hold } from './class-rows';
import type { Token } from './letter-rows';

/** What families wrote in their own words, as the school let it through. */
export type ToldText = { question: string; text: string };

/** What the school shows of a survey that is over; no parts = too few answered, or none. */
export type SurveyTold = { parts: SurveyPart[]; texts: ToldText[]; reply: string };

/** A survey as a class is asked it, or its results were told; children of one class share it. */
export type SurveyRow = {
  id: string;
  class: string;
  survey: string;
  /** The school's time zone, by which it opens and closes. */
  zone: string;
  definition: Definition;
  /** What is declared to be counted together; absent in one that is only told. */
  crosses?: readonly CrossTable[] | undefined;
  opens: Night;
  closes: Night;
  /** Absent in one that is only told. */
  way?: 'token' | 'door' | undefined;
  told?: SurveyTold | undefined;
};

export function surveyRowId(classId: string, survey: string): string {
  return `${classId}/${survey}`;
}

/** By one QR for a whole class, without a seat: its secret, and 32 random bytes of this phone in a token's place. */
export type SurveyDoor = { code: string; nonce: Uint8Array };

/** One family's answers to one survey as they are typed: kept with every tap, and no letter yet. */
export type DraftRow = {
  id: string;
  child: string;
  class: string;
  survey: string;
  answers: Answers;
  /** The question last looked at. */
  at?: string | undefined;
};

/**
 * One family's answers to one survey as they were given, and what became of them. `child` is '' where a phone answers by
 * its class's QR.
 */
export type AnswersRow = {
  id: string;
  child: string;
  class: string;
  survey: string;
  letter: Letter<Answers>;
  /** Epoch ms; 0 while nothing was given. */
  closesAt: number;
  /** Nothing goes before (epoch ms): drawn when what is wanted changed (PRIVACY.md, step 6). */
  due: number;
  hold?: Hold | undefined;
  /** There once it was needed; gone when the survey has closed. */
  token?: Token | undefined;
  door?: SurveyDoor | undefined;
  /** The seat is given up: what was sent takes itself back, under an id of its own. */
  isLeft?: true;
};

export function answersId(child: string, classId: string, survey: string): string {
  return `${child}/${classId}/${survey}`;
}

/** The nonce and token of a survey for one seat, or why there is none. */
export type SurveyTokenRow = {
  id: string;
  child: string;
  class: string;
  survey: string;
  term: Term;
  /** When (epoch ms) the endpoint answered. */
  at: number;
} & (Token | { none: 'spent' | 'window' | 'bad' });
