import { isNight, type Night } from '../../core/night';
import type { Home } from './database';
import { freshId } from './write';

/** Whom a reminder is for: every child of this phone, or one by its id. */
export type ReminderFor = string;
export const EVERYBODY: ReminderFor = 'all';

/** A reminder as it was last fetched. Whether it still stands in the phone's calendar the app cannot know. */
export type FetchedReminder = {
  /** By it the calendar knows an older file; of no child, because calendars are kept by others. */
  key: string;
  sequence: number;
  time: string;
  until: Night;
};

type Reminders = Record<ReminderFor, FetchedReminder>;

const KEY = 'reminders';

function isFetched(value: unknown): value is FetchedReminder {
  if (typeof value !== 'object' || value === null) return false;
  const { key, sequence, time, until } = value as Partial<Record<keyof FetchedReminder, unknown>>;
  return (
    typeof key === 'string' &&
    Number.isSafeInteger(sequence) &&
    typeof time === 'string' &&
    /^\d\d:\d\d$/.test(time) &&
    isNight(until)
  );
}

/** The reminders fetched on this phone; what a hand spoilt counts as never fetched. */
export async function reminders(home: Home): Promise<Reminders> {
  const value: unknown = (await home.kept.get(KEY))?.value;
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((each): each is [string, FetchedReminder] => isFetched(each[1])),
  );
}

/** Under which name, and for the how-manieth time, a reminder is fetched next. */
export function nextFetch(before: FetchedReminder | undefined): { key: string; sequence: number } {
  return before ? { key: before.key, sequence: before.sequence + 1 } : { key: freshId(), sequence: 0 };
}

/** Notes that a reminder was fetched. */
export function noteReminder(home: Home, whom: ReminderFor, fetched: FetchedReminder): Promise<void> {
  return home.transaction('rw', home.kept, async () => {
    await home.kept.put({ key: KEY, value: { ...(await reminders(home)), [whom]: fetched } });
  });
}

/** The parent has taken it out of the calendar: the app speaks of it no more. */
export function forgetReminder(home: Home, whom: ReminderFor): Promise<void> {
  return home.transaction('rw', home.kept, async () => {
    const { [whom]: _, ...others } = await reminders(home);
    await home.kept.put({ key: KEY, value: others });
  });
}
