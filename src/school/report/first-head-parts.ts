import { LEAST_TOLD, SINGLE_SUBJECTS, type SingleSubject } from '../../core/figure';
import type { Block, Cell, Table } from '../../core/report-document';
import { percentOf, type ReportFigures } from '../../core/report-figures';
import { usualSubjects } from '../../core/subject';
import {
  countCell,
  heading,
  meanCell,
  numberColumn,
  paragraph,
  percentCell,
  sayFamilies,
  sayGrade,
  sayMean,
  sayPeriod,
  sentences,
  textCell,
  wordColumn,
  type Paper,
} from './say';

// What the minutes were of: subjects, the part done at school, written work and other.

/** What is told of subjects that are taught in one of the grades, and of others where it is worth telling. */
function subjectsTold({ system }: Paper, { all, grades }: ReportFigures): SingleSubject[] {
  const usual = new Set(grades.flatMap(({ grade }) => usualSubjects(grade, system)));
  return SINGLE_SUBJECTS.filter((subject) => {
    const mean = all.parts.subjects[subject];
    return mean && (usual.has(subject) || mean.minutes >= LEAST_TOLD);
  });
}

function subjectTable(paper: Paper, figures: ReportFigures): Table {
  const { t } = paper;
  const rows = subjectsTold(paper, figures).map((subject): Cell[] => {
    const mean = figures.all.parts.subjects[subject];
    return [textCell(t(`app:subject.${subject}`)), meanCell(paper, mean), countCell(mean?.evenings ?? 0)];
  });
  return {
    kind: 'table',
    caption: t('subjects.caption', { period: sayPeriod(paper, figures.period) }),
    columns: [
      wordColumn(t('column.subject')),
      numberColumn(t('column.total')),
      numberColumn(t('column.evenings')),
    ],
    rows,
  };
}

/** Grades down, subjects across; only where more than one grade tells them. */
function gradeTable(paper: Paper, figures: ReportFigures): Table[] {
  const { t } = paper;
  const subjects = subjectsTold(paper, figures);
  const grades = figures.grades.filter(({ parts }) => Object.keys(parts.subjects).length > 0);
  if (grades.length < 2) return [];
  return [
    {
      kind: 'table',
      caption: t('subjects.byGrade', { period: sayPeriod(paper, figures.period) }),
      columns: [
        wordColumn(t('column.grade')),
        ...subjects.map((subject) => numberColumn(t(`app:subject.${subject}`))),
      ],
      rows: grades.map(({ grade, parts }) => [
        textCell(sayGrade(paper, grade)),
        ...subjects.map((subject) => meanCell(paper, parts.subjects[subject])),
      ]),
    },
  ];
}

export function subjectsSection(paper: Paper, figures: ReportFigures): Block[] {
  const { t } = paper;
  const title = heading(2, t('subjects.title'));
  if (subjectsTold(paper, figures).length === 0) return [title, paragraph(t('subjects.none'))];
  const byGrade = gradeTable(paper, figures);
  return [
    title,
    paragraph(t('subjects.what')),
    subjectTable(paper, figures),
    ...(byGrade.length > 0 ? [paragraph(t('subjects.byGradeWhat')), ...byGrade] : []),
  ];
}

export function atSchoolSection(paper: Paper, figures: ReportFigures): Block[] {
  const { t } = paper;
  const { all, grades, period, percentAtSchool } = figures;
  const title = heading(2, t('atSchool.title'));
  if (!all.parts.atSchool || percentAtSchool === undefined) return [title, paragraph(t('atSchool.none'))];
  const { told, largely } = all.atSchool;
  const percent = percentOf(largely, told);
  const said = sentences(
    paper,
    t('atSchool.mean', { minutes: sayMean(paper, all.parts.atSchool), percent: percentAtSchool }),
    percent === undefined ? undefined : t('atSchool.largely', { told, largely, percent }),
  );
  return [title, paragraph(said), atSchoolTable(paper, { grades, period })];
}

function atSchoolTable(paper: Paper, { grades, period }: Pick<ReportFigures, 'grades' | 'period'>): Table {
  const { t } = paper;
  return {
    kind: 'table',
    caption: t('atSchool.caption', { period: sayPeriod(paper, period) }),
    columns: [
      wordColumn(t('column.grade')),
      numberColumn(t('column.atSchool')),
      numberColumn(t('column.part')),
      numberColumn(t('column.largely')),
      numberColumn(t('column.share')),
      numberColumn(t('column.families')),
    ],
    rows: grades
      .filter(({ parts }) => parts.atSchool)
      .map(({ grade, parts, percentAtSchool, atSchool: { told, largely }, coverage }) => [
        textCell(sayGrade(paper, grade)),
        meanCell(paper, parts.atSchool),
        percentAtSchool === undefined ? textCell(t('cell.none')) : percentCell(paper, percentAtSchool, 100),
        told > 0 ? textCell(t('ofEvenings', { part: largely, whole: told })) : textCell(t('cell.none')),
        percentCell(paper, largely, told),
        textCell(sayFamilies(paper, coverage)),
      ]),
  };
}

/** What is published beside the limit's own work, and why nothing else is. */
export function kindsSection({ t }: Paper, { limits }: ReportFigures): Block[] {
  const scopes = new Set(limits.map(({ limit }) => limit.scope));
  const [scope = 'written'] = scopes;
  return [heading(2, t('kinds.title')), paragraph(t(`kinds.${scopes.size > 1 ? 'both' : scope}`))];
}
