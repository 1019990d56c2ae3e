import { EVENING_FAMILIES, FIGURE_BANDS } from '../../core/figure';
import type { Block, Cell } from '../../core/report-document';
import { shareWithin, type LimitFigure, type ReportFigures } from '../../core/report-figures';
import type { SchoolFigure } from '../../core/school-figures';
import {
  countCell,
  heading,
  limitCell,
  meanCell,
  numberColumn,
  paragraph,
  percentCell,
  sayFamilies,
  sayGrade,
  sayGrades,
  sayLimit,
  sayMean,
  sayPeriod,
  sentences,
  textCell,
  wordColumn,
  type Paper,
} from './say';

// The first sections of 一、主要做法及成效: what the figures are of, and what they say in all and by grade.

/** How many class evenings have a figure of their own. */
export const eveningsTold = ({ coverage }: Pick<SchoolFigure, 'coverage'>) =>
  FIGURE_BANDS.reduce((sum, band) => sum + coverage.bands[band], 0);

export function coverageSection(paper: Paper, { all, possible }: ReportFigures): Block[] {
  const { t } = paper;
  const { classes, told, bands, weeks } = all.coverage;
  const evenings = eveningsTold(all);
  const percent = percentCell(paper, evenings, possible).value;
  return [
    heading(2, t('coverage.title')),
    paragraph(t('coverage.source', { families: EVENING_FAMILIES })),
    paragraph(
      sentences(
        paper,
        t('coverage.told', { classes, told, evenings }),
        weeks > 0 ? t('coverage.weeks', { weeks }) : undefined,
        percent !== undefined && evenings <= possible
          ? t('coverage.possible', { possible, percent: Math.round(100 * percent) })
          : undefined,
        evenings > 0
          ? t('coverage.bands', { few: bands['10-14'], some: bands['15-19'], many: bands['20+'] })
          : undefined,
        told < classes ? t('coverage.silent', { classes: classes - told }) : undefined,
      ),
    ),
  ];
}

function withinSentence({ t }: Paper, { limit, figure }: LimitFigure): string | undefined {
  const { compared, over } = figure.overs;
  const percent = shareWithin(figure.overs);
  if (percent === undefined) return undefined;
  const words = { compared, over, within: compared - over, percent, limit: limit.minutes };
  return over === 0 ? t('overall.within', words) : t('overall.over', words);
}

function limitSentences(paper: Paper, told: LimitFigure): string | undefined {
  const { t } = paper;
  const { limit, grades, figure } = told;
  if (!figure.mean) return undefined;
  const words = {
    grades: sayGrades(paper, grades),
    limit: sayLimit(paper, limit),
    scope: t(`scope.${limit.scope}`),
    minutes: sayMean(paper, figure.mean),
  };
  if (limit.minutes === 0) return t(limit.scope === 'written' ? 'overall.zero' : 'overall.zeroAll', words);
  if (limit.minutes === null || limit.unit === 'week') return t('overall.plain', words);
  return sentences(paper, t('overall.measured', words), withinSentence(paper, told));
}

/** What a figure says in a table: mean, evenings and weeks it is of, how many within, their share, families. */
function figureCells(paper: Paper, figure: SchoolFigure): Cell[] {
  const { compared, over } = figure.overs;
  return [
    meanCell(paper, figure.mean),
    countCell(eveningsTold(figure)),
    countCell(figure.coverage.weeks),
    compared > 0 ? countCell(compared - over) : textCell(paper.t('cell.none')),
    percentCell(paper, compared - over, compared),
    textCell(sayFamilies(paper, figure.coverage)),
  ];
}

const figureColumns = ({ t }: Paper) => [
  numberColumn(t('column.total')),
  numberColumn(t('column.evenings')),
  numberColumn(t('column.weeks')),
  numberColumn(t('column.within')),
  numberColumn(t('column.share')),
  numberColumn(t('column.families')),
];

export function overallSection(paper: Paper, figures: ReportFigures): Block[] {
  const { t } = paper;
  const { limits, all, period } = figures;
  const rows = limits.map(({ limit, grades, figure }) => [
    textCell(sayGrades(paper, grades)),
    limitCell(paper, limit),
    ...figureCells(paper, figure),
  ]);
  const isApart = limits.some(({ limit }) => limit.atSchool === 'apart');
  const apartSentence = isApart ? t('overall.apart') : undefined;
  const whole = [textCell(t('all')), textCell(t('cell.none')), ...figureCells(paper, all)];
  return [
    heading(2, t('overall.title')),
    ...limits.flatMap((told) => {
      const said = limitSentences(paper, told);
      return said === undefined ? [] : [paragraph(said)];
    }),
    ...(all.overs.compared > 0 ? [paragraph(sentences(paper, t('overall.meaning'), apartSentence))] : []),
    {
      kind: 'table',
      caption: t('overall.caption', { period: sayPeriod(paper, period) }),
      columns: [
        wordColumn(t('column.grades')),
        numberColumn(t('column.limitMinutes')),
        ...figureColumns(paper),
      ],
      rows: rows.length > 1 ? [...rows, whole] : rows,
    },
  ];
}

export function gradesSection(paper: Paper, { grades, period }: ReportFigures): Block[] {
  const { t } = paper;
  return [
    heading(2, t('grades.title')),
    paragraph(t('grades.order')),
    {
      kind: 'table',
      caption: t('grades.caption', { period: sayPeriod(paper, period) }),
      columns: [
        wordColumn(t('column.grade')),
        numberColumn(t('column.limitMinutes')),
        numberColumn(t('column.told')),
        ...figureColumns(paper),
      ],
      rows: grades.map((figure) => [
        textCell(sayGrade(paper, figure.grade)),
        figure.mean ? limitCell(paper, figure.limit) : textCell(t('cell.none')),
        textCell(t('toldOf', { told: figure.coverage.told, classes: figure.coverage.classes })),
        ...figureCells(paper, figure),
      ]),
    },
  ];
}
