import { isSchoolDay, nightDay, type Calendar, type Override } from './calendar';
import { schoolYear } from './grade';
import type { Break } from './holidays';
import { addNights, isNight, nightsBetween, nightsFrom, type Night } from './night';
import { classEvening, closesAt, opensAt, type ClassEvening } from './open-evening';
import type { Problem } from './problem';
import type { ClassDays, Dated, SchoolDays } from './school-days';
import { nightIn } from './zone';

/** A word on some evenings; `calendar` takes an earlier word back. */
export type EveningsSaid = { kind: 'evenings'; nights: readonly Night[]; says: Override | 'calendar' };

/** One act upon a school's days. The breaks of a school year (by the year it begins in) are said all together. */
export type DaysChange =
  | { kind: 'friday'; counts: boolean }
  | { kind: 'breaks'; year: number; breaks: readonly Break[] | 'usual' }
  | EveningsSaid;

/** Longer than any break: a summer of an exam year has some eighty days. */
const LONGEST_BREAK = 120;
/** A school plans this year and the next two; what is farther is a slip of the hand. */
const FARTHEST_YEARS = 2;
const MOST_BREAKS = 20;

function breakProblem({ from, to }: Break, year: number): Problem['kind'] | undefined {
  if (!isNight(from) || !isNight(to)) return 'night-not-a-date';
  if (to < from) return 'break-backwards';
  if (schoolYear(from) !== year) return 'break-other-year';
  return nightsBetween(from, to) >= LONGEST_BREAK ? 'break-too-long' : undefined;
}

function breaksProblem(breaks: readonly Break[], year: number): Problem['kind'] | undefined {
  const own = breaks.map((each) => breakProblem(each, year)).find((kind) => kind !== undefined);
  if (own) return own;
  const sorted = [...breaks].sort((one, other) => one.from.localeCompare(other.from));
  const doOverlap = sorted.some((each, index) => each.from <= (sorted[index - 1]?.to ?? ''));
  if (doOverlap) return 'break-overlaps';
  return breaks.length > MOST_BREAKS ? 'breaks-too-many' : undefined;
}

/** What is wrong with a change on an evening at the school; undefined where nothing is. */
export function changeProblem(change: DaysChange, tonight: Night): Problem['kind'] | undefined {
  const [first, last] = [schoolYear(tonight), schoolYear(tonight) + FARTHEST_YEARS];
  if (change.kind === 'friday') return undefined;
  if (change.kind === 'breaks') {
    if (change.year < first) return 'days-in-past';
    if (change.year > last) return 'days-too-far';
    return change.breaks === 'usual' ? undefined : breaksProblem(change.breaks, change.year);
  }
  if (change.nights.some((night) => night < tonight)) return 'days-in-past';
  return change.nights.some((night) => schoolYear(night) > last) ? 'days-too-far' : undefined;
}

function withBreaks(
  days: SchoolDays,
  { year, breaks }: Extract<DaysChange, { kind: 'breaks' }>,
): Pick<SchoolDays, 'breaks' | 'yearsWithoutBreaks'> {
  const others = days.breaks.filter(({ from }) => schoolYear(from) !== year);
  const otherYears = days.yearsWithoutBreaks.filter((each) => each !== year);
  if (breaks === 'usual') return { breaks: others, yearsWithoutBreaks: otherYears };
  const all = [...others, ...breaks].sort((one, other) => one.from.localeCompare(other.from));
  return { breaks: all, yearsWithoutBreaks: breaks.length === 0 ? [...otherYears, year] : otherYears };
}

/** Some evenings as they were said, among those said before. */
export function withEvenings(
  overrides: ClassDays['overrides'],
  { nights, says }: EveningsSaid,
): Record<Night, Override> {
  const kept = Object.entries(overrides).filter(([night]) => !nights.includes(night));
  const said = says === 'calendar' ? [] : nights.map((night) => [night, says] as const);
  return Object.fromEntries([...kept, ...said].sort(([one], [other]) => one.localeCompare(other)));
}

