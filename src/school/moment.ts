import { addNights, nightAt } from '../core/night';

/** How a reader is told when: by name where it is near, by date where it is not. */
export type Moment = {
  day: 'today' | 'tonight' | 'tomorrow' | 'date';
  /** `22:00`. */
  time: string;
  /** `11月25日周三`, for the far ones. */
  date: string;
};

/** An instant as somebody says it now; the evening begins at 18:00. */
export function momentOf(at: Date, now: Date, language: string): Moment {
  const time = new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const date = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(
    at,
  );
  const [then, today] = [nightAt(at), nightAt(now)];
  if (then === today)
    return { day: at.getHours() >= 18 || at.getHours() < 4 ? 'tonight' : 'today', time, date };
  return { day: then === addNights(today, 1) ? 'tomorrow' : 'date', time, date };
}

const EVENING_ENDS = 22;

/** Whole hours until about 22:00 this evening, one at least: what the endpoint opens a class for. */
export function hoursTonight(now: Date): number {
  const left = EVENING_ENDS - (now.getHours() + now.getMinutes() / 60);
  return Math.max(1, Math.round(left));
}

/** Whole days from now until an instant (epoch ms), never less than one. */
export function daysUntil(at: number, now: Date): number {
  return Math.max(1, Math.round((at - now.getTime()) / 86_400_000));
}
