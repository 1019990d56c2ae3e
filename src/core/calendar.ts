import { chinaDay, isKnownInChina, isWithin, usualBreaks, type Break } from './holidays';
import { schoolYear } from './grade';
import { addNights, mondayOf, nightsFrom, weekday, type Night } from './night';

/** What an evening is. Only a school night and a no-homework day are compared with a limit. */
export type NightKind = 'school' | 'weekend' | 'holiday' | 'vacation' | 'no-homework';

/** A parent's (later a class's) own word on one evening; it wins over everything (RULES.md, three layers). */
export type Override = 'school' | 'holiday' | 'no-homework';

/** Everything that decides about a child's days. */
export type Calendar = {
  country: 'cn' | 'other';
  /** The breaks of the school years somebody entered; a year without any has the usual ones (none outside China). */
  breaks?: readonly Break[] | undefined;
  /** School years (by the year they begin in) of which somebody said that they have no break at all. */
  yearsWithoutBreaks?: readonly number[] | undefined;
  /** Whether a Friday before a free Saturday counts as a school night (default no). */
  fridayCounts: boolean;
  overrides: Readonly<Record<Night, Override>>;
  /** What was said before a change of the days, oldest first. */
  earlier?: readonly Earlier[] | undefined;
};

/** It holds for the nights before `until`, and no evening runs over that night: what families meant by it stays. */
type Earlier = { until: Night; calendar: Calendar };

/** What holds on a night, of all that was ever said. */
export function calendarOn(night: Night, calendar: Calendar): Calendar {
  return calendar.earlier?.find(({ until }) => night < until)?.calendar ?? calendar;
}

/** An evening as the calendar sees it. `isKnown` is false where no notice covers it: then nothing is compared. */
export type NightDay = { kind: NightKind; isKnown: boolean };

/** Free days in a row, logged as one total: the weekend, a holiday, a break. */
export type Block = { first: Night; last: Night; kind: NightKind };

type DayKind = 'school' | 'weekend' | 'holiday' | 'vacation';

/** The breaks in force in the school year of a date; `areOwn` tells entered ones, and a said none, from the usual. */
export function breaksOf(
  date: Night,
  calendar: Pick<Calendar, 'breaks' | 'yearsWithoutBreaks' | 'country'>,
): { breaks: Break[]; areOwn: boolean } {
  const year = schoolYear(date);
  const own = (calendar.breaks ?? []).filter((stretch) => schoolYear(stretch.from) === year);
  if (own.length > 0 || calendar.yearsWithoutBreaks?.includes(year)) return { breaks: own, areOwn: true };
  return { breaks: calendar.country === 'cn' ? usualBreaks(year) : [], areOwn: false };
}

function dayKind(date: Night, calendar: Calendar): DayKind {
  // A break entered for one school year may end in the next.
  const breaks = [...breaksOf(date, calendar).breaks, ...(calendar.breaks ?? [])];
  if (breaks.some((stretch) => isWithin(date, stretch))) return 'vacation';
  const notice = calendar.country === 'cn' ? chinaDay(date) : undefined;
  if (notice) return notice === 'work' ? 'school' : 'holiday';
  return weekday(date) > 5 ? 'weekend' : 'school';
}

/** Whether school is held on a date. */
export function isSchoolDay(date: Night, calendar: Calendar): boolean {
  return dayKind(date, calendarOn(date, calendar)) === 'school';
}

function isKnown(night: Night, calendar: Calendar): boolean {
  return calendar.country !== 'cn' || unknownYear(night) === undefined;
}

/** The first year whose notice this evening would need and that is not known here: on New Year's Eve the next one. */
export function unknownYear(night: Night): string | undefined {
  const date = [night, addNights(night, 1)].find((each) => !isKnownInChina(each));
  return date?.slice(0, 4);
}

/** The free day that makes an evening free: tomorrow's when today is still a school day. */
function freeKind(today: DayKind, tomorrow: DayKind): NightKind {
  return today === 'school' ? tomorrow : today;
}

/**
 * What an evening is for this calendar. A school night is an evening whose own day and next day are
 * both school days; the evening before free days belongs to them (RULES.md, Nights).
 */
export function nightDay(night: Night, whole: Calendar): NightDay {
  const calendar = calendarOn(night, whole);
  const override = calendar.overrides[night];
  if (override) return { kind: override, isKnown: true };
  const today = dayKind(night, calendar);
  const tomorrow = dayKind(addNights(night, 1), calendar);
  const isPlainFriday = calendar.fridayCounts && weekday(night) === 5 && tomorrow === 'weekend';
  const isSchool = today === 'school' && (tomorrow === 'school' || isPlainFriday);
  return { kind: isSchool ? 'school' : freeKind(today, tomorrow), isKnown: isKnown(night, calendar) };
}

/** Whether evenings of this kind are compared with a limit. */
export function isCompared(kind: NightKind): boolean {
  return kind === 'school' || kind === 'no-homework';
}

/** A block is looked for this far both ways: longer than any break, and a mistyped one still ends. */
const LONGEST_BLOCK = 366;

function edgeOf(night: Night, step: 1 | -1, calendar: Calendar): Night {
  let edge = night;
  for (let count = 0; count < LONGEST_BLOCK; count += 1) {
    const next = addNights(edge, step);
    if (isCompared(nightDay(next, calendar).kind)) return edge;
    if (calendarOn(next, calendar) !== calendarOn(edge, calendar)) return edge;
    edge = next;
  }
  return edge;
}

/** The strongest kind names the block: a holiday's weekend is the holiday. */
const RANK: readonly NightKind[] = ['vacation', 'holiday', 'weekend'];

/** The block an evening belongs to; undefined for evenings that stand alone. */
export function blockOf(night: Night, calendar: Calendar): Block | undefined {
  if (isCompared(nightDay(night, calendar).kind)) return undefined;
  const first = edgeOf(night, -1, calendar);
  const last = edgeOf(night, 1, calendar);
  const kinds = nightsFrom(first, last).map((each) => nightDay(each, calendar).kind);
  return { first, last, kind: RANK.find((kind) => kinds.includes(kind)) ?? 'weekend' };
}

/** The school nights of the night's own week (Monday to Sunday) up to the night, oldest first; often none on a holiday. */
export function schoolNightsOfWeek(night: Night, calendar: Calendar): Night[] {
  return nightsFrom(mondayOf(night), night).filter((each) => nightDay(each, calendar).kind === 'school');
}

/** A known school night is looked for this far back: longer than any break, shorter than a forgotten app. */
const FAR_NIGHTS = 400;

/**
 * The last school night at or before a night. One the notices vouch for is preferred: in a year nobody
 * knows yet no evening can be called a school night.
 */
export function lastSchoolNight(night: Night, calendar: Calendar): Night {
  const back = nightsFrom(addNights(night, -FAR_NIGHTS), night).reverse();
  const school = back.filter((each) => nightDay(each, calendar).kind === 'school');
  return school.find((each) => nightDay(each, calendar).isKnown) ?? school[0] ?? night;
}
