import type { TFunction } from 'i18next';
import { FIGURE_BANDS, type LimitThen } from '../../core/figure';
import type { FigureMean } from '../../core/figure-mean';
import { shownMean, type Shown } from '../../core/figure-shown';
import { isRule } from '../../core/figure-verdict';
import type { Grade, School } from '../../core/grade';
import type { Night } from '../../core/night';
import type { Block, Cell, Column, Heading, Voice } from '../../core/report-document';
import { percentOf } from '../../core/report-figures';
import type { ReportPeriod } from '../../core/report-period';
import type { Coverage } from '../../core/school-figures';
import { yearOfTerm } from '../../core/term';
import type { SurveyWords } from '../say-survey';

export type PaperWords = TFunction<['paper', 'app']>;

/** In whose words a report is written. */
export type Paper = { t: PaperWords; language: 'zh-CN' | 'en'; system: School; survey: SurveyWords };

const ENGLISH_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'];
const MONTHS = [...ENGLISH_MONTHS, 'August', 'September', 'October', 'November', 'December'];

const partsOf = (night: Night) => {
  const [year = 0, month = 1, day = 1] = night.split('-').map(Number);
  return { year, month, day };
};

/** 11 in Chinese, November in English. */
const monthName = ({ language }: Paper, month: number) =>
  language === 'en' ? (MONTHS[month - 1] ?? '') : String(month);

export function sayDate(paper: Paper, night: Night): string {
  const { month, day } = partsOf(night);
  return paper.t('date', { month: monthName(paper, month), day });
}

/** With the year, as a letter is dated. */
export function sayFullDate(paper: Paper, night: Night): string {
  const { year, month, day } = partsOf(night);
  return paper.t('sign.date', { year, month: monthName(paper, month), day });
}

/** From one day to another; a single day is itself. */
export function sayRange(paper: Paper, first: Night, last: Night): string {
  if (first === last) return sayDate(paper, first);
  return paper.t('range', { first: sayDate(paper, first), last: sayDate(paper, last) });
}

export function sayMonth(paper: Paper, month: string): string {
  const { year, month: number } = partsOf(`${month}-01`);
  return paper.t('period.month', { year, month: monthName(paper, number) });
}

export function sayPeriod(paper: Paper, period: ReportPeriod): string {
  if (period.kind === 'month') return sayMonth(paper, period.month);
  const from = yearOfTerm(period.term);
  return paper.t(`period.${period.term.endsWith('a') ? 'a' : 'b'}`, { from, to: from + 1 });
}

/** 七年级, without how it is also called. */
export function sayGrade({ t, system }: Paper, grade: Grade): string {
  return t(`app:grade.${system}.${grade}`).replace(/（.*）|\s*\(.*\)/u, '');
}

/** 三年级至六年级 where they follow each other. */
export function sayGrades(paper: Paper, grades: readonly Grade[]): string {
  const [first, last] = [grades[0], grades[grades.length - 1]];
  if (first === undefined || last === undefined) return '';
  const isRow = grades.length > 2 && last - first === grades.length - 1;
  if (!isRow) return grades.map((grade) => sayGrade(paper, grade)).join(paper.t('app:and'));
  return paper.t('gradeRange', { first: sayGrade(paper, first), last: sayGrade(paper, last) });
}

/** 约52分钟, within a sentence. */
export function sayMean({ t }: Paper, mean: Omit<FigureMean, 'weeks'> & { weeks?: number }): string {
  const { how, minutes } = shownMean(mean);
  return t(`minutes.${how}`, { minutes });
}

/** 规定60分钟, as it stood then. */
export function sayLimit({ t }: Paper, limit: LimitThen | undefined): string {
  if (!limit) return t('limit.changed');
  if (limit.minutes === null) return t('limit.none');
  if (limit.minutes === 0) return t('limit.zero');
  if (limit.unit === 'week') return t('limit.weekly', { minutes: limit.minutes });
  if (isRule(limit)) return t('limit.rule', { minutes: limit.minutes });
  return t(`limit.${limit.strength === 'guidance' ? 'guidance' : 'custom'}`, { minutes: limit.minutes });
}

/** Its minutes alone, for a table. */
export function limitCell({ t }: Paper, limit: LimitThen | undefined): Cell {
  if (!limit) return { text: t('limit.changed') };
  if (limit.minutes === null) return { text: t('limit.none') };
  return limit.unit === 'week'
    ? { text: t('limit.weekly', { minutes: limit.minutes }) }
    : countCell(limit.minutes);
}

/** How many families stand behind each class evening: its band, or the fewest of several; — of weeks alone. */
export function sayFamilies({ t }: Paper, { bands }: Pick<Coverage, 'bands'>): string {
  const told = FIGURE_BANDS.filter((band) => bands[band] > 0);
  const [least] = told;
  if (least === undefined) return t('cell.none');
  return told.length === 1
    ? t(`families.${least}`)
    : t('families.from', { count: Number.parseInt(least, 10) });
}

export const textCell = (text: string): Cell => ({ text });
export const countCell = (value: number): Cell => ({ text: String(value), value });

/** Whole minutes as a number; 不到8 and — are words. */
export function meanCell(
  paper: Paper,
  mean: (Omit<FigureMean, 'weeks'> & { weeks?: number }) | undefined,
): Cell {
  return mean ? shownCell(paper, shownMean(mean)) : { text: paper.t('cell.none') };
}

export function shownCell({ t }: Paper, { how, minutes }: Shown): Cell {
  return how === 'under' ? { text: t('cell.under', { minutes }) } : countCell(minutes);
}

export function percentCell({ t }: Paper, part: number, whole: number): Cell {
  const percent = percentOf(part, whole);
  if (percent === undefined) return { text: t('cell.none') };
  return { text: t('cell.percent', { percent }), value: percent / 100, style: 'percent' };
}

export const wordColumn = (title: string): Column => ({ title, align: 'start' });
export const numberColumn = (title: string): Column => ({ title, align: 'end' });

export const paragraph = (text: string, voice: Voice = 'machine'): Block => ({
  kind: 'paragraph',
  text,
  voice,
});
export const heading = (level: Heading['level'], text: string): Block => ({ kind: 'heading', level, text });

/** Sentences of one paragraph; what is undefined is not said. */
export function sentences({ language }: Paper, ...said: readonly (string | undefined)[]): string {
  return said.filter((each) => each !== undefined && each !== '').join(language === 'en' ? ' ' : '');
}
