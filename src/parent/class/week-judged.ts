import { unknownYear } from '../../core/calendar';
import { comparedIn, type ClassWeek } from '../../core/class-week';
import type { Judged, Standing } from '../../core/figure-verdict';
import type { School } from '../../core/grade';

/** By what the figures of some weeks are judged: by what held when each was made. */
export function judgedIn(weeks: readonly ClassWeek[], school: School): Judged {
  const compared = comparedIn(weeks);
  const standings: Standing[] = [...compared, ...weeks.flatMap(({ week }) => (week ? [week] : []))];
  const unknown = compared.find(({ isKnown }) => !isKnown)?.night;
  return { standings, school, unknownYear: unknown && (unknownYear(unknown) ?? unknown.slice(0, 4)) };
}
