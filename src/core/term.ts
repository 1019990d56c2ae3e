import { breaksOf, type Calendar } from './calendar';
import { schoolYear } from './grade';
import type { Night } from './night';

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

/** The term an evening belongs to: a runs to the end of the winter break, b to 31 August (PRIVACY.md, step 5). */
export function termOf(night: Night, calendar: Pick<Calendar, 'breaks' | 'country'>): Term {
  const year = schoolYear(night);
  const [autumn, spring] = termsOf(year);
  const [earliest, latest] = [`${String(year)}-12-15`, `${String(year + 1)}-02-28`];
  const winter = breaksOf(night, calendar).breaks.find(({ from }) => from >= earliest && from <= latest);
  const lastOfAutumn = winter?.to ?? `${String(year + 1)}-${USUAL_TURN}`;
  return night <= lastOfAutumn ? autumn : spring;
}
