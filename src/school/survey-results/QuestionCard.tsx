import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../core/survey-results';
import { ResultBars } from '../../ui/survey/ResultBars';
import { ResultGrid } from '../../ui/survey/ResultGrid';
import {
  answerWords,
  changeWords,
  familiesWords,
  resultSentence,
  saidWords,
  shareCell,
  shareWords,
  type SurveyWords,
  type ToldSurvey,
} from '../say-survey';
import { numberOf } from '../survey-tables';

type Of<Kind extends QuestionResult['kind']> = Extract<QuestionResult, { kind: Kind }>;
type ShownProps<Kind extends QuestionResult['kind']> = {
  words: SurveyWords;
  result: Of<Kind>;
  told: ToldSurvey;
};

function Shares({ words, result, told }: ShownProps<'shares'>) {
  const { t } = useTranslation('survey-results');
  const { question, lines } = result;
  const changes = told.changes.get(question.name) ?? [];
  const bars = lines.map(({ of, share }) => ({
    id: of,
    name: answerWords(words, question, of),
    share,
    text: shareWords(words, share),
    note: changeWords(
      words,
      changes.find((each) => each.of === of),
    ),
  }));
  const columns = [t('table.answer'), t('table.share'), t('table.change')];
  return (
    <ResultBars
      caption={saidWords(words, question.title)}
      bars={bars}
      table={{ open: t('table.open'), columns }}
    />
  );
}

function Rows({ words, result }: ShownProps<'rows'>) {
  const { t } = useTranslation('survey-results');
  const { question, rows } = result;
  if (question.type !== 'matrix') return null;
  const values = question.columns.map(({ value }) => value);
  return (
    <ResultGrid
      caption={saidWords(words, question.title)}
      columns={[t('table.answer'), ...values.map((of) => answerWords(words, question, of))]}
      rows={rows.map(({ row, lines }) => ({
        id: row,
        name: answerWords(words, question, row),
        cells: values.map((of) => {
          const share = lines.find((each) => each.of === of)?.share;
          return share === undefined ? undefined : { share, text: shareCell(words, share).text };
        }),
      }))}
    />
  );
}

type CardProps = { words: SurveyWords; result: QuestionResult; told: ToldSurvey };

/**
 * One question: what was asked, what the answers say in a sentence, and how many gave which. What was written has a card
 * of its own as soon as there is something of it to read.
 */
export function QuestionCard({ words, result, told }: CardProps) {
  const { t } = useTranslation('survey-results');
  return (
    <section className="sheet stack result-card">
      <h2>
        <span className="soft number">{numberOf(result, told)}. </span>
        {saidWords(words, result.question.title)}
      </h2>
      <p>{result.kind === 'texts' ? t('sentence.noTexts') : resultSentence(words, result)}</p>
      {result.kind === 'shares' && <Shares {...{ words, told }} result={result} />}
      {result.kind === 'rows' && <Rows {...{ words, told }} result={result} />}
      {result.kind !== 'nothing' && (
        <p className="soft small">{t('answeredBy', { families: familiesWords(words, result.families) })}</p>
      )}
    </section>
  );
}
