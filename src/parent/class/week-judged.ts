import { unknownYear } from '../../core/calendar';
import { figuresIn, type ClassWeek } from '../../core/class-week';
import type { LimitThen, PublishedEvening } from '../../core/figure';
import { isComparedFigure } from '../../core/figure-mean';
import { figureVerdict, sharedStanding, type Judged, type Standing } from '../../core/figure-verdict';
import type { School } from '../../core/grade';

/** The figures of weeks that a limit is for. */
export function comparedIn(weeks: readonly ClassWeek[]): PublishedEvening[] {
  return weeks.flatMap(figuresIn).filter(isComparedFigure);
}

/** By what the figures of some weeks are judged: by what held when each was made. */
export function judgedIn(weeks: readonly ClassWeek[], school: School): Judged {
  const compared = comparedIn(weeks);
  const standings: Standing[] = [...compared, ...weeks.flatMap(({ week }) => (week ? [week] : []))];
  const unknown = compared.find(({ isKnown }) => !isKnown)?.night;
  return { standings, school, unknownYear: unknown && (unknownYear(unknown) ?? unknown.slice(0, 4)) };
}

/** The limit that is drawn and named; undefined where nothing is compared. */
export function drawnLimit(judged: Judged): (LimitThen & { minutes: number }) | undefined {
  const limit = sharedStanding(judged.standings)?.limit;
  if (!limit || typeof limit.minutes !== 'number') return undefined;
  return figureVerdict(0, judged).kind === 'measured' ? { ...limit, minutes: limit.minutes } : undefined;
}
