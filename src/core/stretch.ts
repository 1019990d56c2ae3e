import type { Calendar } from './calendar';
import { addNights, isNight, mondayOf, type Night } from './night';
import { firstEveningOf, lastNightOf, TERM, termOf } from './term';

/** How far a parent looks back at once. */
export const VIEWS = ['week', 'month', 'term'] as const;
export type View = (typeof VIEWS)[number];

/** Nights looked back on together, both ends included; `key` names them in an address: its Monday, `2026-11`, `2026a`. */
export type Stretch = { view: View; key: string; first: Night; last: Night };

/** The breaks that part the terms. */
export type TermCalendar = Pick<Calendar, 'breaks' | 'yearsWithoutBreaks' | 'country'>;

function weekOf(night: Night): Stretch {
  const monday = mondayOf(night);
  return { view: 'week', key: monday, first: monday, last: addNights(monday, 6) };
}

/** No month is longer. */
const MONTH = 31;

function monthOf(night: Night): Stretch {
  const month = night.slice(0, 7);
  const first = `${month}-01`;
  const next = addNights(first, MONTH).slice(0, 7);
  return { view: 'month', key: month, first, last: addNights(`${next}-01`, -1) };
}

function termStretch(night: Night, calendar: TermCalendar): Stretch {
  const term = termOf(night, calendar);
  const [first, last] = [firstEveningOf(term, calendar), lastNightOf(term, calendar)];
  return { view: 'term', key: term, first, last };
}

/** The week, month or term that a night is in. */
export function stretchOf(view: View, night: Night, calendar: TermCalendar): Stretch {
  if (view === 'week') return weekOf(night);
  return view === 'month' ? monthOf(night) : termStretch(night, calendar);
}

/** The one after it (1) or before it (−1). */
export function stretchBeside({ view, first, last }: Stretch, step: 1 | -1, calendar: TermCalendar): Stretch {
  return stretchOf(view, step === 1 ? addNights(last, 1) : addNights(first, -1), calendar);
}

function nightIn(view: View, key: string, calendar: TermCalendar): unknown {
  if (view === 'week') return key;
  if (view === 'month') return `${key}-01`;
  return TERM.test(key) ? firstEveningOf(key, calendar) : undefined;
}

/** What an address names; undefined where there is no such week, month or term. Any night of a week names it. */
export function textToStretch(view: View, key: string, calendar: TermCalendar): Stretch | undefined {
  const night = nightIn(view, key, calendar);
  return isNight(night) ? stretchOf(view, night, calendar) : undefined;
}

/** Thursday: a week that two months share is of the one with most of its school days. */
const MIDDLE_OF_WEEK = 3;

/** The night by which another view of the same time is chosen: tonight where it is in, else one that stands for the stretch. */
export function nightFor({ view, first, last }: Stretch, tonight: Night): Night {
  if (first <= tonight && tonight <= last) return tonight;
  return view === 'week' ? addNights(first, MIDDLE_OF_WEEK) : last;
}

/** The same date a month later (1) or earlier (−1); the month's last where it is shorter. */
export function monthAway(night: Night, step: 1 | -1): Night {
  const { first, last } = monthOf(night);
  const beside = monthOf(step === 1 ? addNights(last, 1) : addNights(first, -1));
  const same = `${beside.key}-${night.slice(8)}`;
  return same > beside.last ? beside.last : same;
}
