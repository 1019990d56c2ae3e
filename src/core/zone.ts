import { TZDate } from '@date-fns/tz';
import { nightAt, type Night } from './night';

/** The night an instant belongs to in a time zone (IANA name), whatever zone this device keeps. */
export function nightIn(zone: string, at: Date): Night {
  return nightAt(new TZDate(at.getTime(), zone));
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The hour the clocks of a time zone show, counted on from day to day: in Asia/Kolkata it begins at half past. */
export function hourIn(zone: string, at: Date): number {
  const offset = new TZDate(at.getTime(), zone).getTimezoneOffset();
  return Math.floor((at.getTime() - offset * MINUTE_MS) / HOUR_MS);
}

/** Whether a text names a time zone, as Asia/Shanghai does. */
export function isZone(text: string): boolean {
  return (
    /^[A-Z][A-Za-z_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(text) && !Number.isNaN(new TZDate(0, text).getTime())
  );
}
