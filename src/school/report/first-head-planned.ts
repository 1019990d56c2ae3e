import { SINGLE_SUBJECTS } from '../../core/figure';
import {
  shownMeasured,
  shownPlanned,
  type PlannedAgainst,
  type PlannedPair,
} from '../../core/planned-against';
import type { Block, Cell, Table } from '../../core/report-document';
import type { ReportFigures } from '../../core/report-figures';
import {
  countCell,
  heading,
  numberColumn,
  paragraph,
  sayFamilies,
  sayGrade,
  sayPeriod,
  sentences,
  shownCell,
  textCell,
  wordColumn,
  type Paper,
} from './say';

// 作业公示：预计与实际. What teachers planned when they posted stands beside what was published, and nobody is judged by it.

function pairCells(paper: Paper, pair: PlannedPair): Cell[] {
  return [
    countCell(shownPlanned(pair).minutes),
    shownCell(paper, shownMeasured(pair)),
    countCell(pair.evenings),
    textCell(sayFamilies(paper, pair)),
  ];
}

function tableOf(paper: Paper, head: { caption: string; first: string }, rows: Cell[][]): Table[] {
  const { t } = paper;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: head.caption,
      columns: [
        wordColumn(head.first),
        numberColumn(t('column.planned')),
        numberColumn(t('column.measured')),
        numberColumn(t('column.pairs')),
        numberColumn(t('column.families')),
      ],
      rows,
    },
  ];
}

function gradeRows(paper: Paper, { grades, planned }: ReportFigures): Cell[][] {
  const rowOf = (name: string, pair: PlannedPair | undefined) =>
    pair ? [[textCell(name), ...pairCells(paper, pair)]] : [];
  const rows = grades.flatMap((each) => rowOf(sayGrade(paper, each.grade), each.planned.homework));
  return rows.length > 1 ? [...rows, ...rowOf(paper.t('all'), planned.homework)] : rows;
}

function subjectRows(paper: Paper, { subjects }: PlannedAgainst): Cell[][] {
  return SINGLE_SUBJECTS.flatMap((subject) => {
    const pair = subjects[subject];
    return pair ? [[textCell(paper.t(`app:subject.${subject}`)), ...pairCells(paper, pair)]] : [];
  });
}

function pairSentence({ t }: Paper, { homework }: PlannedAgainst): string {
  if (!homework) return t('planned.none');
  const [planned, measured] = [shownPlanned(homework), shownMeasured(homework)];
  return t(homework.evenings === 1 ? 'planned.one' : 'planned.pair', {
    evenings: homework.evenings,
    planned: t(`minutes.${planned.how}`, { minutes: planned.minutes }),
    measured: t(`minutes.${measured.how}`, { minutes: measured.minutes }),
  });
}

/** What was planned beside what was published; nothing where no notice was posted. */
export function plannedSection(paper: Paper, figures: ReportFigures): Block[] {
  const { t } = paper;
  const { planned, period } = figures;
  const { published, posted, whole } = planned.nights;
  if (posted === 0) return [];
  const words = { period: sayPeriod(paper, period) };
  return [
    heading(2, t('planned.title')),
    paragraph(
      sentences(
        paper,
        t('planned.of', { published, posted, whole }),
        pairSentence(paper, planned),
        t('planned.what'),
      ),
    ),
    ...tableOf(
      paper,
      { caption: t('planned.byGrade', words), first: t('column.grade') },
      gradeRows(paper, figures),
    ),
    ...tableOf(
      paper,
      { caption: t('planned.bySubject', words), first: t('column.subject') },
      subjectRows(paper, planned),
    ),
  ];
}
