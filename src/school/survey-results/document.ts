import type { ReportDocument } from '../../core/report-document';
import type { SurveyResults } from '../../wire/survey-desk';
import { familiesWords, saidWords, type SurveyWords, type ToldSurvey } from '../say-survey';
import { surveyTables } from '../survey-tables';

type Texts = SurveyResults['texts'];

/** What was let through, as a table beside the figures. */
function textsTable({ t }: SurveyWords, title: string, texts: readonly Texts[number][]) {
  return {
    kind: 'table' as const,
    caption: title,
    columns: [{ title: t('survey-results:table.text'), align: 'start' as const }],
    rows: texts.map(({ text }) => [{ text }]),
  };
}

type DocumentOf = { told: ToldSurvey; texts: Texts; whom: string };

/** What leaves: an opening table that says of whom, the figures, and what was let through. */
export function documentOf(words: SurveyWords, { told, texts, whom }: DocumentOf): ReportDocument {
  const { t, language } = words;
  const { reach, families, questions } = told.results;
  const column = (title: string) => ({ title, align: 'start' as const });
  const shown = questions.flatMap(({ question }) => {
    const own = texts.filter((text) => text.question === question.name && text.state === 'shown');
    return own.length > 0 ? [textsTable(words, saidWords(words, question.title), own)] : [];
  });
  const about = {
    kind: 'table' as const,
    caption: saidWords(words, told.definition.title),
    columns: ['whom', 'families', 'reach'].map((key) => column(t(`survey-results:table.${key}`))),
    rows: [
      [
        { text: whom },
        { text: familiesWords(words, families) },
        { text: reach ? `${reach.from}%–${reach.to}%` : t('survey-results:table.notTold') },
      ],
    ],
  };
  return { language, blocks: [about, ...surveyTables(words, told), ...shown] };
}
