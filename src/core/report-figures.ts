import type { Calendar } from './calendar';
import {
  LEAST_TOLD,
  type FigureBand,
  type LimitThen,
  type PublishedEvening,
  type PublishedWeek,
} from './figure';
import { isComparedFigure, meanOfFigures, partMeans } from './figure-mean';
import { sharedStanding } from './figure-verdict';
import type { Grade } from './grade';
import { addNights, type Night } from './night';
import { plannedAgainst, type PlannedAgainst } from './planned-against';
import { isSettled, nightsOfPeriod, schoolNightsIn, type ReportPeriod } from './report-period';
import {
  classesByGrade,
  classWithin,
  figureOf,
  figuresOf,
  gradeFigures,
  type Coverage,
  type GradeFigure,
  type Nights,
  type SchoolFigure,
  type ToldClass,
} from './school-figures';
import {
  kindFigures,
  monthlyTrend,
  weekdayFigures,
  weeklyTrend,
  type KindFigure,
  type TrendPart,
  type WeekdayFigure,
} from './school-trend';

// All of a report's numbers. They are reckoned from published figures by the same functions as the school view, so the
// two never differ, and nothing stands in a report that was not published or follows from what was.

/** By when a report is made: the school's days, its clock, and what of it the reader may see. */
export type ReportTime = { calendar: Calendar; zone: string; now: number; tonight: Night };

/** Grades with one and the same limit, and what their school nights took. */
export type LimitFigure = { limit: LimitThen; grades: Grade[]; figure: SchoolFigure };

/** A grade with the limit it had all the time; undefined where that changed, or nothing is told. */
export type GradeInReport = GradeFigure & {
  limit: LimitThen | undefined;
  percentAtSchool: number | undefined;
  planned: PlannedAgainst;
};

/** Days that no limit is for, with how many families stand behind their totals. */
export type KindInReport = KindFigure & Pick<Coverage, 'bands'>;

export type ReportFigures = {
  period: ReportPeriod;
  nights: Nights;
  /** Whether everything is published that ever will be. */
  isSettled: boolean;
  /** The last evening of which anything is told; undefined where nothing is. */
  until: Night | undefined;
  /** Class evenings there could be: each class of the period on each school night that has closed. */
  possible: number;
  /** What was published in the period, by class, in their order: everything else follows from it. */
  classes: ToldClass[];
  all: SchoolFigure;
  /** Which part of the minutes was done at school, in whole percent. */
  percentAtSchool: number | undefined;
  /** What was planned beside what was published, of all classes together. */
  planned: PlannedAgainst;
  limits: LimitFigure[];
  grades: GradeInReport[];
  /** Weeks of a month, months of a term; only those that tell something. */
  trend: TrendPart[];
  weekdays: WeekdayFigure[];
  /** No-homework days, weekends, holidays and breaks. */
  kinds: KindInReport[];
};

const isSameLimit = (one: LimitThen, other: LimitThen) =>
  sharedStanding([
    { grade: 0, limit: one },
    { grade: 0, limit: other },
  ]) !== undefined;

/** What some classes told under one limit. */
function underLimit(classes: readonly ToldClass[], limit: LimitThen): ToldClass[] {
  const isUnder = (each: PublishedEvening | PublishedWeek) => isSameLimit(each.limit, limit);
  return classes.map((told) => ({
    ...told,
    evenings: told.evenings.filter((each) => isComparedFigure(each) && isUnder(each)),
    weeks: told.weeks.filter(isUnder),
  }));
}

