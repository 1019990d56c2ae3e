import { TZDate } from '@date-fns/tz';
import { blockOf, nightDay, type Calendar, type NightDay } from './calendar';
import type { School } from './grade';
import { addNights, type Night } from './night';
import { calendarOfClass, type ToldDays } from './school-days';
import { nightIn } from './zone';

/**
 * An evening as it is contributed: a school night or no-homework day alone, or free days in a row as one, under the
 * date of their first evening.
 */
export type ClassEvening = { night: Night; last: Night };

/** The calendar all of a class's families and the endpoint share, as it is told; a parent's own word on an evening is for the diary only. */
export function classCalendar(system: School, told: ToldDays): Calendar {
  return calendarOfClass(system, told);
}

const OPENS_AT = 10;
const CLOSES_AT = 6;
/** "Two mornings later" (PRIVACY.md, Publication): Tuesday's opening of the app still delivers Monday's evening. */
const CLOSES_AFTER = 2;

/** The evening a night belongs to in a class's calendar. */
export function classEvening(night: Night, calendar: Calendar): ClassEvening {
  const block = blockOf(night, calendar);
  return block ? { night: block.first, last: block.last } : { night, last: night };
}

/** What an evening that begins on a night is: a block is all of one kind, a weekend that leads into a holiday the holiday. */
export function eveningDay(night: Night, calendar: Calendar): NightDay {
  const day = nightDay(night, calendar);
  return { ...day, kind: blockOf(night, calendar)?.kind ?? day.kind };
}

/** The instant (epoch ms) of a full hour on a date in a time zone. */
export function hourOn(date: Night, hour: number, zone: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, hour, 0, 0, zone).getTime();
}

/** From when (epoch ms) contributions to an evening are taken: 10:00 of its first day in the school's zone. */
export function opensAt({ night }: ClassEvening, zone: string): number {
  return hourOn(night, OPENS_AT, zone);
}

/** When (epoch ms) an evening closes: 06:00 two mornings after its last day in the school's zone. */
export function closesAt({ last }: ClassEvening, zone: string): number {
  return hourOn(addNights(last, CLOSES_AFTER), CLOSES_AT, zone);
}

/** What closes is published within so long (ms): the endpoint looks every minute, and its clock is not the phone's. */
const PUBLISHED_AFTER_MS = 10 * 60_000;

/** By when (epoch ms) an evening has been published, if anything of it is. */
export function publishedBy(evening: ClassEvening, zone: string): number {
  return closesAt(evening, zone) + PUBLISHED_AFTER_MS;
}

/** The latest instant (epoch ms) up to `now` by which an evening that closed then has been published: 06:10 there. */
export function lastPublishing(now: number, zone: string): number {
  const publishedOn = (date: Night) => hourOn(date, CLOSES_AT, zone) + PUBLISHED_AFTER_MS;
  // Before 04:00 the night is yesterday's, so tomorrow's morning may have come.
  const today = nightIn(zone, new Date(now));
  const mornings = [addNights(today, 1), today, addNights(today, -1)].map(publishedOn);
  return mornings.find((morning) => morning <= now) ?? now;
}
