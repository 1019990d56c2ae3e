import type { Grade } from './grade';
import { questionsOf, type Definition, type Question, type SurveyLanguage } from './survey';
import {
  REACH_BANDS,
  SHARE_STEP,
  type CrossTally,
  type QuestionTally,
  type ReachBand,
  type Share,
  type SurveyBand,
  type SurveyPart,
} from './survey-tally';

// What is shown of a survey. It follows from the published parts alone; whoever has them can reckon all of it again.

/** How many families stand behind a figure: a band as published, or of several parts together at least so many. */
export type Families = { band: SurveyBand } | { atLeast: number };

/** Between which percents of those who could answer did. */
export type Reach = { from: number; to: number };

export type ResultLine = { of: string; share: Share };

/** What is told of one question. Where too few answered it, and where nobody did, it is the same `nothing`. */
export type QuestionResult = { question: Question } & (
  | { kind: 'nothing' }
  | { kind: 'shares'; families: Families; lines: ResultLine[]; mean?: number | undefined }
  | { kind: 'rows'; families: Families; rows: { row: string; families: Families; lines: ResultLine[] }[] }
  | { kind: 'texts'; families: Families }
);

/** The results of one part of the school, or of all parts together. */
export type Results = {
  grades: Grade[];
  /** From how many parts it is reckoned; 1 = as published. */
  parts: number;
  families: Families;
  reach: Reach | undefined;
  questions: QuestionResult[];
  /** As published, and only of one part: cells that were merged differently are not put together again. */
  crosses: CrossTally[];
};

const FLOORS: Readonly<Record<SurveyBand, number>> = { '20-29': 20, '30-49': 30, '50-99': 50, '100+': 100 };

/** The least and the highest share that are told apart. */
const LEAST = SHARE_STEP;
const MOST = 100 - SHARE_STEP;

type Weighed = { value: number; weight: number };

function meanOf(weighed: readonly Weighed[]): number {
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights;
}

function shareOf(weighed: readonly Weighed[]): Share {
  const share = Math.round(meanOf(weighed) / SHARE_STEP) * SHARE_STEP;
  return Math.min(MOST, Math.max(LEAST, share));
}

/** Tenths: a mean of published means is not finer than they are. */
const toTenths = (mean: number) => Math.round(mean * 10) / 10;

function familiesOf(bands: readonly SurveyBand[]): Families {
  const [first] = bands;
  if (bands.length === 1 && first !== undefined) return { band: first };
  return { atLeast: bands.reduce((sum, band) => sum + FLOORS[band], 0) };
}

type Told = { band: SurveyBand; shares: readonly ResultLine[] };

/** What all parts tell apart, in the order of the first. */
function linesOf(told: readonly Told[]): ResultLine[] {
  return (told[0]?.shares ?? []).flatMap(({ of }) => {
    const weighed = told.flatMap(({ band, shares }) => {
      const own = shares.find((each) => each.of === of);
      return own ? [{ value: own.share, weight: FLOORS[band] }] : [];
    });
    return weighed.length === told.length ? [{ of, share: shareOf(weighed) }] : [];
  });
}

type Tally<Kind extends QuestionTally['kind']> = Extract<QuestionTally, { kind: Kind }>;
const isKind =
  <Kind extends QuestionTally['kind']>(kind: Kind) =>
  (tally: QuestionTally): tally is Tally<Kind> =>
    tally.kind === kind;

function sharesResult(told: readonly Tally<'shares'>[]) {
  const means = told.flatMap(({ mean, band }) =>
    mean === undefined ? [] : [{ value: mean, weight: FLOORS[band] }],
  );
  const mean =
    means.length === told.length
      ? means.length === 1
        ? means[0]?.value
        : toTenths(meanOf(means))
      : undefined;
  return {
    kind: 'shares' as const,
    families: familiesOf(told.map(({ band }) => band)),
    lines: linesOf(told),
    mean,
  };
}

