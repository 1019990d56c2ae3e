import { isNight, mondayOf, addNights, type Night } from '../../core/night';
import { firstNightOf, schoolYear } from '../../core/grade';
import { TERM, termOf, termsOf, yearOfTerm, type Term } from '../../core/term';
import type { Calendar } from '../../core/calendar';
import { classWeek, type ClassFigures, type ClassTime } from '../../core/class-week';

/** What of a class is looked at: a week with perhaps one of its evenings open, or a term; undefined = the one of now. */
export type Place =
  | { kind: 'week'; monday: Night | undefined; night: Night | undefined }
  | { kind: 'term'; term: Term | undefined };

/** The place as it stands after the ? of the address; what cannot be read there is now. */
export function searchToPlace(search: string): Place {
  const asked = new URLSearchParams(search);
  const term = asked.get('term');
  if (term !== null) return { kind: 'term', term: TERM.test(term) ? term : undefined };
  const [week, night] = [asked.get('week'), asked.get('night')];
  return {
    kind: 'week',
    monday: isNight(week) ? mondayOf(week) : undefined,
    night: isNight(night) ? night : undefined,
  };
}

/** Never the class: that stands behind the #, where no server sees it. */
export function placeToSearch(place: Place): string {
  if (place.kind === 'term') return `?term=${place.term ?? 'now'}`;
  const { monday, night } = place;
  if (monday === undefined) return '';
  return night === undefined ? `?week=${monday}` : `?week=${monday}&night=${night}`;
}

/** The school year whose figures a place needs. */
export function yearOfPlace(place: Place, tonight: Night): number {
  if (place.kind === 'term') return place.term === undefined ? schoolYear(tonight) : yearOfTerm(place.term);
  return schoolYear(place.monday === undefined ? tonight : addNights(place.monday, 3));
}

/** The week that is looked at first: this one once an evening of it has closed, else the last where it told something. */
export function usualMonday(tonight: Night, figures: ClassFigures, time: ClassTime): Night {
  const monday = mondayOf(tonight);
  const isOver = ({ state }: { state: { kind: string } }) =>
    state.kind === 'published' || state.kind === 'none';
  if (classWeek(monday, figures, time).evenings.some(isOver)) return monday;
  const before = addNights(monday, -7);
  const { evenings, week } = classWeek(before, figures, time);
  return week || evenings.some(({ state }) => state.kind === 'published') ? before : monday;
}

/** The first week that can be gone back to: of the school year before this one. */
export function earliestMonday(tonight: Night): Night {
  return mondayOf(firstNightOf(schoolYear(tonight) - 1));
}

/** The terms that can be looked at, oldest first: of this school year and the last, as far as they have begun. */
export function termsUntil(tonight: Night, calendar: Pick<Calendar, 'breaks' | 'country'>): Term[] {
  const year = schoolYear(tonight);
  const last = termOf(tonight, calendar);
  return [...termsOf(year - 1), ...termsOf(year)].filter((term) => term <= last);
}
