import { breaksOf, type Calendar } from './calendar';
import { firstNightOf, schoolYear, type School } from './grade';
import { addNights, type Night } from './night';

/** Half a school year, as PRIVACY.md names it: `2026a` begins on 1 September 2026, `2026b` ends on 31 August 2027. */
export type Term = string;

export const TERM = /^[0-9]{4}[ab]$/;

/** Both terms of the school year that began in `year`. */
export function termsOf(year: number): readonly [Term, Term] {
  return [`${String(year)}a`, `${String(year)}b`];
}

/** The year in which a term's school year began. */
export function yearOfTerm(term: Term): number {
  return Number(term.slice(0, 4));
}

/** Where no winter break is known the year turns here: after every one we know of. */
const USUAL_TURN = '02-15';

/** The last evening of term a of the school year a night is in: the last of the winter break. */
function lastOfAutumn(night: Night, calendar: Pick<Calendar, 'breaks' | 'country'>): Night {
  const year = schoolYear(night);
  const [earliest, latest] = [`${String(year)}-12-15`, `${String(year + 1)}-02-28`];
  const winter = breaksOf(night, calendar).breaks.find(({ from }) => from >= earliest && from <= latest);
  return winter?.to ?? `${String(year + 1)}-${USUAL_TURN}`;
}

/** The term an evening belongs to: a runs to the end of the winter break, b to 31 August (PRIVACY.md, step 5). */
export function termOf(night: Night, calendar: Pick<Calendar, 'breaks' | 'country'>): Term {
  const [autumn, spring] = termsOf(schoolYear(night));
  return night <= lastOfAutumn(night, calendar) ? autumn : spring;
}

/**
 * The term by whose key an evening's token is made, and until whose end that key lives: by the usual winter break of the
 * school's system alone. A school that changes its winter break in mid-term ends no key early, and no endpoint can tell
 * one phone another term than the next.
 */
export function keyTermOf(night: Night, system: School): Term {
  return termOf(night, usualCalendar(system));
}

/** The last night of a term as keys know it. */
export function lastKeyNightOf(term: Term, system: School): Night {
  return lastNightOf(term, usualCalendar(system));
}

function usualCalendar(system: School): Pick<Calendar, 'breaks' | 'country'> {
  return { country: system === 'other' ? 'other' : 'cn' };
}

/** The first evening that counts in a term: 1 September, or the evening after the winter break. */
export function firstEveningOf(term: Term, calendar: Pick<Calendar, 'breaks' | 'country'>): Night {
  const first = firstNightOf(yearOfTerm(term));
  return term.endsWith('a') ? first : addNights(lastOfAutumn(first, calendar), 1);
}

/** The last date of a term: of the winter break, or 31 August. */
export function lastNightOf(term: Term, calendar: Pick<Calendar, 'breaks' | 'country'>): Night {
  const year = yearOfTerm(term);
  return term.endsWith('a')
    ? lastOfAutumn(firstNightOf(year), calendar)
    : addNights(firstNightOf(year + 1), -1);
}

/**
 * The night by which a class's year and term are told. From August on it is the coming 1 September: slips printed
 * before the first school day are for the year that begins.
 */
export function nightOfClass(night: Night): Night {
  return night.slice(5, 7) === '08' ? firstNightOf(Number(night.slice(0, 4))) : night;
}
