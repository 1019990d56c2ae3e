import type { Grade } from '../../core/grade';
import type { Night } from '../../core/night';
import type { Block, ReportDocument } from '../../core/report-document';
import { HEADS, type Head } from '../../wire/report';
import { methodBlocks, type Stated } from './annex';
import { coverageSection, gradesSection, overallSection } from './first-head';
import { atSchoolSection, kindsSection, subjectsSection } from './first-head-parts';
import { plannedSection } from './first-head-planned';
import { freeSection, trendSection } from './first-head-time';
import { heading, paragraph, sayDate, sayFullDate, sayGrade, sayPeriod, type Paper } from './say';
import { surveysSection } from './surveys';

/** Who hands it in and when; a lead reports one grade. `own` is what the office wrote, by head. */
export type Told = Stated & {
  school: string;
  grade: Grade | undefined;
  made: Night;
  own: Readonly<Record<Head, string>>;
};

/** Each line the office typed is a paragraph. */
function ownParagraphs(text: string): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line, 'school'));
}

function machineSections(paper: Paper, { figures }: Told): Block[] {
  if (figures.all.coverage.told === 0) return [paragraph(paper.t('nothing'))];
  return [
    ...coverageSection(paper, figures),
    ...overallSection(paper, figures),
    ...gradesSection(paper, figures),
    ...subjectsSection(paper, figures),
    ...atSchoolSection(paper, figures),
    ...plannedSection(paper, figures),
    ...kindsSection(paper, figures),
    ...trendSection(paper, figures),
    ...freeSection(paper, figures),
  ];
}

function headBlocks(paper: Paper, told: Told, head: Head): Block[] {
  const own = ownParagraphs(told.own[head]);
  if (head === 'practice') {
    return [...own, ...machineSections(paper, told), ...surveysSection(paper, told.surveys)];
  }
  return own.length > 0 ? own : [paragraph(paper.t('blank'), 'blank')];
}

/** 全校's own name, or of a lead's report the grade behind it. */
const gradeWord = (paper: Paper, grade: Grade | undefined) =>
  grade === undefined ? '' : sayGrade(paper, grade);

export function titleOf(
  paper: Paper,
  { school, grade, figures }: Pick<Told, 'school' | 'grade' | 'figures'>,
): string {
  const words = { school, grade: gradeWord(paper, grade), period: sayPeriod(paper, figures.period) };
  return paper.t('title', words).replaceAll(/ {2,}/g, ' ');
}

/** The whole report, as it is shown, printed and exported. */
export function composeReport(paper: Paper, told: Told): ReportDocument {
  const { t, language } = paper;
  const { figures, school, grade, made } = told;
  const { until, isSettled } = figures;
  const words = { grade: gradeWord(paper, grade), period: sayPeriod(paper, figures.period) };
  return {
    language,
    blocks: [
      { kind: 'title', text: titleOf(paper, told) },
      paragraph(t('opening', words).replaceAll(/ {2,}/g, ' ')),
      ...(!isSettled && until !== undefined
        ? [paragraph(t('running', { date: sayDate(paper, until) }))]
        : []),
      ...HEADS.flatMap((head) => [heading(1, t(`head.${head}`)), ...headBlocks(paper, told, head)]),
      { kind: 'signature', lines: [school, sayFullDate(paper, made)] },
      { kind: 'annex', label: t('annex.label'), text: t('annex.title') },
      ...methodBlocks(paper, told),
    ],
  };
}

/** The method page: the annex by itself. */
export function composeMethod(paper: Paper, stated: Stated): ReportDocument {
  const { t, language } = paper;
  const words = { period: sayPeriod(paper, stated.figures.period) };
  return {
    language,
    blocks: [{ kind: 'title', text: t('method', words) }, ...methodBlocks(paper, stated)],
  };
}
