import { nightDay, unknownYear } from '../../core/calendar';
import { comparedIn, type ClassTime, type ClassWeek } from '../../core/class-week';
import { apartMean, eveningsOver } from '../../core/figure-mean';
import { figureVerdict, type FigureVerdict, type Judged, type Standing } from '../../core/figure-verdict';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import type { ClassAnswer } from '../../wire/class';

/** What the class stands by now: grade and limit, for evenings of which nothing is told yet. */
export function standingNow({ grade, system, limit }: ClassAnswer): Standing {
  return { grade, limit: limitFor(limit, { grade, school: system, kind: 'school' }) };
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
  const compared = comparedIn(weeks);
  const ofWeeks = weeks.flatMap(({ week }) => week ?? []);
  const told: Standing[] = [...compared, ...ofWeeks];
  return {
    standings: told.length > 0 ? told : [standingNow(facts)],
    school: facts.system,
    unknownYear: yearUnknownIn(weeks, time),
    apart: apartMean(compared, ofWeeks),
  };
}

export function verdictOf(minutes: number, judged: Judged): FigureVerdict {
  return figureVerdict(Math.round(minutes), judged);
}

export function oversIn(weeks: readonly ClassWeek[]): { compared: number; over: number } {
  return eveningsOver(comparedIn(weeks));
}
