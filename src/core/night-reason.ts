import { breaksOf, calendarOn, nightDay, unknownYear, type Calendar } from './calendar';
import { chinaDay, isWithin, type Break } from './holidays';
import { addNights, weekday, type Night } from './night';

/** What makes one date free, or a school day where nobody would think so. */
type DayReason =
  | { kind: 'break'; stretch: Break; isOwn: boolean }
  | { kind: 'notice'; says: 'off' | 'work'; year: string }
  | { kind: 'weekend' }
  | { kind: 'weekday' };

/**
 * Why an evening is what it is: the parent's own word, or what its day is (or, of an evening before free days, the day
 * after), and who says so.
 */
export type NightReason =
  | { kind: 'own' }
  | { kind: 'friday' }
  /** Nobody knows the year's holidays yet: only that no break of the school's is near. */
  | { kind: 'unknown'; year: string }
  | { kind: 'day'; date: Night; isTomorrow: boolean; because: DayReason };

function dayReason(date: Night, calendar: Calendar): DayReason {
  const { breaks, areOwn } = breaksOf(date, calendar);
  const own = calendar.breaks ?? [];
  const stretch = [...breaks, ...own].find((each) => isWithin(date, each));
  if (stretch) return { kind: 'break', stretch, isOwn: areOwn || own.includes(stretch) };
  const notice = calendar.country === 'cn' ? chinaDay(date) : undefined;
  if (notice) return { kind: 'notice', says: notice, year: date.slice(0, 4) };
  return { kind: weekday(date) > 5 ? 'weekend' : 'weekday' };
}

function isFree(reason: DayReason): boolean {
  return (
    reason.kind === 'break' ||
    reason.kind === 'weekend' ||
    (reason.kind === 'notice' && reason.says === 'off')
  );
}

/** Why an evening is of its kind, with the layer that decided it. */
export function nightReason(night: Night, whole: Calendar): NightReason {
  const calendar = calendarOn(night, whole);
  if (calendar.overrides[night]) return { kind: 'own' };
  const reason = calendarReason(night, calendar);
  const year = calendar.country === 'cn' ? unknownYear(night) : undefined;
  const isOfBreak = reason.kind === 'day' && reason.because.kind === 'break';
  return year === undefined || isOfBreak ? reason : { kind: 'unknown', year };
}

function calendarReason(night: Night, calendar: Calendar): NightReason {
  const next = addNights(night, 1);
  const [today, tomorrow] = [dayReason(night, calendar), dayReason(next, calendar)];
  const ofToday: NightReason = { kind: 'day', date: night, isTomorrow: false, because: today };
  const ofTomorrow: NightReason = { kind: 'day', date: next, isTomorrow: true, because: tomorrow };
  if (nightDay(night, calendar).kind !== 'school') return isFree(today) ? ofToday : ofTomorrow;
  if (isFree(tomorrow)) return { kind: 'friday' };
  // A make-up day makes a school night of one that looks free: of its own evening, or of the one before.
  return tomorrow.kind === 'notice' ? ofTomorrow : ofToday;
}
