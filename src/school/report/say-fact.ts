import { isRule } from '../../core/figure-verdict';
import type { ReportFact } from '../../core/report-facts';
import type { ReportFigures } from '../../core/report-figures';
import { sayPart } from './first-head-time';
import { sayGrade, sayGrades, sayMean, sayPeriod, type Paper } from './say';

type FactOf<Kind extends ReportFact['kind']> = Extract<ReportFact, { kind: Kind }>;

function sayOver(paper: Paper, fact: FactOf<'over'>, { period }: ReportFigures): string {
  const { t } = paper;
  const words = { period: sayPeriod(paper, period), count: fact.evenings, limit: fact.limit.minutes };
  if (fact.weekdays.length === 0) return t('fact.over', words);
  const days = fact.weekdays.map((day) => t(`weekday.${day}`)).join(t('app:and'));
  return t('fact.overOn', { ...words, days });
}

function sayGradeOver(paper: Paper, { grade, mean, limit, over }: FactOf<'grade-over'>): string {
  const isApart = limit.atSchool === 'apart';
  const ownWords = isRule(limit) ? 'fact.grade' : 'fact.gradeOwn';
  return paper.t(isApart ? 'fact.gradeApart' : ownWords, {
    grade: sayGrade(paper, grade),
    minutes: sayMean(paper, mean),
    limit: limit.minutes,
    over,
  });
}

function sayRising(paper: Paper, { from, to }: FactOf<'rising'>, figures: ReportFigures): string {
  const { trend } = figures;
  const [first, last] = [trend[0], trend[trend.length - 1]];
  return paper.t('fact.rising', {
    first: first ? sayPart(paper, first, figures) : '',
    last: last ? sayPart(paper, last, figures) : '',
    from: sayMean(paper, from),
    to: sayMean(paper, to),
  });
}

/** A fact as a sentence the school may take into its report. */
export function sayFact(paper: Paper, fact: ReportFact, figures: ReportFigures): string {
  const { t } = paper;
  switch (fact.kind) {
    case 'over':
      return sayOver(paper, fact, figures);
    case 'grade-over':
      return sayGradeOver(paper, fact);
    case 'written-low':
      return t('fact.low', { grades: sayGrades(paper, fact.grades), count: fact.evenings });
    case 'weekday':
      return t('fact.weekday', {
        day: t(`weekday.${fact.weekday}`),
        minutes: sayMean(paper, fact.mean),
        others: sayMean(paper, fact.others),
      });
    case 'rising':
      return sayRising(paper, fact, figures);
    case 'silent':
      return t('fact.silent', { count: fact.classes });
    case 'coverage':
      return t('fact.coverage', { percent: fact.percent });
  }
}
