import { useTranslation } from 'react-i18next';
import type { Question } from '../../core/survey';
import type { Change } from '../../core/survey-change';
import {
  answerName,
  endOf,
  mostGiven,
  type Families,
  type QuestionResult,
  type ResultLine,
} from '../../core/survey-results';
import type { Share } from '../../core/survey-tally';
import { useSurveyLanguage } from '../survey-language';

type Rows = Extract<QuestionResult, { kind: 'rows' }>['rows'];

/** How what is told of a survey is said to a family, in the app's language. */
export type ResultWords = {
  answer: (question: Question, of: string) => string;
  /** In a table, or at the end of a bar. */
  share: (share: Share) => string;
  /** In a grid, where a cell has no room for more. */
  cell: (share: Share) => string;
  families: (families: Families) => string;
  change: (change: Change | undefined) => string | undefined;
  /** What a question's figures say: the first thing under it. */
  sentence: (result: QuestionResult, texts: readonly string[]) => string;
};

type Words = ReturnType<typeof useWords>;

function useWords() {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const answer = (question: Question, of: string) => answerName(question, of, language);
  const said = (share: Share) => t(`results.said.${share}`);
  return { t, answer, said, space: language === 'en' ? ' ' : '' };
}

function mostSentence({ t, answer, said }: Words, question: Question, lines: readonly ResultLine[]): string {
  const [first, second] = mostGiven(lines);
  if (!first) return t('results.sentence.none');
  const most = { share: said(first.share), answer: answer(question, first.of) };
  if (second) return t('results.sentence.two', { ...most, other: answer(question, second.of) });
  return t(`results.sentence.${question.type === 'checkbox' ? 'many' : 'one'}`, most);
}

function meanSentence({ t }: Words, question: Question, mean: number | undefined): string[] {
  if (mean === undefined) return [];
  if (question.type !== 'rating') return [t('results.sentence.mean', { mean })];
  const values = question.rateValues.map(({ value }) => value);
  return [t('results.sentence.meanOf', { mean, least: Math.min(...values), most: Math.max(...values) })];
}

function rowSentences({ t, answer, said }: Words, question: Question, rows: Rows): string[] {
  return rows.flatMap(({ row, lines }) => {
    const [first, second] = mostGiven(lines);
    if (!first || second) return [];
    const most = { share: said(first.share), answer: answer(question, first.of) };
    return [t('results.sentence.row', { row: answer(question, row), ...most })];
  });
}

function sentence(words: Words, result: QuestionResult, texts: readonly string[]): string {
  const { t, space } = words;
  const { question } = result;
  switch (result.kind) {
    case 'nothing':
      return t('results.question');
    case 'texts':
      return t(texts.length > 0 ? 'results.sentence.texts' : 'results.sentence.textsNone');
    case 'rows':
      return rowSentences(words, question, result.rows).join(space) || t('results.sentence.none');
    case 'shares':
      return [
        mostSentence(words, question, result.lines),
        ...meanSentence(words, question, result.mean),
      ].join(space);
  }
}

export function useResultWords(): ResultWords {
  const words = useWords();
  const { t, answer } = words;
  return {
    answer,
    share: (share) =>
      endOf(share) ? t(`results.share.${share}`) : t('results.share.middle', { percent: share }),
    cell: (share) => t(`results.cell.${endOf(share) ?? 'middle'}`, { percent: share }),
    families: (families) =>
      'band' in families
        ? t(`results.families.${families.band}`)
        : t('results.families.atLeast', { count: families.atLeast }),
    change: (change) =>
      change &&
      t(`results.change.${change.points > 0 ? 'more' : 'less'}`, { points: Math.abs(change.points) }),
    sentence: (result, texts) => sentence(words, result, texts),
  };
}