function rowsResult(told: readonly Tally<'rows'>[]) {
  const names = [...new Set(told.flatMap(({ rows }) => rows.map(({ row }) => row)))];
  const rows = names.map((row) => {
    const own = told.flatMap(({ rows: each }) => each.filter((other) => other.row === row));
    return { row, families: familiesOf(own.map(({ band }) => band)), lines: linesOf(own) };
  });
  return { kind: 'rows' as const, families: familiesOf(told.map(({ band }) => band)), rows };
}

function questionResult(question: Question, parts: readonly SurveyPart[]): QuestionResult {
  const told = parts.flatMap(({ questions }) => questions.filter(({ name }) => name === question.name));
  const [first] = told;
  if (!first) return { question, kind: 'nothing' };
  if (first.kind === 'shares') return { question, ...sharesResult(told.filter(isKind('shares'))) };
  if (first.kind === 'rows') return { question, ...rowsResult(told.filter(isKind('rows'))) };
  return { question, kind: 'texts', families: familiesOf(told.map(({ band }) => band)) };
}

const reachOf = (band: ReachBand): Reach => {
  const from = REACH_BANDS.indexOf(band) * 20;
  return { from, to: from + 20 };
};

/** Of several parts it lies between the lowest and the highest of theirs. */
function reachOfParts(parts: readonly SurveyPart[]): Reach | undefined {
  const told = parts.flatMap(({ reach }) => (reach === undefined ? [] : [reachOf(reach)]));
  if (told.length < parts.length || told.length === 0) return undefined;
  return { from: Math.min(...told.map(({ from }) => from)), to: Math.max(...told.map(({ to }) => to)) };
}

/**
 * The results of some published parts together, each weighed by the floor of its band; undefined of none. Parts never
 * share a family, so this tells nothing that they do not.
 */
export function resultsOf(definition: Definition, parts: readonly SurveyPart[]): Results | undefined {
  if (parts.length === 0) return undefined;
  return {
    grades: parts.flatMap(({ grades }) => grades).sort((one, other) => one - other),
    parts: parts.length,
    families: familiesOf(parts.map(({ band }) => band)),
    reach: reachOfParts(parts),
    questions: questionsOf(definition).map((question) => questionResult(question, parts)),
    crosses: parts.length === 1 ? (parts[0]?.crosses ?? []) : [],
  };
}

/** The fewest families a figure is of. */
export function leastOf(families: Families): number {
  return 'band' in families ? FLOORS[families.band] : families.atLeast;
}

/** The answers of a question that were given most, all with one share; none where no answer stands out. */
export function mostGiven(lines: readonly ResultLine[]): ResultLine[] {
  const highest = Math.max(0, ...lines.map(({ share }) => share));
  const most = lines.filter(({ share }) => share === highest);
  return highest === LEAST || most.length > MOST_NAMED ? [] : most;
}
const MOST_NAMED = 2;

/** Whether a share is an end, that is "so much or less" and "so much or more". */
export function endOf(share: Share): 'low' | 'high' | undefined {
  if (share <= LEAST) return 'low';
  return share >= MOST ? 'high' : undefined;
}

/** What an answer of a question is called: a choice's or a scale step's own words, a stretch of numbers with its dash. */
export function answerName(question: Question, of: string, language: SurveyLanguage): string {
  return wordsOf(question, of)?.[language] || of.replace(/^(-?\d+)-(-?\d+)$/u, '$1–$2');
}

function wordsOf(question: Question, of: string) {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.choices.find(({ value }) => value === of)?.text;
    case 'matrix':
      return [...question.columns, ...question.rows].find(({ value }) => value === of)?.text;
    case 'rating':
      return question.rateValues.find(({ value }) => String(value) === of)?.text;
    case 'boolean':
      return of === 'true' ? question.labelTrue : question.labelFalse;
    case 'text':
    case 'comment':
      return undefined;
  }
}
