import { offsetToValue, wallToValue } from './icalendar';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A rule that held in so many years running is written as one; fewer could be chance. */
const YEARS = 6;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The clocks of this device are moved at an instant (epoch ms), from one offset to another (minutes east of UTC). */
type Change = { at: number; from: number; to: number };

/** How far this device's clocks are ahead of UTC at an instant, in minutes: asked of the clocks themselves, because old phones know no other way. */
function offsetAt(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

/** The minute of the one change between two instants. */
function changeBetween(before: number, after: number): Change {
  const [from, to] = [offsetAt(before), offsetAt(after)];
  let [low, high] = [Math.floor(before / MINUTE_MS), Math.floor(after / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS) === from) low = middle;
    else high = middle;
  }
  return { at: high * MINUTE_MS, from, to };
}

function changesFrom(first: number, last: number): Change[] {
  const changes: Change[] = [];
  for (let at = first; at < last; at += DAY_MS)
    if (offsetAt(at) !== offsetAt(at + DAY_MS)) changes.push(changeBetween(at, at + DAY_MS));
  return changes;
}

/** When a change happens, by the clocks before it, as a calendar says it: the second Sunday of March at 02:00. */
type Place = { month: number; weekday: number; nth: number; isLast: boolean; minuteOfDay: number };

function placeOf({ at, from }: Change): Place {
  const wall = new Date(at + from * MINUTE_MS);
  const date = wall.getUTCDate();
  const daysInMonth = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    month: wall.getUTCMonth() + 1,
    weekday: wall.getUTCDay(),
    nth: Math.ceil(date / 7),
    isLast: date + 7 > daysInMonth,
    minuteOfDay: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/** The yearly rule that all these changes follow; undefined where they follow none. */
function ruleOf(changes: readonly Change[]): string | undefined {
  const places = changes.map(placeOf);
  const [first] = places;
  const isShared = (key: keyof Place) => places.every((place) => place[key] === first?.[key]);
  if (!first || !(['month', 'weekday', 'minuteOfDay'] as const).every(isShared)) return undefined;
  const isLast = places.every((place) => place.isLast);
  if (!isLast && !isShared('nth')) return undefined;
  const day = `${String(isLast ? -1 : first.nth)}${WEEKDAYS[first.weekday] ?? ''}`;
  return `RRULE:FREQ=YEARLY;BYMONTH=${String(first.month)};BYDAY=${day}`;
}

function observance({ at, from, to }: Change, rule: readonly string[]): string[] {
  const name = to > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${wallToValue(at + from * MINUTE_MS)}`,
    `TZOFFSETFROM:${offsetToValue(from)}`,
    `TZOFFSETTO:${offsetToValue(to)}`,
    ...rule,
    `END:${name}`,
  ];
}

/** The same two changes every year, each with its rule: what every calendar reads, Outlook too, which knows no more than two. */
function yearlyLines(changes: readonly Change[]): string[] | undefined {
  if (changes.length !== 2 * YEARS) return undefined;
  const [spring, autumn] = [0, 1].map((half) => changes.filter((_, index) => index % 2 === half));
  const pairs = [spring ?? [], autumn ?? []].map((each) => ({ first: each[0], rule: ruleOf(each) }));
  const lines = pairs.map(({ first, rule }) => (first && rule ? observance(first, [rule]) : undefined));
  return lines.every((each) => each !== undefined) ? lines.flat() : undefined;
}

/**
 * The VTIMEZONE of this device's zone, good from the year of the first instant on: one line of clocks where they are
 * never moved, two rules where they are moved by rule, and each change by itself in the few places that follow none.
 */
export function zoneLines(name: string, { first, last }: { first: number; last: number }): string[] {
  const year = new Date(first).getFullYear() - 1;
  const begin = new Date(year, 0, 1).getTime();
  const yearly = changesFrom(begin, new Date(year + YEARS, 0, 1).getTime());
  const near = yearly.filter(({ at }) => at <= last);
  const start = { at: 0, from: offsetAt(begin), to: offsetAt(begin) };
  const lines = yearlyLines(yearly) ?? [
    ...observance(start, []),
    ...near.flatMap((change) => observance(change, [])),
  ];
  return ['BEGIN:VTIMEZONE', `TZID:${name}`, ...lines, 'END:VTIMEZONE'];
}
