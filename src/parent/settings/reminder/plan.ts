import { unknownYear } from '../../../core/calendar';
import { addNights, instantOf, nightAt, type Night } from '../../../core/night';
import { knownSchoolNights, latestReminder } from '../../../core/reminder';
import { calendarOf, gradeOn, type Child } from '../../store/views';

/** The evenings a reminder could ring on, and what bounds it. */
export type ReminderPlan = {
  nights: Night[];
  until: Night | undefined;
  /** The year whose notice is missing after `until`; undefined where nothing but a year's length ends it. */
  unknown: string | undefined;
  /** `HH:MM`: the earliest bedtime of those it is for. */
  latest: string;
};

/** What is known of the evenings ahead of some children, from tonight on. */
export function planReminder(children: readonly Child[], now: Date): ReminderPlan {
  const tonight = nightAt(now);
  const calendarsOn = children.map(
    (child) => (night: Night) => calendarOf(child, gradeOn(child, night).school),
  );
  const { nights, until } = knownSchoolNights(tonight, calendarsOn);
  const next = until === undefined ? tonight : addNights(until, 1);
  const isInChina = children.some((child) => gradeOn(child, next).school !== 'other');
  const rows = children.flatMap((child) => [tonight, ...nights].map((night) => gradeOn(child, night)));
  return {
    nights,
    until,
    unknown: isInChina ? unknownYear(next) : undefined,
    latest: latestReminder([...new Set(rows)]),
  };
}

/** The evenings whose hour is still to come. */
export function nightsAhead({ nights }: ReminderPlan, time: string, now: Date): Night[] {
  return nights.filter((night) => instantOf(night, time) > now.getTime());
}
