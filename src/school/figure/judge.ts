import { nightDay, unknownYear } from '../../core/calendar';
import type { ClassTime, ClassWeek } from '../../core/class-week';
import type { PublishedEvening } from '../../core/figure';
import { eveningsOver, isComparedFigure } from '../../core/figure-mean';
import {
  figureVerdict,
  sharedStanding,
  type FigureVerdict,
  type Judged,
  type Standing,
} from '../../core/figure-verdict';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import type { ClassAnswer } from '../../wire/class';

/** What the class stands by now: grade and limit, for evenings of which nothing is told yet. */
export function standingNow({ grade, system, limit }: ClassAnswer): Standing {
  return { grade, limit: limitFor(limit, { grade, school: system, kind: 'school' }) };
}

export function publishedIn(week: ClassWeek): PublishedEvening[] {
  return week.evenings.flatMap(({ state }) => (state.kind === 'published' ? [state.figure] : []));
}

/** The published evenings of weeks that a limit is for. */
export function comparedIn(weeks: readonly ClassWeek[]): PublishedEvening[] {
  return weeks.flatMap(publishedIn).filter(isComparedFigure);
}

function yearUnknownIn(weeks: readonly ClassWeek[], { calendar }: ClassTime): string | undefined {
  const nights: Night[] = [
    ...comparedIn(weeks).filter(({ isKnown }) => !isKnown),
    ...weeks
      .flatMap(({ evenings }) => evenings)
      .filter(({ day, night }) => day === 'school' && !nightDay(night, calendar).isKnown),
  ].map(({ night }) => night);
  const [night] = nights;
  return night && (unknownYear(night) ?? night.slice(0, 4));
}

/** How some weeks stand to their limit: by what held when their figures were made, or, without any, by what holds now. */
export function judgedIn(weeks: readonly ClassWeek[], facts: ClassAnswer, time: ClassTime): Judged {
  const told: Standing[] = [...comparedIn(weeks), ...weeks.flatMap(({ week }) => (week ? [week] : []))];
  return {
    standings: told.length > 0 ? told : [standingNow(facts)],
    school: facts.system,
    unknownYear: yearUnknownIn(weeks, time),
  };
}

/** A limit that is drawn and named: of evenings that are compared with one and the same. */
export function drawnLimit(judged: Judged): (Standing['limit'] & { minutes: number }) | undefined {
  if (figureVerdict(0, judged).kind !== 'measured') return undefined;
  const limit = sharedStanding(judged.standings)?.limit;
  return limit && typeof limit.minutes === 'number' ? { ...limit, minutes: limit.minutes } : undefined;
}

export function verdictOf(minutes: number, judged: Judged): FigureVerdict {
  return figureVerdict(Math.round(minutes), judged);
}

export function oversIn(weeks: readonly ClassWeek[]): { compared: number; over: number } {
  return eveningsOver(comparedIn(weeks));
}
