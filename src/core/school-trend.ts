import type { NightKind } from './calendar';
import type { ClassFigures } from './class-week';
import type { PublishedEvening } from './figure';
import { BAND_WEIGHT, countedMinutes } from './figure-mean';
import { addNights, mondayOf, nightsFrom, weekday, type Night } from './night';
import { figureOf, figuresOf, figuresWithin, type Nights, type SchoolFigure } from './school-figures';

/** A part of a stretch of time with what its school nights took. */
export type TrendPart = Nights & { figure: SchoolFigure };

function partsOf(classes: readonly ClassFigures[], parts: readonly Nights[]): TrendPart[] {
  return parts.map((nights) => ({
    ...nights,
    figure: figureOf(classes.map((each) => figuresWithin(each, nights))),
  }));
}

const later = (one: Night, other: Night) => (one > other ? one : other);
const earlier = (one: Night, other: Night) => (one < other ? one : other);

/** Week by week; the first and the last are only as long as the stretch lets them be. */
export function weeklyTrend(classes: readonly ClassFigures[], { first, last }: Nights): TrendPart[] {
  const mondays = nightsFrom(mondayOf(first), last).filter((_, index) => index % 7 === 0);
  const weeks = mondays.map((monday) => ({
    first: later(first, monday),
    last: earlier(last, addNights(monday, 6)),
  }));
  return partsOf(classes, weeks);
}

/** Month by month, likewise. */
export function monthlyTrend(classes: readonly ClassFigures[], { first, last }: Nights): TrendPart[] {
  const months = [...new Set(nightsFrom(first, last).map((night) => night.slice(0, 7)))];
  const stretches = months.map((month) => {
    const nights = nightsFrom(later(first, `${month}-01`), earlier(last, addNights(`${month}-01`, 30)));
    return nights.filter((night) => night.startsWith(month));
  });
  return partsOf(
    classes,
    stretches.map((nights) => ({ first: nights[0] ?? first, last: nights[nights.length - 1] ?? last })),
  );
}

/** 1 = Monday … 7 = Sunday, and what the school nights of that day took: a weekly figure names no evening, and is in none. */
export type WeekdayFigure = { weekday: number; figure: SchoolFigure };

/** The weekdays on which there were school nights, Monday first. */
export function weekdayFigures(classes: readonly ClassFigures[]): WeekdayFigure[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
    const own = classes.map(({ evenings }) => ({
      evenings: evenings.filter(({ night }) => weekday(night) === day),
      weeks: [],
    }));
    const figure = figureOf(own);
    return figure.mean ? [{ weekday: day, figure }] : [];
  });
}

/** The evenings that no limit is for: how long they took in all (a block is one total), and of how many that is. */
export type KindFigure = { kind: Exclude<NightKind, 'school'>; minutes: number; evenings: number };

const OTHER_KINDS = ['no-homework', 'weekend', 'holiday', 'vacation'] as const;

function meanOfKind(evenings: readonly PublishedEvening[]): number {
  const weight = evenings.reduce((sum, { band }) => sum + BAND_WEIGHT[band], 0);
  const total = evenings.reduce(
    (sum, { band, minutes }) => sum + BAND_WEIGHT[band] * countedMinutes(minutes),
    0,
  );
  return total / weight;
}

/** No-homework days, weekends, holidays and breaks, each kind by itself and never beside a limit. */
export function kindFigures(classes: readonly ClassFigures[]): KindFigure[] {
  const { evenings } = figuresOf(classes);
  return OTHER_KINDS.flatMap((kind) => {
    const own = evenings.filter((each) => each.kind === kind);
    return own.length > 0 ? [{ kind, minutes: meanOfKind(own), evenings: own.length }] : [];
  });
}
