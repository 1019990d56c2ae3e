import { bedtimeFor } from './bedtime';
import { nightDay, type Calendar } from './calendar';
import type { Grade, School } from './grade';
import { instantToValue, linesToText, textToValue, wallToValue } from './icalendar';
import { addNights, instantOf, mondayOf, nightsBetween, weekday, type Night } from './night';
import type { Problem } from './problem';
import { zoneLines } from './zone-rules';

const MINUTE_MS = 60_000;
/** A reminder is a moment, but a calendar wants it to last: so long it is shown. */
const SHOWN_MINUTES = 10;
/** No reminder reaches farther than this, even where no notice ends it: a school year has other weeks than the last. */
const FARTHEST_NIGHTS = 365;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** What the calendars of some children know of the evenings ahead: their school nights, and the last evening that is known. */
export type KnownNights = { nights: Night[]; until: Night | undefined };

/** The known school nights of a child from an evening on; at the first evening no notice covers it ends. */
function knownNightsOf(from: Night, calendarOn: (night: Night) => Calendar): KnownNights {
  const known: KnownNights = { nights: [], until: undefined };
  for (let count = 0; count <= FARTHEST_NIGHTS; count += 1) {
    const night = addNights(from, count);
    const day = nightDay(night, calendarOn(night));
    if (!day.isKnown) break;
    known.until = night;
    if (day.kind === 'school') known.nights.push(night);
  }
  return known;
}

/** The evenings that are a school night of any of the children, as far as is known of all of them. */
export function knownSchoolNights(
  from: Night,
  calendarsOn: readonly ((night: Night) => Calendar)[],
): KnownNights {
  const each = calendarsOn.map((calendarOn) => knownNightsOf(from, calendarOn));
  const ends = each.map(({ until }) => until);
  const until = ends.includes(undefined) ? undefined : ends.sort()[0];
  const nights = each
    .flatMap((known) => known.nights)
    .filter((night) => until !== undefined && night <= until);
  return { nights: [...new Set(nights)].sort(), until };
}

/** Where no rule names a bedtime, this is late enough for anybody who is in school. */
const LATEST = '23:00';

/** No reminder rings later than this (`HH:MM`): the earliest bedtime of those it is for. */
export function latestReminder(pupils: readonly { grade: Grade; school: School }[]): string {
  const bedtimes = pupils.map(({ grade, school }) => bedtimeFor(grade, school) ?? LATEST);
  return bedtimes.sort()[0] ?? LATEST;
}

/** The hour a parent means, `HH:MM`: of the evening, and never after bedtime. */
export function textToReminderTime(text: string, latest: string): string | Problem {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return { kind: 'reminder-not-a-time' };
  if (text < '12:00') return { kind: 'reminder-before-noon' };
  return text > latest ? { kind: 'reminder-after-bedtime' } : text;
}

/** A reminder on some school nights, ready to be written down. Nothing in it tells whose it is: calendars are kept by others. */
export type Reminder = {
  /** Of this phone's reminder, random, the same each time it is fetched: by it a calendar knows the older one. */
  key: string;
  /** How many times it was fetched before. */
  sequence: number;
  nights: readonly Night[];
  time: string;
  /** The IANA name of this device's zone. */
  zone: string;
  words: { title: string; text: string };
  /** Where the app is. */
  address: string;
  /** When it is written, epoch ms. */
  writtenAt: number;
};

type Series = { id: string; nights: readonly Night[]; skipped: readonly Night[] };

/** The half of the year an evening is in: the summer and the turn of January lie between two. */
function halfOf(night: Night): string {
  const [year, month] = [night.slice(0, 4), Number(night.slice(5, 7))];
  if (month === 1) return `${String(Number(year) - 1)}b`;
  return `${year}${month < 8 ? 'a' : 'b'}`;
}

