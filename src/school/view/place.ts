import type { Calendar } from '../../core/calendar';
import { firstNightOf } from '../../core/grade';
import { addNights, isNight, mondayOf, type Night } from '../../core/night';
import type { Nights } from '../../core/school-figures';
import { stretchBeside, stretchOf, textToStretch, VIEWS, type Stretch, type View } from '../../core/stretch';
import { TERM, yearOfTerm } from '../../core/term';

/** Which week, month or term of the school is looked at, as an address names it. */
export type Place = { view: View; key: string };

const KEYS: Record<View, (key: string) => boolean> = {
  week: isNight,
  month: (key) => isNight(`${key}-01`),
  term: (key) => TERM.test(key),
};

/** An evening is published two mornings later: the month that is looked at first has one of its own by then. */
const FIRST_TOLD_AFTER = 3;

/** The place as it stands after the ? of the address; what cannot be read there is the month that is now. */
export function searchToPlace(search: string, tonight: Night): Place {
  const asked = new URLSearchParams(search);
  for (const view of VIEWS) {
    const key = asked.get(view);
    if (key !== null && KEYS[view](key)) return { view, key };
  }
  return { view: 'month', key: addNights(tonight, -FIRST_TOLD_AFTER).slice(0, 7) };
}

export function placeToSearch({ view, key }: Place): string {
  return `?${view}=${key}`;
}

/** Which nights are asked about: at least those of the place, and of a term whose ends only the answer tells all it may have. */
export function nightsAsked({ view, key }: Place): { from: Night; to: Night } {
  if (view === 'week') return { from: mondayOf(key), to: addNights(mondayOf(key), 6) };
  // A week's one figure is asked for by its Monday and counts where its Thursday is.
  if (view === 'month') return { from: mondayOf(`${key}-01`), to: addNights(`${key}-01`, 30) };
  const year = yearOfTerm(key);
  if (key.endsWith('a')) return { from: mondayOf(firstNightOf(year)), to: `${String(year + 1)}-03-31` };
  return { from: `${String(year)}-12-15`, to: addNights(firstNightOf(year + 1), -1) };
}

/** The stretch of a place; of what no calendar has, the month of tonight. */
export function placeToStretch({ view, key }: Place, calendar: Calendar, tonight: Night): Stretch {
  return textToStretch(view, key, calendar) ?? stretchOf('month', tonight, calendar);
}

/** Between the first night of which something was published and tonight there may be something to see. */
export type Known = { calendar: Calendar; since: Night | undefined };

/** What lies before and after, as far as there may be something. */
export function besides(
  stretch: Stretch,
  { calendar, since }: Known,
  tonight: Night,
): { earlier: Stretch | undefined; later: Stretch | undefined } {
  const [before, after] = [stretchBeside(stretch, -1, calendar), stretchBeside(stretch, 1, calendar)];
  return {
    earlier: since !== undefined && before.last >= since ? before : undefined,
    later: after.first <= tonight ? after : undefined,
  };
}

/** The part of a stretch that has begun. */
export function begunOf({ first, last }: Stretch, tonight: Night): Nights {
  return { first, last: last < tonight ? last : tonight };
}
