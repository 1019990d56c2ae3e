import { CITED, NOTICES } from '../../core/cited';
import {
  EVENING_FAMILIES,
  LEAST_TOLD,
  WEEK_CHILD_EVENINGS,
  WEEK_NIGHTS,
  type LimitThen,
} from '../../core/figure';
import type { PresetId } from '../../core/presets';
import type { Block, Table } from '../../core/report-document';
import type { LimitFigure, ReportFigures } from '../../core/report-figures';
import type { ReportSurvey } from '../../core/report-surveys';
import type { ReportFrame } from '../../wire/report';
import {
  heading,
  paragraph,
  sayDate,
  sayFullDate,
  sayGrade,
  sayGrades,
  sayLimit,
  sayPeriod,
  sentences,
  textCell,
  wordColumn,
  type Paper,
} from './say';
import { surveyMethod } from './surveys';

/** What the annex and the method page are written from. */
export type Stated = { figures: ReportFigures; frame: ReportFrame; surveys: readonly ReportSurvey[] };

const isPreset = (id: string): id is PresetId => id in CITED;

function ownSource(paper: Paper, limit: LimitThen, { limits }: ReportFrame): string {
  const found = [...limits]
    .reverse()
    .find(
      (each) =>
        each.limit.preset === 'custom' &&
        each.limit.minutes === limit.minutes &&
        each.limit.scope === limit.scope,
    );
  if (!found || found.source === '') return paper.t('sourceNone');
  if (found.from === undefined) return found.source;
  return paper.t('since', { source: found.source, date: sayFullDate(paper, found.from) });
}

function sourceOf(paper: Paper, limit: LimitThen, frame: ReportFrame): string {
  if (!isPreset(limit.id)) return ownSource(paper, limit, frame);
  const { source } = CITED[limit.id];
  return paper.language === 'en' ? source.en : source.zh;
}

function rulesTable(paper: Paper, limits: readonly LimitFigure[], frame: ReportFrame): Table {
  const { t } = paper;
  return {
    kind: 'table',
    caption: t('annex.rulesCaption'),
    columns: [
      wordColumn(t('column.grades')),
      wordColumn(t('column.limit')),
      wordColumn(t('column.scope')),
      wordColumn(t('column.strength')),
      wordColumn(t('column.source')),
    ],
    rows: limits.map(({ grades, limit }) => [
      textCell(sayGrades(paper, grades)),
      textCell(
        limit.atSchool === 'apart'
          ? t('limit.apart', { limit: sayLimit(paper, limit) })
          : sayLimit(paper, limit),
      ),
      textCell(t(`scope.${limit.scope}`)),
      textCell(t(`strength.${limit.strength}`)),
      textCell(sourceOf(paper, limit, frame)),
    ]),
  };
}

/** Whose word says which days were free; only China has notices, and not yet of every year. */
function calendarSentences(paper: Paper, { nights }: ReportFigures): string[] {
  const { t, language, system } = paper;
  if (system === 'other') return [];
  const years = [...new Set([nights.first.slice(0, 4), nights.last.slice(0, 4)])];
  return years.map((year) => {
    const notice = NOTICES[year];
    if (!notice) return t('annex.calendarUnknown', { year });
    return t('annex.calendarSource', { source: language === 'en' ? notice.en : notice.zh });
  });
}

function rulesSection(paper: Paper, { figures, frame }: Stated): Block[] {
  const { t } = paper;
  return [
    heading(1, t('annex.rules')),
    paragraph(t('annex.rulesWhat')),
    ...(figures.limits.length > 0 ? [rulesTable(paper, figures.limits, frame)] : []),
    paragraph(sentences(paper, t('annex.calendar'), ...calendarSentences(paper, figures))),
  ];
}

function coverageSection(paper: Paper, { figures, frame }: Stated): Block[] {
  const { t } = paper;
  const opened = figures.classes.filter((each) => frame.opened.includes(each.class)).map(({ name }) => name);
  return [
    heading(1, t('annex.limits')),
    paragraph(t('annex.voluntary')),
    paragraph(t('annex.timing')),
    paragraph(
      opened.length > 0 ? t('annex.opened', { classes: opened.join(t('app:and')) }) : t('annex.openedNone'),
    ),
  ];
}

function methodSection({ t }: Paper, { limits, planned }: ReportFigures): Block[] {
  const isApart = limits.some(({ limit }) => limit.atSchool === 'apart');
  const words = {
    families: EVENING_FAMILIES,
    least: LEAST_TOLD,
    nights: WEEK_NIGHTS,
    childEvenings: WEEK_CHILD_EVENINGS,
  };
  return [
    heading(1, t('annex.method')),
    paragraph(t('annex.step', words)),
    paragraph(t('annex.week', words)),
    paragraph(t('annex.weights', words)),
    paragraph(t('annex.shares')),
    ...(isApart ? [paragraph(t('annex.apart'))] : []),
    paragraph(t('annex.largely', words)),
    ...(planned.nights.posted > 0 ? [paragraph(t('annex.planned'))] : []),
    heading(1, t('annex.withheld')),
    paragraph(t('annex.withheld1', words)),
    paragraph(t('annex.withheld2')),
  ];
}

function missingSection(paper: Paper, { grades, period }: ReportFigures): Block[] {
  const { t } = paper;
  const silent = grades.filter((grade) => grade.silent.length > 0);
  const title = heading(1, t('annex.missing'));
  if (silent.length === 0) return [title, paragraph(t('annex.missingNone'))];
  return [
    title,
    paragraph(t('annex.missingWhat')),
    {
      kind: 'table',
      caption: t('annex.missingCaption', { period: sayPeriod(paper, period) }),
      columns: [wordColumn(t('column.grade')), wordColumn(t('column.classes'))],
      rows: silent.map(({ grade, silent: classes }) => [
        textCell(sayGrade(paper, grade)),
        textCell(classes.map(({ name }) => name).join(t('app:and'))),
      ]),
    },
  ];
}

/** How the figures came about, what they cannot say, and how to check them: the annex, and a page of its own. */
export function methodBlocks(paper: Paper, stated: Stated): Block[] {
  const { t } = paper;
  const { until } = stated.figures;
  return [
    heading(1, t('annex.source')),
    paragraph(t('annex.source1')),
    paragraph(t('annex.source2')),
    ...coverageSection(paper, stated),
    ...rulesSection(paper, stated),
    ...methodSection(paper, stated.figures),
    ...missingSection(paper, stated.figures),
    ...surveyMethod(paper, stated.surveys),
    heading(1, t('annex.check')),
    paragraph(t('annex.check1')),
    paragraph(t('annex.check2')),
    ...(until === undefined ? [] : [paragraph(t('annex.until', { date: sayDate(paper, until) }))]),
  ];
}
