import { addDays, differenceInCalendarDays, getISODay, isValid } from 'date-fns';

/**
 * The evening homework belongs to: a local calendar date, `2026-11-23`.
 *
 * It is a string everywhere, because a Date is an instant, and which evening an instant belongs to
 * depends on the phone's zone. A Date becomes a night here and nowhere else; no Date crosses a
 * function that decides about days.
 */
export type Night = string;

/** Work before this hour belongs to the evening before (RULES.md, Nights). */
export const CUT_HOUR = 4;
/** Until this hour the morning card speaks of the evening before (P2). */
const NOON_HOUR = 12;

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Noon is never skipped by a change of clocks, so days counted from noon to noon stay whole. */
function noonOf(night: Night): Date {
  return new Date(Number(night.slice(0, 4)), Number(night.slice(5, 7)) - 1, Number(night.slice(8, 10)), 12);
}

/** Of the years a diary knows, so four digits are enough. */
function dateOf(at: Date): Night {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${at.getFullYear()}-${month}-${day}`;
}

/** The night an instant belongs to, in the zone of this device: cut at 04:00 on the wall clock. */
export function nightAt(at: Date): Night {
  const date = dateOf(at);
  return at.getHours() < CUT_HOUR ? addNights(date, -1) : date;
}

/** Whether a text is a real calendar date in the form of a night, from 2000 to 2099. */
export function isNight(text: unknown): text is Night {
  if (typeof text !== 'string' || !PATTERN.test(text) || !text.startsWith('20')) return false;
  const noon = noonOf(text);
  return isValid(noon) && dateOf(noon) === text;
}

/** The night `count` nights later (earlier when negative). */
export function addNights(night: Night, count: number): Night {
  return dateOf(addDays(noonOf(night), count));
}

/** How many nights `later` comes after `earlier`; negative when before. */
export function nightsBetween(earlier: Night, later: Night): number {
  return differenceInCalendarDays(noonOf(later), noonOf(earlier));
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(night: Night): number {
  return getISODay(noonOf(night));
}

/** The Monday of the night's week. */
export function mondayOf(night: Night): Night {
  return addNights(night, 1 - weekday(night));
}

/** All nights from first to last, both included. */
export function nightsFrom(first: Night, last: Night): Night[] {
  const length = nightsBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, length) }, (_, index) => addNights(first, index));
}

/** The instant (epoch ms) of a wall-clock time `HH:MM` in the evening of a night; hours before 04:00 fall on the next date. */
export function instantOf(night: Night, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const noon = noonOf(hour < CUT_HOUR ? addNights(night, 1) : night);
  return new Date(noon.getFullYear(), noon.getMonth(), noon.getDate(), hour, minute).getTime();
}

/** Local noon of a night: only for showing it (Intl wants a Date). */
export function nightToDate(night: Night): Date {
  return noonOf(night);
}

/** What the clock says of the evening it is part of. */
export type DayPart = 'after-midnight' | 'morning' | 'day';

/** Midnight to 04:00 still belongs to the evening before; 04:00 to noon looks back at it. */
export function dayPartAt(at: Date): DayPart {
  const hour = at.getHours();
  if (hour < CUT_HOUR) return 'after-midnight';
  return hour < NOON_HOUR ? 'morning' : 'day';
}
