import { LEAST_TOLD, type LimitThen, type PublishedEvening } from './figure';
import { apartMean, heldMinutes, isComparedFigure, minutesOver, type FigureMean } from './figure-mean';
import type { Grade } from './grade';
import { weekday } from './night';
import { percentOf, type ReportFigures } from './report-figures';
import { classesByGrade, figureOf, figuresOf, type ToldClass } from './school-figures';

/** A limit in minutes of one evening. */
export type EveningLimit = LimitThen & { minutes: number };

/** What the machine proposes for 二、存在的问题: facts, each of which the school takes or leaves. */
export type ReportFact =
  /** So many class evenings over their limit; `weekdays` where all of them lie on one or two days of the week. */
  | { kind: 'over'; limit: EveningLimit; evenings: number; weekdays: number[] }
  /** A grade whose mean is over its limit by so much; where the limit leaves out work at school, so does `over`. */
  | { kind: 'grade-over'; grade: Grade; mean: FigureMean; limit: EveningLimit; over: number }
  /** Written work in grades that are to have none: so many class evenings with 10 minutes and more. */
  | { kind: 'written-low'; grades: Grade[]; evenings: number }
  /** A day of the week whose evenings took much more than all the others' together. */
  | { kind: 'weekday'; weekday: number; mean: FigureMean; others: FigureMean }
  /** The last month or week took much more than the first. */
  | { kind: 'rising'; from: FigureMean; to: FigureMean }
  /** Classes of which nothing was published. */
  | { kind: 'silent'; classes: number }
  /** Of fewer than half of the class evenings there is a figure of their own. */
  | { kind: 'coverage'; percent: number };

/** A smaller difference of two means may be of rounding alone: each figure is a multiple of 5. */
const MUCH_MINUTES = 10;
/** So many days of the week are still worth naming. */
const FEW_WEEKDAYS = 2;
const HALF_PERCENT = 50;

const isMuchMore = (mean: FigureMean, than: FigureMean) =>
  Math.round(mean.minutes) - Math.round(than.minutes) >= MUCH_MINUTES;

function isEveningLimit(limit: LimitThen | undefined): limit is EveningLimit {
  return limit !== undefined && limit.unit === 'day' && typeof limit.minutes === 'number';
}

function comparedEvenings({ classes }: ReportFigures): PublishedEvening[] {
  return classes.flatMap((each) => each.evenings).filter(isComparedFigure);
}

function daysOf(evenings: readonly PublishedEvening[]): number[] {
  const days = [...new Set(evenings.map(({ night }) => weekday(night)))];
  const isTelling = days.length <= FEW_WEEKDAYS && evenings.length > days.length;
  return isTelling ? days.sort((one, other) => one - other) : [];
}

function overFacts(figures: ReportFigures): ReportFact[] {
  const minutes = new Map(
    figures.limits.flatMap(({ limit }) => (isEveningLimit(limit) ? [[limit.minutes, limit]] : [])),
  );
  return [...minutes.values()].flatMap((limit): ReportFact[] => {
    const over = comparedEvenings(figures).filter(
      (each) => each.limit.minutes === limit.minutes && (minutesOver(each) ?? 0) > 0,
    );
    return over.length > 0 ? [{ kind: 'over', limit, evenings: over.length, weekdays: daysOf(over) }] : [];
  });
}

function gradeFacts({ grades, classes }: ReportFigures): ReportFact[] {
  return grades.flatMap(({ grade, mean, limit, overs }): ReportFact[] => {
    if (!mean || !isEveningLimit(limit) || overs.compared === 0) return [];
    const own = figuresOf(classesByGrade(classes).find((each) => each.grade === grade)?.classes ?? []);
    const held = Math.round(mean.minutes) - Math.round(apartMean(own.evenings, own.weeks));
    const over = held - limit.minutes;
    return over > 0 ? [{ kind: 'grade-over', grade, mean, limit, over }] : [];
  });
}

function lowGradeFacts(figures: ReportFigures): ReportFact[] {
  const written = comparedEvenings(figures).filter(
    (each) => each.limit.minutes === 0 && each.limit.scope === 'written' && heldMinutes(each) >= LEAST_TOLD,
  );
  if (written.length === 0) return [];
  const grades = [...new Set(written.map(({ grade }) => grade))].sort((one, other) => one - other);
  return [{ kind: 'written-low', grades, evenings: written.length }];
}

function onOtherDays(classes: readonly ToldClass[], day: number): ToldClass[] {
  const isOther = ({ night }: PublishedEvening) => weekday(night) !== day;
  return classes.map((each) => ({ ...each, evenings: each.evenings.filter(isOther), weeks: [] }));
}

function weekdayFacts({ weekdays, classes }: ReportFigures): ReportFact[] {
  return weekdays.flatMap(({ weekday: day, figure: { mean } }): ReportFact[] => {
    const { mean: others } = figureOf(onOtherDays(classes, day));
    return mean && others && isMuchMore(mean, others)
      ? [{ kind: 'weekday', weekday: day, mean, others }]
      : [];
  });
}

function risingFacts({ trend }: ReportFigures): ReportFact[] {
  const [from, to] = [trend[0]?.figure.mean, trend[trend.length - 1]?.figure.mean];
  return from && to && isMuchMore(to, from) ? [{ kind: 'rising', from, to }] : [];
}

function coverageFacts({ all, possible }: ReportFigures): ReportFact[] {
  const silent = all.coverage.classes - all.coverage.told;
  const told = Object.values(all.coverage.bands).reduce((sum, count) => sum + count, 0);
  const percent = percentOf(told, possible);
  return [
    ...(silent > 0 ? [{ kind: 'silent', classes: silent } as const] : []),
    ...(percent !== undefined && percent < HALF_PERCENT ? [{ kind: 'coverage', percent } as const] : []),
  ];
}

/** The facts that a report's figures offer for its second head, in a fixed order; none is a judgement. */
export function reportFacts(figures: ReportFigures): ReportFact[] {
  return [overFacts, gradeFacts, lowGradeFacts, weekdayFacts, risingFacts, coverageFacts].flatMap((factsOf) =>
    factsOf(figures),
  );
}
