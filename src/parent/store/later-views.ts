import type { Entry } from '../../core/entry';
import type { InForce } from '../../core/looked-night';
import type { Night } from '../../core/night';
import type { Subject } from '../../core/subject';
import type { Home } from './database';
import { isAlive } from './rows';
import { isSound, isSoundEvening } from './sound';
import { calendarOf, gradeOn, NIGHTS, recent, type Child } from './views';

/*
 * What the first screen does not ask of the diary.
 */

export async function entryById(home: Home, id: string): Promise<Entry | undefined> {
  const row = await home.entries.get(id);
  return row && isAlive(row) && isSound(row) ? row : undefined;
}

/** The median minutes of a child's recent sittings of a subject; undefined when there are none. */
export async function usualMinutes(home: Home, child: string, subject: Subject): Promise<number | undefined> {
  const minutes = (await recent(home, child, subject)).map((row) => row.minutes).sort((a, b) => a - b);
  return minutes[Math.floor(minutes.length / 2)];
}

/** The first night a child has anything recorded for, for the list of past nights. */
export async function firstNight(home: Home, child: string): Promise<Night | undefined> {
  const range = [[child, NIGHTS[0]], [child, NIGHTS[1]], true, true] as const;
  const [entry, evening] = await Promise.all([
    home.entries
      .where('[child+night]')
      .between(...range)
      .filter((row) => isAlive(row) && isSound(row))
      .first(),
    home.evenings
      .where('[child+night]')
      .between(...range)
      .filter((row) => isAlive(row) && isSoundEvening(row))
      .first(),
  ]);
  return [entry?.night, evening?.night].filter((night) => night !== undefined).sort()[0];
}

/** Each night by the row that was in force on it, and by the calendar of the school it was in then. */
export function inForceOf(child: Child): InForce {
  return (night) => {
    const standing = gradeOn(child, night);
    return { standing, calendar: calendarOf(child, standing.school) };
  };
}
