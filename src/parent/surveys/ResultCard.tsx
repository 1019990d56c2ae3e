import { useTranslation } from 'react-i18next';
import type { Change } from '../../core/survey-change';
import type { QuestionResult } from '../../core/survey-results';
import { ResultBars } from '../../ui/survey/ResultBars';
import { ResultGrid } from '../../ui/survey/ResultGrid';
import { useSurveyLanguage } from '../survey-language';
import { useResultWords } from './result-words';

type Of<Kind extends QuestionResult['kind']> = Extract<QuestionResult, { kind: Kind }>;

function Shares({ result, changes }: { result: Of<'shares'>; changes: readonly Change[] }) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const words = useResultWords();
  const { question, lines } = result;
  return (
    <ResultBars
      caption={question.title[language]}
      bars={lines.map(({ of, share }) => ({
        id: of,
        name: words.answer(question, of),
        share,
        text: words.share(share),
        note: words.change(changes.find((change) => change.of === of)),
      }))}
      table={{
        open: t('results.open'),
        columns: [t('results.answer'), t('results.part'), t('results.changed')],
      }}
    />
  );
}

function Rows({ result: { question, rows } }: { result: Of<'rows'> }) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const words = useResultWords();
  if (question.type !== 'matrix') return null;
  const values = question.columns.map(({ value }) => value);
  return (
    <ResultGrid
      caption={question.title[language]}
      columns={[t('results.answer'), ...values.map((of) => words.answer(question, of))]}
      rows={rows.map(({ row, lines }) => ({
        id: row,
        name: words.answer(question, row),
        cells: values.map((of) => {
          const share = lines.find((line) => line.of === of)?.share;
          return share === undefined ? undefined : { share, text: words.cell(share) };
        }),
      }))}
    />
  );
}

type CardProps = { result: QuestionResult; changes: readonly Change[]; texts: readonly string[] };

/** One question: what was asked, what the answers say in a sentence, and how many gave which. */
export function ResultCard({ result, changes, texts }: CardProps) {
  const language = useSurveyLanguage();
  const words = useResultWords();
  return (
    <section className="sheet stack">
      <h2>{result.question.title[language]}</h2>
      <p className={result.kind === 'nothing' ? 'soft' : undefined}>{words.sentence(result, texts)}</p>
      {result.kind === 'shares' && <Shares result={result} changes={changes} />}
      {result.kind === 'rows' && <Rows result={result} />}
      {texts.map((text, index) => (
        // Two families may have written the same.
        <p key={index} className="survey-reply">
          {text}
        </p>
      ))}
      {result.kind !== 'nothing' && <p className="soft small">{words.families(result.families)}</p>}
    </section>
  );
}
