import type { TFunction } from 'i18next';
import type { School } from '../core/grade';
import type { Cell } from '../core/report-document';
import type { Definition, Question, Said } from '../core/survey';
import type { Change } from '../core/survey-change';
import {
  answerName,
  endOf,
  mostGiven,
  type Families,
  type QuestionResult,
  type ResultLine,
  type Results,
} from '../core/survey-results';
import type { Share } from '../core/survey-tally';

/** In whose words a survey is told; the words of the namespace `survey-results`. */
export type SurveyWords = {
  t: TFunction<['survey-results', 'app']>;
  language: 'zh-CN' | 'en';
  system: School;
};

/** A results' survey: its words, what is told of it, and where it clearly differs from the one before. */
export type ToldSurvey = {
  definition: Definition;
  results: Results;
  changes: ReadonlyMap<string, readonly Change[]>;
};

const surveyLanguage = ({ language }: SurveyWords) => (language === 'en' ? 'en' : 'zh-cn');

/** The author's words in the reader's language, or in the other where they are missing. */
export function saidWords(words: SurveyWords, said: Said): string {
  const own = said[surveyLanguage(words)];
  return own === '' ? said['zh-cn'] || said.en : own;
}

export const answerWords = (words: SurveyWords, question: Question, of: string) =>
  answerName(question, of, surveyLanguage(words));

/** 约六成 */
export const shareWords = ({ t }: SurveyWords, share: Share) => t(`survey-results:share.${share}`);

/** 60%; an end is words, with no number to reckon with. */
export function shareCell({ t }: SurveyWords, share: Share): Cell {
  const end = endOf(share);
  if (end) return { text: t(`survey-results:cell.${end}`) };
  return {
    text: t('survey-results:cell.middle', { percent: share }),
    value: share / 100,
    style: 'percent',
  };
}

/** 20–29, or 至少 70. */
export function familiesWords({ t }: SurveyWords, families: Families): string {
  if ('band' in families) return t(`survey-results:families.${families.band}`);
  return t('survey-results:families.atLeast', { count: families.atLeast });
}

/** 三年级, or 四年级、五年级. */
export function partWords({ t, system }: SurveyWords, grades: readonly number[]): string {
  const names = grades.map((grade) => t(`app:grade.${system}.${grade}`).replace(/（.*）|\s*\(.*\)/u, ''));
  return names.join(t('app:and'));
}

/** 比上次约高 20 个百分点; undefined where nothing can be told. */
export function changeWords({ t }: SurveyWords, change: Change | undefined): string | undefined {
  if (!change) return undefined;
  const points = Math.abs(change.points);
  return t(`survey-results:change.${change.points > 0 ? 'more' : 'less'}`, { points });
}

/** Of several answers one was chosen; a number was typed. */
const HOW: Partial<Record<Question['type'], 'many' | 'typed'>> = { checkbox: 'many', text: 'typed' };

function mostSentence(words: SurveyWords, question: Question, lines: readonly ResultLine[]): string {
  const [first, second] = mostGiven(lines);
  if (!first) return words.t('survey-results:sentence.none');
  const share = shareWords(words, first.share);
  const answer = answerWords(words, question, first.of);
  if (second) {
    const other = answerWords(words, question, second.of);
    return words.t('survey-results:sentence.two', { share, answer, other });
  }
  return words.t(`survey-results:sentence.${HOW[question.type] ?? 'one'}`, { share, answer });
}

function meanSentence({ t }: SurveyWords, question: Question, mean: number | undefined): string[] {
  if (mean === undefined) return [];
  if (question.type !== 'rating') return [t('survey-results:sentence.mean', { mean })];
  const values = question.rateValues.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [t('survey-results:sentence.meanOf', { mean, least, most })];
}

function rowSentence(words: SurveyWords, question: Question, row: { row: string; lines: ResultLine[] }) {
  const [first, second] = mostGiven(row.lines);
  if (!first || second) return [];
  const said = {
    row: answerWords(words, question, row.row),
    share: shareWords(words, first.share),
    answer: answerWords(words, question, first.of),
  };
  return [words.t('survey-results:sentence.row', said)];
}

/** What a question's figures say, in words: the first thing under it. */
export function resultSentence(words: SurveyWords, result: QuestionResult): string {
  const { question } = result;
  const space = words.language === 'en' ? ' ' : '';
  switch (result.kind) {
    case 'nothing':
      return words.t('survey-results:noQuestion');
    case 'shares':
      return [
        mostSentence(words, question, result.lines),
        ...meanSentence(words, question, result.mean),
      ].join(space);
    case 'rows': {
      const said = result.rows.flatMap((row) => rowSentence(words, question, row));
      return said.length > 0 ? said.join(space) : words.t('survey-results:sentence.none');
    }
    case 'texts':
      return words.t('survey-results:sentence.texts');
  }
}
