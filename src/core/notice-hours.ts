import { addNights } from './night';
import { hourOn } from './open-evening';
import { nightIn } from './zone';

/** Teachers post when school ends, and mend what they posted: the full hours after which phones ask again. */
const HOURS = [21, 20, 19, 18, 17, 16, 15, 9];

/**
 * The latest full hour (epoch ms) up to `now` after which a class's notices are asked for anew. The same for every phone
 * of a class, whatever it keeps and whoever holds it: when a phone asks tells no more than that its app was opened.
 */
export function lastNoticeHour(now: number, zone: string): number {
  const today = nightIn(zone, new Date(now));
  const hours = [today, addNights(today, -1)].flatMap((date) =>
    HOURS.map((hour) => hourOn(date, hour, zone)),
  );
  return hours.find((hour) => hour <= now) ?? now;
}