/** A school's days after an act, whatever was before. */
export function changedDays(days: SchoolDays, change: DaysChange): SchoolDays {
  if (change.kind === 'friday') return { ...days, fridayCounts: change.counts };
  if (change.kind === 'breaks') return { ...days, ...withBreaks(days, change) };
  return { ...days, overrides: withEvenings(days.overrides, change) };
}

/** The evenings a make-up day makes school nights: its own and the one before, where the day behind each is one too. */
export function makeUpNights(day: Night, calendar: Calendar): Night[] {
  const isSchool = (date: Night) => date === day || isSchoolDay(date, calendar);
  return [addNights(day, -1), day].filter((night) => isSchool(night) && isSchool(addNights(night, 1)));
}

/** Where and when a change is made: the school's zone and the instant (epoch ms). */
export type ChangeTime = { zone: string; now: number };

/** The evenings that take contributions at an instant, by the calendar alone, the latest first. */
export function eveningsNow(calendar: Calendar, { zone, now }: ChangeTime): ClassEvening[] {
  const evenings: ClassEvening[] = [];
  let evening = classEvening(nightIn(zone, new Date(now)), calendar);
  while (now < closesAt(evening, zone)) {
    if (now >= opensAt(evening, zone)) evenings.push(evening);
    evening = classEvening(addNights(evening.night, -1), calendar);
  }
  return evenings;
}

/** The first night that no evening of these calendars has begun with: a change from there on loses nothing. */
export function nextEvening(calendars: readonly Calendar[], time: ChangeTime): Night {
  const lasts = calendars.flatMap((calendar) => eveningsNow(calendar, time).map(({ last }) => last));
  const nights = lasts.map((last) => addNights(last, 1));
  return nights.reduce(
    (latest, night) => (night > latest ? night : latest),
    nightIn(time.zone, new Date(time.now)),
  );
}

/** The open evenings under whose date families would mean other nights than before: nothing is told of those. */
export function lostEvenings(
  changes: readonly { before: Calendar; after: Calendar }[],
  time: ChangeTime,
): ClassEvening[] {
  const lost = changes.flatMap(({ before, after }) =>
    eveningsNow(before, time).filter(({ night, last }) => {
      const now = classEvening(night, after);
      return now.night !== night || now.last !== last;
    }),
  );
  const byNight = new Map(lost.map((evening) => [evening.night, evening]));
  return [...byNight.values()].sort((one, other) => one.night.localeCompare(other.night));
}

/** As far back as anybody looks at a class's weeks; what was said before that is forgotten. */
const LOOKED_BACK = 400;

function isSameBefore(from: Night, before: Calendar, after: Calendar): boolean {
  const kindOf = (night: Night, calendar: Calendar) => {
    const { kind, isKnown } = nightDay(night, calendar);
    return `${kind} ${String(isKnown)}`;
  };
  const nights = nightsFrom(addNights(from, -LOOKED_BACK), addNights(from, -1));
  if (nights.some((night) => kindOf(night, before) !== kindOf(night, after))) return false;
  const eve = addNights(from, -1);
  return classEvening(eve, before).last === classEvening(eve, after).last;
}

type Changing<Said> = {
  before: Dated<Said>;
  after: Said;
  /** The first night for which the change holds. */
  from: Night;
  /** What the days make of every calendar they are part of. */
  calendarsOf: (days: Dated<Said>) => readonly Calendar[];
};

/**
 * Days changed from an evening on. Where the change would have reached back, or into an evening that has begun, what
 * was said before is kept for the nights before; most changes are of days to come, and keep nothing.
 */
export function changedFrom<Said extends object>(changing: Changing<Said>): Dated<Said> {
  const { before, after, from, calendarsOf } = changing;
  const { earlier = [], ...said } = before;
  const isTouched = earlier.some(({ until }) => until >= from);
  const plain = { ...after, earlier };
  const [were, are] = [calendarsOf(before), calendarsOf(plain)];
  if (!isTouched && were.every((each, index) => isSameBefore(from, each, are[index] ?? each))) return plain;
  const held = earlier.find(({ until }) => until >= from) ?? (said as unknown as Said);
  const kept = earlier.filter(({ until }) => until < from && until > addNights(from, -LOOKED_BACK));
  return { ...after, earlier: [...kept, { ...held, until: from }] };
}