/** Which limits held, in the order of the grades they were for. */
function limitFigures(classes: readonly ToldClass[]): LimitFigure[] {
  const limits: LimitThen[] = [];
  for (const { classes: own } of classesByGrade(classes)) {
    const told = own.flatMap(({ evenings, weeks }) => [...evenings.filter(isComparedFigure), ...weeks]);
    for (const { limit } of told) if (!limits.some((each) => isSameLimit(each, limit))) limits.push(limit);
  }
  return limits.map((limit) => {
    const own = underLimit(classes, limit);
    const grades = own.flatMap(({ evenings, weeks }) => [...evenings, ...weeks]).map(({ grade }) => grade);
    return { limit, grades: [...new Set(grades)].sort((one, other) => one - other), figure: figureOf(own) };
  });
}

function kindsWithBands(classes: readonly ToldClass[]): KindInReport[] {
  const { evenings } = figuresOf(classes);
  return kindFigures(classes).map((figure) => {
    const countOf = (band: FigureBand) =>
      evenings.filter((each) => each.kind === figure.kind && each.band === band).length;
    const bands = { '10-14': countOf('10-14'), '15-19': countOf('15-19'), '20+': countOf('20+') };
    return { ...figure, bands };
  });
}

/** Of the evenings that have a figure of their own; undefined where hardly anything was to be done. */
function percentAtSchool(classes: readonly ToldClass[]): number | undefined {
  const { evenings } = figuresOf(classes);
  const [whole, part] = [meanOfFigures(evenings, []), partMeans(evenings).atSchool];
  if (!whole || !part || whole.minutes < LEAST_TOLD) return undefined;
  return percentOf(Math.min(part.minutes, whole.minutes), whole.minutes);
}

function gradesWithLimit(classes: readonly ToldClass[]): GradeInReport[] {
  const byGrade = new Map(classesByGrade(classes).map((each) => [each.grade, each.classes]));
  return gradeFigures(classes).map((figure) => {
    const own = byGrade.get(figure.grade) ?? [];
    const told = own.flatMap(({ evenings, weeks }) => [...evenings.filter(isComparedFigure), ...weeks]);
    return {
      ...figure,
      limit: sharedStanding(told)?.limit,
      percentAtSchool: percentAtSchool(own),
      planned: plannedAgainst(own),
    };
  });
}

/** Monday's evening closes on Wednesday morning. */
const CLOSES_AFTER_NIGHTS = 2;

function lastTold(classes: readonly ToldClass[]): Night | undefined {
  const nights = classes.flatMap(({ evenings, weeks }) => [
    ...evenings.map(({ last }) => last),
    ...weeks.map(({ week }) => week),
  ]);
  const sorted = nights.sort();
  return sorted[sorted.length - 1];
}

/** A report's numbers, from what was published of each class of the period (in the order of grade and class number). */
export function reportFigures(
  told: readonly ToldClass[],
  period: ReportPeriod,
  { calendar, zone, now, tonight }: ReportTime,
): ReportFigures {
  const nights = nightsOfPeriod(period, calendar);
  const classes = told.map((each) => classWithin(each, nights));
  const trend = period.kind === 'term' ? monthlyTrend(classes, nights) : weeklyTrend(classes, nights);
  return {
    period,
    nights,
    isSettled: isSettled(nights, calendar, { zone, now }),
    until: lastTold(classes),
    possible:
      classes.length * schoolNightsIn(nights, calendar, addNights(tonight, -CLOSES_AFTER_NIGHTS)).length,
    classes,
    all: figureOf(classes),
    percentAtSchool: percentAtSchool(classes),
    planned: plannedAgainst(classes),
    limits: limitFigures(classes),
    grades: gradesWithLimit(classes),
    trend: trend.filter(({ figure }) => figure.mean),
    weekdays: weekdayFigures(classes),
    kinds: kindsWithBands(classes),
  };
}

/** Of class evenings that are compared, how many were not over: a whole percentage that says all or none only where it is so. */
export function shareWithin({ compared, over }: SchoolFigure['overs']): number | undefined {
  return percentOf(compared - over, compared);
}

/** A part of a whole as a whole percentage, 1 to 99 where it is neither none nor all; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  if (whole === 0) return undefined;
  if (part === 0 || part === whole) return part === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}
