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

/** When a parents' group falls silent, by the clock of this desk. */
const EVENING_ENDS = 22;
/** A door that stands for less is of no use to anybody. */
const SHORTEST_MS = 30 * 60_000;

/** The ends of the next three evenings, 22:00 each: what a class is opened until. */
export function eveningsFrom(now: Date): Date[] {
  const first = new Date(now);
  first.setHours(EVENING_ENDS, 0, 0, 0);
  const skipped = first.getTime() - now.getTime() < SHORTEST_MS ? 1 : 0;
  return [0, 1, 2].map((later) => {
    const end = new Date(first);
    end.setDate(first.getDate() + later + skipped);
    return end;
  });
}

/** Whole days from now until an instant (epoch ms), never less than one. */
export function daysUntil(at: number, now: Date): number {
  return Math.max(1, Math.round((at - now.getTime()) / 86_400_000));
}

/** A day in words, with its year where it is another: 9月2日, 2028年8月1日. */
export function dayWords(at: Date, now: Date, language: string): string {
  const isThisYear = at.getFullYear() === now.getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...year, month: 'long', day: 'numeric' }).format(at);
}
