import type { Block, Cell, Table } from '../../core/report-document';
import type { ReportFigures } from '../../core/report-figures';
import type { SchoolFigure } from '../../core/school-figures';
import type { TrendPart } from '../../core/school-trend';
import { eveningsTold } from './first-head';
import {
  countCell,
  heading,
  meanCell,
  numberColumn,
  paragraph,
  percentCell,
  sayFamilies,
  sayMean,
  sayMonth,
  sayPeriod,
  sayRange,
  sentences,
  textCell,
  wordColumn,
  type Paper,
} from './say';

// How it went on: weeks or months, days of the week, and the days that no limit is for.

/** A month of a term, or a week of a month. */
export function sayPart(paper: Paper, { first, last }: TrendPart, { period }: ReportFigures): string {
  return period.kind === 'term' ? sayMonth(paper, first.slice(0, 7)) : sayRange(paper, first, last);
}

function cellsOf(paper: Paper, figure: SchoolFigure): Cell[] {
  const { compared, over } = figure.overs;
  return [
    meanCell(paper, figure.mean),
    countCell(eveningsTold(figure)),
    percentCell(paper, compared - over, compared),
    textCell(sayFamilies(paper, figure.coverage)),
  ];
}

function tableOf(paper: Paper, head: { caption: string; first: string }, rows: Cell[][]): Table {
  const { t } = paper;
  return {
    kind: 'table',
    caption: head.caption,
    columns: [
      wordColumn(head.first),
      numberColumn(t('column.total')),
      numberColumn(t('column.evenings')),
      numberColumn(t('column.shareWithin')),
      numberColumn(t('column.families')),
    ],
    rows,
  };
}

function trendSentence(paper: Paper, figures: ReportFigures): string {
  const { trend } = figures;
  const [first, last] = [trend[0], trend[trend.length - 1]];
  if (!first?.figure.mean || !last?.figure.mean) return '';
  const from = { first: sayPart(paper, first, figures), from: sayMean(paper, first.figure.mean) };
  if (first === last) return paper.t('trend.one', from);
  const to = { last: sayPart(paper, last, figures), to: sayMean(paper, last.figure.mean) };
  return sentences(paper, paper.t('trend.fromTo', { ...from, ...to }), paper.t('trend.changing'));
}

export function trendSection(paper: Paper, figures: ReportFigures): Block[] {
  const { t } = paper;
  const { trend, weekdays, period } = figures;
  const words = { period: sayPeriod(paper, period) };
  const parts = trend.map((part) => [
    textCell(sayPart(paper, part, figures)),
    ...cellsOf(paper, part.figure),
  ]);
  const days = weekdays.map(({ weekday, figure }) => [
    textCell(t(`weekday.${weekday}`)),
    ...cellsOf(paper, figure),
  ]);
  return [
    heading(2, t('trend.title')),
    paragraph(trendSentence(paper, figures)),
    tableOf(paper, { caption: t(`trend.${period.kind}`, words), first: t('column.time') }, parts),
    ...(days.length > 0
      ? [tableOf(paper, { caption: t('trend.weekdays', words), first: t('column.weekday') }, days)]
      : []),
    ...(figures.all.coverage.weeks > 0 ? [paragraph(t('trend.note'))] : []),
  ];
}

export function freeSection(paper: Paper, { kinds, period }: ReportFigures): Block[] {
  const { t, system } = paper;
  const title = heading(2, t('free.title'));
  if (kinds.length === 0) return [title, paragraph(t('free.none'))];
  return [
    title,
    paragraph(t(system === 'other' ? 'free.plain' : 'free.rule')),
    {
      kind: 'table',
      caption: t('free.caption', { period: sayPeriod(paper, period) }),
      columns: [
        wordColumn(t('column.kind')),
        numberColumn(t('column.total')),
        numberColumn(t('column.blocks')),
        numberColumn(t('column.families')),
      ],
      rows: kinds.map(({ kind, minutes, evenings, bands }) => [
        textCell(t(`kind.${kind}`)),
        meanCell(paper, { minutes, evenings }),
        countCell(evenings),
        textCell(sayFamilies(paper, { bands })),
      ]),
    },
  ];
}
