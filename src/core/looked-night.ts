import { bedtimeFor } from './bedtime';
import { isCompared, type Calendar } from './calendar';
import type { Entry, Said } from './entry';
import { besideNumber, eveningOf, type Evening, type Standing } from './evening';
import { addNights, mondayOf, nightsFrom, type Night } from './night';

/**
 * How a night stands in the diary, each told apart from all others wherever it is shown. Nothing recorded is never 0
 * minutes: `missing` is a past school night, `free` a free day, `open` tonight, `ahead` to come, `before` earlier than
 * the diary's first night.
 */
export type NightState =
  /** Of the evening's one number; `over` is undefined where no limit of the evening is compared. */
  | { kind: 'minutes'; minutes: number; over: number | undefined }
  /** Work, but none of it in the one number: reading alone, or tutoring alone. */
  | { kind: 'beside'; minutes: number; of: 'reading' | 'beside' }
  /** A recorded zero. */
  | { kind: 'none' }
  /** Done at school in unknown minutes. */
  | { kind: 'at-school' }
  /** A no-homework day of the calendar with nothing recorded. */
  | { kind: 'no-homework-day' }
  | { kind: 'missing' }
  | { kind: 'free' }
  | { kind: 'open' }
  | { kind: 'ahead' }
  | { kind: 'before' };

/** A night as it is looked back on: judged by what was in force on that very night. */
export type LookedNight = {
  night: Night;
  evening: Evening;
  entries: readonly Entry[];
  state: NightState;
  /** `HH:MM`; undefined where no rule is known. */
  bedtime: string | undefined;
};

/** What a diary holds of some nights, in any order. */
export type Kept = { entries: readonly Entry[]; said: Readonly<Record<Night, Said>> };

/** What decides about a night: the grade row and the calendar in force on it. */
export type InForce = (night: Night) => { standing: Standing; calendar: Calendar };

/** By what nights are told apart where nothing is recorded; `begun` is the diary's first night. */
export type Since = { tonight: Night; begun: Night | undefined };

/** By how much a recorded evening is over its limit; undefined where nothing is compared: a limit for weeks says nothing of one evening. */
export function overOf(evening: Evening): number | undefined {
  const { number, comparison, limit } = evening;
  if (number === undefined || limit.unit === 'week' || besideNumber(evening)) return undefined;
  return comparison.kind === 'measured' ? comparison.over : undefined;
}

function emptyState({ night, day }: Evening, { tonight, begun }: Since): NightState {
  if (night > tonight) return { kind: 'ahead' };
  if (day.kind === 'no-homework') return { kind: 'no-homework-day' };
  if (night === tonight) return { kind: 'open' };
  if (begun === undefined || night < begun) return { kind: 'before' };
  return { kind: isCompared(day.kind) ? 'missing' : 'free' };
}

/** How a judged evening stands. */
export function stateOf(evening: Evening, since: Since): NightState {
  const { number, said } = evening;
  if (number === undefined) return said === undefined ? emptyState(evening, since) : { kind: 'at-school' };
  if (number === 0 && said === 'no-homework') return { kind: 'none' };
  const beside = besideNumber(evening);
  if (beside) return { kind: 'beside', minutes: beside.minutes, of: beside.kind };
  return { kind: 'minutes', minutes: number, over: overOf(evening) };
}

function byNight(entries: readonly Entry[]): Map<Night, Entry[]> {
  const nights = new Map<Night, Entry[]>();
  for (const entry of entries) {
    const those = nights.get(entry.night);
    if (those) those.push(entry);
    else nights.set(entry.night, [entry]);
  }
  return nights;
}

/** All nights of a stretch, oldest first. A limit for weeks needs what is kept from the Monday before on. */
export function lookedNights(
  { first, last }: { first: Night; last: Night },
  { entries, said }: Kept,
  { inForce, since }: { inForce: InForce; since: Since },
): LookedNight[] {
  const kept = byNight(entries);
  const weekSoFar = (night: Night) =>
    nightsFrom(mondayOf(night), night).flatMap((each) => kept.get(each) ?? []);
  return nightsFrom(first, last).map((night) => {
    const own = kept.get(night) ?? [];
    const { standing, calendar } = inForce(night);
    const facts = { night, entries: own, said: said[night], weekEntries: weekSoFar(night) };
    const evening = eveningOf(facts, standing, calendar);
    const bedtime = bedtimeFor(standing.grade, standing.school);
    return { night, evening, entries: own, state: stateOf(evening, since), bedtime };
  });
}

/** Whether a night is one of those a limit is for; all others are of a block. */
export function isSchoolNight({ evening }: Pick<LookedNight, 'evening'>): boolean {
  return isCompared(evening.day.kind);
}

/** The weeks, Monday first, of which a stretch holds any night. */
export function weeksOf(nights: readonly LookedNight[]): { monday: Night; nights: LookedNight[] }[] {
  const weeks: { monday: Night; nights: LookedNight[] }[] = [];
  for (const each of nights) {
    const week = weeks[weeks.length - 1];
    if (week && each.night < addNights(week.monday, 7)) week.nights.push(each);
    else weeks.push({ monday: mondayOf(each.night), nights: [each] });
  }
  return weeks;
}
