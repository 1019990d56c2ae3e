import { nightDay, type Calendar } from './calendar';
import { firstNightOf, schoolYear } from './grade';
import { addNights, isNight, mondayOf, nightsFrom, type Night } from './night';
import { classEvening, publishedBy } from './open-evening';
import type { Nights } from './school-figures';
import { firstEveningOf, lastNightOf, TERM, termOf, termsOf, yearOfTerm, type Term } from './term';

/** What a report is of: a month of the calendar, `2026-11`, or a term, `2026a`. */
export type ReportPeriod = { kind: 'month'; month: string } | { kind: 'term'; term: Term };

const MONTH = /^20[0-9]{2}-(0[1-9]|1[0-2])$/;

/** A period as it is named in an address, on the wire and in the database: `2026-11` or `2026a`. */
export function periodName(period: ReportPeriod): string {
  return period.kind === 'month' ? period.month : period.term;
}

/** The period of such a name; undefined where it is none. */
export function periodNamed(name: string | null | undefined): ReportPeriod | undefined {
  if (name === null || name === undefined) return undefined;
  if (MONTH.test(name)) return { kind: 'month', month: name };
  return TERM.test(name) && name.startsWith('20') ? { kind: 'term', term: name } : undefined;
}

/** The last calendar date of a month. */
function lastOfMonth(month: string): Night {
  const next = addNights(`${month}-28`, 4);
  return addNights(`${next.slice(0, 7)}-01`, -1);
}

/** From the first to the last evening of a period. */
export function nightsOfPeriod(
  period: ReportPeriod,
  calendar: Pick<Calendar, 'breaks' | 'country' | 'yearsWithoutBreaks'>,
): Nights {
  if (period.kind === 'month') return { first: `${period.month}-01`, last: lastOfMonth(period.month) };
  return { first: firstEveningOf(period.term, calendar), last: lastNightOf(period.term, calendar) };
}

/** The evenings to ask for: a term's ends move with the winter break, and a week counts where its Thursday is. */
export function nightsToAsk(period: ReportPeriod): Nights {
  if (period.kind === 'month')
    return { first: addNights(`${period.month}-01`, -6), last: lastOfMonth(period.month) };
  const year = yearOfTerm(period.term);
  if (period.term.endsWith('a'))
    return { first: addNights(firstNightOf(year), -6), last: lastOfMonth(`${year + 1}-02`) };
  return { first: `${year}-12-15`, last: addNights(firstNightOf(year + 1), -1) };
}

/** The school year (by the year it begins in) a period is in. */
export function yearOfPeriod(period: ReportPeriod): number {
  return period.kind === 'term' ? yearOfTerm(period.term) : schoolYear(`${period.month}-01`);
}

/** The school nights of a period in the school's calendar, up to and with `until`. */
export function schoolNightsIn({ first, last }: Nights, calendar: Calendar, until: Night = last): Night[] {
  const end = until < last ? until : last;
  return nightsFrom(first, end).filter((night) => nightDay(night, calendar).kind === 'school');
}

/**
 * The periods that can be reported, newest first: the terms and the months with a school night, of this school year
 * and the last, as far as they have begun.
 */
export function periodsUntil(
  tonight: Night,
  calendar: Calendar,
): { terms: ReportPeriod[]; months: ReportPeriod[] } {
  const year = schoolYear(tonight);
  const now = termOf(tonight, calendar);
  const terms = [...termsOf(year - 1), ...termsOf(year)].filter((term) => term <= now);
  const months = new Set<string>();
  for (const night of nightsFrom(firstNightOf(year - 1), tonight)) {
    const month = night.slice(0, 7);
    if (!months.has(month) && nightDay(night, calendar).kind === 'school') months.add(month);
  }
  return {
    terms: terms.reverse().map((term) => ({ kind: 'term', term })),
    months: [...months].reverse().map((month) => ({ kind: 'month', month })),
  };
}

/** So many evenings into a month the office is still at work on the one before. */
const LATE_NIGHTS = 10;

/** The period somebody means who has not said which: the month that is ending, or that has just ended. */
export function usualPeriod(tonight: Night, calendar: Calendar): ReportPeriod {
  const { months } = periodsUntil(tonight, calendar);
  const meant = addNights(tonight, -LATE_NIGHTS).slice(0, 7);
  const found = months.find((each) => each.kind === 'month' && each.month <= meant);
  return found ?? months[0] ?? { kind: 'month', month: meant };
}

/** A week's figure comes when its last evening has closed; the week is of the period its Thursday is in. */
function lastTold({ last }: Nights): Night {
  const monday = mondayOf(last);
  return addNights(monday, 3) <= last ? addNights(monday, 6) : last;
}

/** Whether all that will ever be published of a period has been, by an instant (epoch ms): from then on no figure changes. */
export function isSettled(nights: Nights, calendar: Calendar, at: { zone: string; now: number }): boolean {
  const evening = classEvening(lastTold(nights), calendar);
  return isNight(evening.last) && publishedBy(evening, at.zone) <= at.now;
}
