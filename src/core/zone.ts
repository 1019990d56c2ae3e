import { TZDate } from '@date-fns/tz';
import { nightAt, type Night } from './night';

/** The night an instant belongs to in a time zone (IANA name), whatever zone this device keeps. */
export function nightIn(zone: string, at: Date): Night {
  return nightAt(new TZDate(at.getTime(), zone));
}

/** Whether a text names a time zone, as Asia/Shanghai does. */
export function isZone(text: string): boolean {
  return (
    /^[A-Z][A-Za-z_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(text) && !Number.isNaN(new TZDate(0, text).getTime())
  );
}
