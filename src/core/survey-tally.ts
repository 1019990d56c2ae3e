import type { Grade } from './grade';
import type { CrossTable } from './survey';

// What may be said of a survey (PRIVACY.md, Surveys). The thresholds stand here and nowhere else, and nothing lowers them.

/** From so many families on a part of the school is told, and of it a question. */
export const SURVEY_FAMILIES = 20;
/** A part is of so many classes at least, and only those classes count from which so many families answered. */
export const PART_CLASSES = 2;
export const CLASS_FAMILIES = 5;
/** A cell of a cross-table is told from so many families on. */
export const CELL_FAMILIES = 10;
/** What only some were asked is told as if so many had not been, at least. */
export const UNASKED_FAMILIES = 10;
/** Shares are told to so many points; below the first and above the last nothing is told apart. */
export const SHARE_STEP = 10;

/** How many families answered; the exact number is never told. */
export const SURVEY_BANDS = ['20-29', '30-49', '50-99', '100+'] as const;
export type SurveyBand = (typeof SURVEY_BANDS)[number];

/** A share of those who answered: 10 is ten or less, 90 ninety or more, the rest multiples of ten. */
export type Share = number;

/** How many of the families that could answer did: a fifth is a step. */
export const REACH_BANDS = ['0-20', '20-40', '40-60', '60-80', '80-100'] as const;
export type ReachBand = (typeof REACH_BANDS)[number];

/** What is told of one question. `of` names choices, scale steps, true/false, or stretches of numbers (`31-60`). */
export type QuestionTally = { name: string; band: SurveyBand } & (
  | { kind: 'shares'; shares: { of: string; share: Share }[]; mean?: number | undefined }
  | { kind: 'rows'; rows: { row: string; band: SurveyBand; shares: { of: string; share: Share }[] }[] }
  | { kind: 'texts' }
);

/** A declared cross-table: cells under the threshold are told together as `rest`, or not at all. */
export type CrossTally = {
  questions: CrossTable;
  band: SurveyBand;
  cells: { of: readonly [string, string] | 'rest'; share: Share }[];
};

/**
 * What is told of one part of the school: a grade by itself, or all other asked grades together. No family is in two
 * parts, and what is said of several is reckoned from them: so nothing can be taken from anything.
 */
export type SurveyPart = {
  grades: Grade[];
  band: SurveyBand;
  /** Absent where a class was asked by one code for all, of which nobody knows how many it reached. */
  reach?: ReachBand | undefined;
  questions: QuestionTally[];
  crosses: CrossTally[];
};
