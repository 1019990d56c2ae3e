import { blockOf, type Block, type Calendar } from './calendar';
import { addNights, nightsBetween, nightsFrom, type Night } from './night';

/** How families call a long stretch without school; `holiday` where it has no name of its own. */
export type HolidayName = 'national-day' | 'labour-day' | 'winter' | 'summer' | 'holiday';

export type HolidayAhead = { first: Night; last: Night; name: HolidayName };

/** A week away is enough for a browser to clear what nobody visits; with six nights begins what families call away. */
const LONG_NIGHTS = 6;
/** A card comes this many days before, no earlier: then bags are not packed yet. */
const AHEAD_DAYS = 3;

/** A day that names its stretch, in every year. */
const NAMED_DAYS = { '10-01': 'national-day', '05-01': 'labour-day' } as const;

function nameOf({ first, last, kind }: Block, country: Calendar['country']): HolidayName {
  const month = Number(first.slice(5, 7));
  if (kind === 'vacation') {
    if (month <= 2 || month === 12) return 'winter';
    return month >= 6 && month <= 8 ? 'summer' : 'holiday';
  }
  const days = nightsFrom(first, last).map((night) => night.slice(5));
  const named = country === 'cn' && Object.entries(NAMED_DAYS).find(([day]) => days.includes(day));
  return named ? named[1] : 'holiday';
}

/** The first free stretch of at least six nights that begins tonight or within three days; undefined when there is none. */
export function holidayAhead(tonight: Night, calendar: Calendar): HolidayAhead | undefined {
  const soon = nightsFrom(tonight, addNights(tonight, AHEAD_DAYS));
  const blocks = soon.map((night) => blockOf(night, calendar));
  const found = blocks.find(
    (block) => block && block.first >= tonight && nightsBetween(block.first, block.last) + 1 >= LONG_NIGHTS,
  );
  return found && { first: found.first, last: found.last, name: nameOf(found, calendar.country) };
}
