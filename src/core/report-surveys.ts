import type { Grade } from './grade';
import type { Night } from './night';
import type { Definition } from './survey';
import { resultsOf, type QuestionResult, type ResultLine, type Results } from './survey-results';
import type { SurveyPart } from './survey-tally';

/** The classes of a survey that were asked by one code for all: their names, and of how many there is none any more. */
export type Doors = { named: string[]; unnamed: number };

/** A told survey as a report has it. */
export type ReportSurvey = {
  definition: Definition;
  opens: Night;
  closes: Night;
  doors: Doors;
  parts: SurveyPart[];
  /** What was let through; undefined in a lead's report, because what families wrote is of no grade. */
  texts: { question: string; text: string }[] | undefined;
  /** What the school answered the parents; '' = nothing. */
  reply: string;
};

/** The parts a report stands on: all of the school's, or of a lead's report the own grade where it is told by itself. */
export function partsInReport(parts: readonly SurveyPart[], grade: Grade | undefined): SurveyPart[] {
  if (grade === undefined) return [...parts];
  return parts.filter(({ grades }) => grades.length === 1 && grades[0] === grade);
}

type LinesJson = { shares: ResultLine[] };
export type QuestionJson = { name: string; kind: QuestionResult['kind'] } & Partial<LinesJson> & {
    mean?: number;
    rows?: ({ row: string } & LinesJson)[];
  };

/** `published` are the parts as published; `whole` follows from them: a part weighs 20, 30, 50 or 100 by its band. */
export type SurveyJson = Omit<ReportSurvey, 'parts' | 'texts'> & {
  texts: { question: string; text: string }[];
  whole: { families: Results['families']; reach: Results['reach'] | null; questions: QuestionJson[] } | null;
  published: SurveyPart[];
};

function questionJson(result: QuestionResult): QuestionJson {
  const { kind, question } = result;
  if (kind === 'rows')
    return {
      name: question.name,
      kind,
      rows: result.rows.map(({ row, lines }) => ({ row, shares: lines })),
    };
  if (kind !== 'shares') return { name: question.name, kind };
  const mean = result.mean === undefined ? {} : { mean: result.mean };
  return { name: question.name, kind, shares: result.lines, ...mean };
}

/** A survey in the file of a report. */
export function surveyJson({ parts, texts, ...about }: ReportSurvey): SurveyJson {
  const results = resultsOf(about.definition, parts);
  return {
    ...about,
    texts: texts ?? [],
    whole: results
      ? {
          families: results.families,
          reach: results.reach ?? null,
          questions: results.questions.map(questionJson),
        }
      : null,
    published: parts,
  };
}
