import { nightDay, type Calendar } from '../../core/calendar';
import type { ClassTime } from '../../core/class-week';
import { limitFor, type Limit, type LimitChoice } from '../../core/limit';
import { limitChoiceOn } from '../../core/limit-since';
import { addNights, type Night } from '../../core/night';
import { classCalendar, classEvening, closesAt, opensAt, type ClassEvening } from '../../core/open-evening';
import { keyTermOf, yearOfTerm, type Term } from '../../core/term';
import { isZone, nightIn } from '../../core/zone';
import type { EnrolmentRow, SeenClass } from './class-rows';
import { isSoundLimits, soundDays } from './sound-days';

/** An evening of a class that is not closed; instants are epoch ms. */
export type OpenEvening = ClassEvening & { term: Term; opensAt: number; closesAt: number };

/** Rows of the first version have no zone: their schools are in China. */
const USUAL_ZONE = 'Asia/Shanghai';

/** The school's time zone, by which evenings open and close. */
export function zoneOf({ zone }: SeenClass): string {
  return zone !== undefined && isZone(zone) ? zone : USUAL_ZONE;
}

/** The night it is at the school. */
export function schoolNight(seen: SeenClass, now: number): Night {
  return nightIn(zoneOf(seen), new Date(now));
}

/** The calendar as the school last told it; of what a hand has spoilt, the usual. */
export function calendarOfSeat({ system, calendar }: SeenClass): Calendar {
  return classCalendar(system, soundDays(calendar));
}

/** By what the evenings of a seat's class are told at an instant (epoch ms). */
export function classTimeOf(seen: SeenClass, now: number): ClassTime {
  return { calendar: calendarOfSeat(seen), zone: zoneOf(seen), now };
}

/** Which term a night is in: by the usual breaks of the class's system alone, so that nobody can tell one phone another term. */
export function termOfSeat({ seen }: Pick<EnrolmentRow, 'seen'>, night: Night): Term {
  return keyTermOf(night, seen.system);
}

/**
 * The evenings of a seat that are not closed at an instant (epoch ms), the latest first: of the seat's school year,
 * and begun no earlier than the seat. One that began before is not told of by half.
 */
export function openEvenings(seat: EnrolmentRow, now: number): OpenEvening[] {
  const { seen, since, term } = seat;
  const [calendar, zone] = [calendarOfSeat(seen), zoneOf(seen)];
  const evenings: OpenEvening[] = [];
  for (let night = schoolNight(seen, now); night >= since;) {
    const evening = classEvening(night, calendar);
    const until = closesAt(evening, zone);
    if (until <= now || evening.night < since) break;
    const ofTerm = termOfSeat(seat, evening.night);
    const opens = opensAt(evening, zone);
    if (yearOfTerm(ofTerm) === yearOfTerm(term))
      evenings.push({ ...evening, term: ofTerm, opensAt: opens, closesAt: until });
    night = addNights(evening.night, -1);
  }
  return evenings;
}

/** The class's limit on an evening, by its date: what of the diary is its homework. */
export function limitOfSeat({ seen }: EnrolmentRow, { night }: ClassEvening): Limit {
  const { kind } = nightDay(night, calendarOfSeat(seen));
  return limitFor(limitOn(seen, night), { grade: seen.grade, school: seen.system, kind });
}

/** What the school compares with on a night. */
export function limitOn({ limit, limits }: SeenClass, night: Night): LimitChoice {
  return isSoundLimits(limits) ? limitChoiceOn(night, limits.first, limits.changes) : limit;
}
