import type { Calendar, NightKind } from './calendar';
import type { PublishedEvening, PublishedWeek } from './figure';
import { isComparedFigure, meanOfFigures, type FigureMean } from './figure-mean';
import { addNights, mondayOf, nightsFrom, type Night } from './night';
import { classEvening, closesAt, eveningDay, opensAt, type ClassEvening } from './open-evening';

/** All that was published of one class, in any order. */
export type ClassFigures = { evenings: readonly PublishedEvening[]; weeks: readonly PublishedWeek[] };

/** By what a class's evenings are told: its calendar, its zone, and the moment (epoch ms). */
export type ClassTime = { calendar: Calendar; zone: string; now: number };

/** An evening is published within the minute after it closes: only when nothing has come by then is nothing told of it. */
export const PUBLISHED_WITHIN_MS = 2 * 60_000;

/**
 * How an evening of a class stands. `counting` closes at an instant (epoch ms); `none`: it has closed, and nothing is
 * told of it, whether few families sent or nobody.
 */
export type EveningState =
  | { kind: 'published'; figure: PublishedEvening }
  | { kind: 'counting'; closesAt: number }
  | { kind: 'none' }
  | { kind: 'ahead' };

export type WeekEvening = ClassEvening & { day: NightKind; state: EveningState };

/** One week of a class, Monday first: its evenings, and the mean of its school nights where there is one. */
export type ClassWeek = {
  monday: Night;
  evenings: WeekEvening[];
  week: PublishedWeek | undefined;
  mean: FigureMean | undefined;
};

/**
 * The evenings that begin in a week. A published one stands as it was published; where the calendar has changed since,
 * what it covers is not told twice.
 */
function eveningsOf(monday: Night, { evenings }: ClassFigures, calendar: Calendar): ClassEvening[] {
  const nights = nightsFrom(monday, addNights(monday, 6));
  const isCovered = (night: Night) => evenings.some((each) => each.night <= night && night <= each.last);
  const others = nights
    .filter((night) => !isCovered(night))
    .map((night) => classEvening(night, calendar))
    .filter(
      ({ night }, index, all) => night >= monday && all.findIndex((each) => each.night === night) === index,
    )
    .filter(({ night }) => !isCovered(night));
  const published = evenings.filter(({ night }) => nights.includes(night));
  return [...published, ...others].sort((one, other) => one.night.localeCompare(other.night));
}

function stateOf(evening: ClassEvening, { evenings }: ClassFigures, { zone, now }: ClassTime): EveningState {
  const figure = evenings.find(({ night }) => night === evening.night);
  if (figure) return { kind: 'published', figure };
  if (now < opensAt(evening, zone)) return { kind: 'ahead' };
  const closes = closesAt(evening, zone);
  return now < closes + PUBLISHED_WITHIN_MS ? { kind: 'counting', closesAt: closes } : { kind: 'none' };
}

function weekEvening({ night, last }: ClassEvening, figures: ClassFigures, time: ClassTime): WeekEvening {
  const state = stateOf({ night, last }, figures, time);
  const day = state.kind === 'published' ? state.figure.kind : eveningDay(night, time.calendar).kind;
  return { night, last, day, state };
}

/** The week of a night, with all that is published of it. */
export function classWeek(night: Night, figures: ClassFigures, time: ClassTime): ClassWeek {
  const monday = mondayOf(night);
  const evenings = eveningsOf(monday, figures, time.calendar).map((evening) =>
    weekEvening(evening, figures, time),
  );
  const published = evenings.flatMap(({ state }) => (state.kind === 'published' ? [state.figure] : []));
  const week = figures.weeks.find((each) => each.week === monday);
  return { monday, evenings, week, mean: meanOfFigures(published, week ? [week] : []) };
}

/** The weeks from the one of `first` to the one of `last`, oldest first. */
export function classWeeks(
  { first, last }: { first: Night; last: Night },
  figures: ClassFigures,
  time: ClassTime,
): ClassWeek[] {
  const mondays = nightsFrom(mondayOf(first), mondayOf(last)).filter((_, index) => index % 7 === 0);
  return mondays.map((monday) => classWeek(monday, figures, time));
}

/** The figures of those evenings of a week that have one. */
export function figuresIn({ evenings }: Pick<ClassWeek, 'evenings'>): PublishedEvening[] {
  return evenings.flatMap(({ state }) => (state.kind === 'published' ? [state.figure] : []));
}

/** The published evenings of weeks that a limit is for. */
export function comparedIn(weeks: readonly ClassWeek[]): PublishedEvening[] {
  return weeks.flatMap(figuresIn).filter(isComparedFigure);
}

/** The Mondays of the first and the last week of which something is published; undefined before the first figure. */
export function weeksTold({ evenings, weeks }: ClassFigures): { first: Night; last: Night } | undefined {
  const mondays = [...evenings.map(({ night }) => mondayOf(night)), ...weeks.map(({ week }) => week)].sort();
  const [first] = mondays;
  return first === undefined ? undefined : { first, last: mondays[mondays.length - 1] ?? first };
}
