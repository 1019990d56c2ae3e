import type { Cell, Column, Table } from '../core/report-document';
import type { Question } from '../core/survey';
import type { Change } from '../core/survey-change';
import type { QuestionResult } from '../core/survey-results';
import type { CrossTally } from '../core/survey-tally';
import {
  answerWords,
  changeWords,
  familiesWords,
  saidWords,
  shareCell,
  type SurveyWords,
  type ToldSurvey,
} from './say-survey';

// A survey's figures as tables: the page's twins, the files an office takes and the report's annex are these.

const wordColumn = (title: string): Column => ({ title, align: 'start' });
const numberColumn = (title: string): Column => ({ title, align: 'end' });
const text = (words: string): Cell => ({ text: words });

type Shares = Extract<QuestionResult, { kind: 'shares' }>;
type Rows = Extract<QuestionResult, { kind: 'rows' }>;

/** Which question of a survey it is, as its reader counts: from one. */
export const numberOf = (result: QuestionResult, { results }: ToldSurvey) =>
  results.questions.indexOf(result) + 1;

/** The question by its number and words, and how many answered it. */
function captionOf(words: SurveyWords, result: Shares | Rows, told: ToldSurvey): string {
  return words.t('survey-results:table.caption', {
    number: numberOf(result, told),
    title: saidWords(words, result.question.title),
    families: familiesWords(words, result.families),
  });
}

function sharesTable(words: SurveyWords, result: Shares, told: ToldSurvey): Table {
  const changes: readonly Change[] = told.changes.get(result.question.name) ?? [];
  const { t } = words;
  const isCompared = changes.length > 0;
  const changeCell = (of: string) => {
    const change = changes.find((each) => each.of === of);
    return isCompared ? [text(changeWords(words, change) ?? '')] : [];
  };
  return {
    kind: 'table',
    caption: captionOf(words, result, told),
    columns: [
      wordColumn(t('survey-results:table.answer')),
      numberColumn(t('survey-results:table.share')),
      ...(isCompared ? [wordColumn(t('survey-results:table.change'))] : []),
    ],
    rows: [
      ...result.lines.map(({ of, share }) => [
        text(answerWords(words, result.question, of)),
        shareCell(words, share),
        ...changeCell(of),
      ]),
      ...(result.mean === undefined
        ? []
        : [
            [
              text(t('survey-results:table.mean')),
              { text: String(result.mean), value: result.mean },
              ...(isCompared ? [text('')] : []),
            ],
          ]),
    ],
  };
}

/** The columns of a matrix in its own order, those told in some row. */
function columnsOf(question: Question): string[] {
  return question.type === 'matrix' ? question.columns.map(({ value }) => value) : [];
}

function rowsTable(words: SurveyWords, result: Rows, told: ToldSurvey): Table {
  const { t } = words;
  const columns = columnsOf(result.question);
  return {
    kind: 'table',
    caption: captionOf(words, result, told),
    columns: [
      wordColumn(t('survey-results:table.answer')),
      ...columns.map((of) => numberColumn(answerWords(words, result.question, of))),
    ],
    rows: result.rows.map(({ row, lines }) => [
      text(answerWords(words, result.question, row)),
      ...columns.map((of) => {
        const line = lines.find((each) => each.of === of);
        return line ? shareCell(words, line.share) : text(t('survey-results:table.notTold'));
      }),
    ]),
  };
}

/** A declared cross-table: a line for each pair that is told. */
export function crossTable(words: SurveyWords, cross: CrossTally, { results }: ToldSurvey): Table {
  const { t } = words;
  const [one, other] = cross.questions.map(
    (name) => results.questions.find(({ question }) => question.name === name)?.question,
  );
  const title = (question: Question | undefined) => (question ? saidWords(words, question.title) : '');
  const named = (question: Question | undefined, of: string) =>
    text(question ? answerWords(words, question, of) : of);
  return {
    kind: 'table',
    caption: t('survey-results:cross.caption', { one: title(one), other: title(other) }),
    columns: [
      wordColumn(title(one)),
      wordColumn(title(other)),
      numberColumn(t('survey-results:table.share')),
    ],
    rows: cross.cells.map(({ of, share }) =>
      of === 'rest'
        ? [text(t('survey-results:table.rest')), text(''), shareCell(words, share)]
        : [named(one, of[0]), named(other, of[1]), shareCell(words, share)],
    ),
  };
}

/** The table of one question; none of what is not told or was written. */
export function questionTable(words: SurveyWords, result: QuestionResult, told: ToldSurvey): Table[] {
  if (result.kind === 'shares') return [sharesTable(words, result, told)];
  return result.kind === 'rows' ? [rowsTable(words, result, told)] : [];
}

/** All tables of a survey's results, in the order of its questions. */
export function surveyTables(words: SurveyWords, told: ToldSurvey): Table[] {
  return [
    ...told.results.questions.flatMap((result) => questionTable(words, result, told)),
    ...told.results.crosses.map((cross) => crossTable(words, cross, told)),
  ];
}