/** The weekdays that are school nights in most weeks of a stretch. */
function usualWeekdays(nights: readonly Night[]): Set<number> {
  const [first, last] = [nights[0], nights[nights.length - 1]];
  if (first === undefined || last === undefined) return new Set();
  const weeks = nightsBetween(mondayOf(first), mondayOf(last)) / 7 + 1;
  const counts = new Map<number, number>();
  for (const night of nights) counts.set(weekday(night), (counts.get(weekday(night)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count * 2 >= weeks).map(([day]) => day));
}

/** The evenings of a half year as one weekly series without the free ones, and each other evening by itself. */
function seriesOf(half: string, nights: readonly Night[]): Series[] {
  const usual = usualWeekdays(nights);
  const weekly = nights.filter((night) => usual.has(weekday(night)));
  const single = nights.filter((night) => !usual.has(weekday(night)));
  const [first, last] = [weekly[0], weekly[weekly.length - 1]];
  const alone = single.map((night) => ({ id: night, nights: [night], skipped: [] }));
  if (first === undefined || last === undefined) return alone;
  const ring = new Set(weekly);
  const between = Array.from({ length: nightsBetween(first, last) + 1 }, (_, index) =>
    addNights(first, index),
  );
  const skipped = between.filter((night) => usual.has(weekday(night)) && !ring.has(night));
  return [{ id: half, nights: weekly, skipped }, ...alone];
}

/** An evening's moment on the clocks of this device, told as if they were UTC's. */
function wallOf(night: Night, time: string): number {
  return Date.parse(`${night}T${time}:00Z`);
}

function repetition({ nights, skipped }: Series, { time, zone }: Reminder): string[] {
  const last = nights[nights.length - 1];
  if (nights.length < 2 || last === undefined) return [];
  const days = [...new Set(nights.map(weekday))].sort((a, b) => a - b).map((day) => WEEKDAYS[day - 1] ?? '');
  // Beside a start with a zone the end has to be told in UTC (RFC 5545, 3.3.10).
  const until = instantToValue(instantOf(last, time));
  return [
    `RRULE:FREQ=WEEKLY;BYDAY=${days.join(',')};UNTIL=${until}`,
    ...skipped.map((night) => `EXDATE;TZID=${zone}:${wallToValue(wallOf(night, time))}`),
  ];
}

function eventLines(series: Series, reminder: Reminder): string[] {
  const { key, sequence, time, zone, words, address, writtenAt } = reminder;
  const start = wallOf(series.nights[0] ?? '', time);
  const title = textToValue(words.title);
  return [
    'BEGIN:VEVENT',
    `UID:${series.id}-${key}@lamplight`,
    `DTSTAMP:${instantToValue(writtenAt)}`,
    `SEQUENCE:${String(sequence)}`,
    `DTSTART;TZID=${zone}:${wallToValue(start)}`,
    `DTEND;TZID=${zone}:${wallToValue(start + SHOWN_MINUTES * MINUTE_MS)}`,
    ...repetition(series, reminder),
    `SUMMARY:${title}`,
    `DESCRIPTION:${textToValue(`${words.text}\n${address}`)}`,
    `URL:${address}`,
    // Nobody is busy for it, so it stands in no meeting's way.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${title}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/**
 * The text of a calendar file that rings on these evenings (RFC 5545).
 *
 * One weekly series a half year, its free evenings taken out by EXDATE, and an event of its own for each evening before
 * a make-up day. Not an event an evening: nobody could delete two hundred of them by hand. Not RDATE: Outlook passes it
 * over. Not one series a year: a calendar that passes EXDATE over rings through holidays, but not through the summer.
 * Times of day with their zone, and the zone with its rules, because an hour in UTC would wander when clocks are moved;
 * a series keeps its UID for its half year and gets a higher SEQUENCE each time, so that a later file takes its place.
 */
export function reminderToCalendar(reminder: Reminder): string {
  const { nights, time, zone, words } = reminder;
  const [first, last] = [nights[0], nights[nights.length - 1]];
  if (first === undefined || last === undefined) throw new Error('A reminder on no evening rings never.');
  const halves = [...new Set(nights.map(halfOf))];
  const series = halves.flatMap((half) =>
    seriesOf(
      half,
      nights.filter((night) => halfOf(night) === half),
    ),
  );
  return linesToText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lamplight//Homework reminder//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textToValue(words.title)}`,
    ...zoneLines(zone, { first: instantOf(first, time), last: instantOf(last, time) }),
    ...series.flatMap((each) => eventLines(each, reminder)),
    'END:VCALENDAR',
  ]);
}
