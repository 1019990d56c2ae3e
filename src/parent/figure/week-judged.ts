import { unknownYear } from '../../core/calendar';
import { comparedIn, type ClassWeek } from '../../core/class-week';
import { apartMean } from '../../core/figure-mean';
import type { Judged } from '../../core/figure-verdict';
import type { School } from '../../core/grade';

/** By what the figures of some weeks are judged: by what held when each was made. */
export function judgedIn(weeks: readonly ClassWeek[], school: School): Judged {
  const compared = comparedIn(weeks);
  const ofWeeks = weeks.flatMap(({ week }) => week ?? []);
  const unknown = compared.find(({ isKnown }) => !isKnown)?.night;
  const year = unknown && (unknownYear(unknown) ?? unknown.slice(0, 4));
  const standings = [...compared, ...ofWeeks];
  return { standings, school, unknownYear: year, apart: apartMean(compared, ofWeeks) };
}
