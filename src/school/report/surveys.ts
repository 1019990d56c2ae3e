import type { Block } from '../../core/report-document';
import type { ReportSurvey } from '../../core/report-surveys';
import { resultsOf, type QuestionResult } from '../../core/survey-results';
import { CLASS_FAMILIES, SURVEY_FAMILIES } from '../../core/survey-tally';
import { familiesWords, partWords, resultSentence, saidWords, type ToldSurvey } from '../say-survey';
import { doorSentence } from '../survey-doors';
import { crossTable, numberOf, questionTable } from '../survey-tables';
import { heading, paragraph, sayRange, sentences, type Paper } from './say';

type Asked = { told: ToldSurvey; texts: ReportSurvey['texts'] };

/** A question's sentence, then its table under the question's own words; of what was written, what was let through. */
function questionBlocks(paper: Paper, result: QuestionResult, { told, texts }: Asked): Block[] {
  const { t, survey: words } = paper;
  const number = numberOf(result, told);
  const tables = questionTable(words, result, told);
  if (tables.length > 0)
    return [paragraph(t('survey.question', { number, said: resultSentence(words, result) })), ...tables];
  const title = saidWords(words, result.question.title);
  const alone = (said: string) => paragraph(t('survey.alone', { number, title, said }));
  if (result.kind !== 'texts') return [alone(resultSentence(words, result))];
  if (texts === undefined) return [];
  const own = texts.filter(({ question }) => question === result.question.name);
  if (own.length === 0) return [alone(words.t('survey-results:sentence.noTexts'))];
  return [
    alone(resultSentence(words, result)),
    ...own.map(({ text }) => paragraph(t('survey.text', { text: text.replace(/\s+/gu, ' ').trim() }))),
  ];
}

/** Declared cross-tables, of each part as it was published. */
function crossBlocks({ survey: words }: Paper, { definition, parts }: ReportSurvey): Block[] {
  return parts.flatMap((part) => {
    const results = resultsOf(definition, [part]);
    if (!results) return [];
    const told: ToldSurvey = { definition, results, changes: new Map() };
    return results.crosses.map((cross) => {
      const table = crossTable(words, cross, told);
      if (parts.length === 1) return table;
      const about = { caption: table.caption, whom: partWords(words, part.grades) };
      return { ...table, caption: words.t('survey-results:cross.ofPart', about) };
    });
  });
}

function resultBlocks(paper: Paper, survey: ReportSurvey): Block[] {
  const { survey: words } = paper;
  const { definition, parts, texts } = survey;
  const results = resultsOf(definition, parts);
  if (!results) return [paragraph(words.t('survey-results:nothing'))];
  const told: ToldSurvey = { definition, results, changes: new Map() };
  const { reach } = results;
  return [
    paragraph(paper.t('survey.families', { families: familiesWords(words, results.families) })),
    paragraph(reach ? words.t('survey-results:of.reach', reach) : words.t('survey-results:of.unknown')),
    ...results.questions.flatMap((result) => questionBlocks(paper, result, { told, texts })),
    ...crossBlocks(paper, survey),
  ];
}

function replyBlocks({ t }: Paper, reply: string): Block[] {
  const lines = reply
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, index) =>
    paragraph(index === 0 ? t('survey.reply', { reply: line }) : line, 'school'),
  );
}

function surveyBlocks(paper: Paper, survey: ReportSurvey): Block[] {
  const { t, survey: words } = paper;
  const { definition, opens, closes, reply } = survey;
  return [
    heading(3, saidWords(words, definition.title)),
    paragraph(t('survey.dates', { dates: sayRange(paper, opens, closes) })),
    ...resultBlocks(paper, survey),
    ...replyBlocks(paper, reply),
  ];
}

/** What surveys of the period told; nothing where there was none. */
export function surveysSection(paper: Paper, surveys: readonly ReportSurvey[]): Block[] {
  if (surveys.length === 0) return [];
  return [heading(2, paper.t('survey.title')), ...surveys.flatMap((survey) => surveyBlocks(paper, survey))];
}

/** Which classes of a survey answered by one code for all. */
function doorBlocks({ t, survey: words }: Paper, { definition, doors }: ReportSurvey): Block[] {
  const said = doorSentence(words, doors);
  if (said === undefined) return [];
  return [paragraph(t('survey.door', { survey: saidWords(words, definition.title), said }))];
}

/** How the figures of surveys came about; nothing where the period has none. */
export function surveyMethod(paper: Paper, surveys: readonly ReportSurvey[]): Block[] {
  if (surveys.length === 0) return [];
  const { t } = paper.survey;
  return [
    heading(1, paper.t('survey.title')),
    paragraph(
      sentences(
        paper,
        t('survey-results:method.rule', { classes: CLASS_FAMILIES, families: SURVEY_FAMILIES }),
        t('survey-results:nothingWhy', { families: SURVEY_FAMILIES }),
        t('survey-results:method.shares'),
        t('survey-results:partsJoined'),
        t('survey-results:method.voluntary'),
      ),
    ),
    ...surveys.flatMap((survey) => doorBlocks(paper, survey)),
  ];
}
