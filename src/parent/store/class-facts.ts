import { isConsentCurrent } from '../../core/consent';
import type { LimitChoice } from '../../core/limit';
import type { SchoolLimits } from '../../core/limit-since';
import type { Night } from '../../core/night';
import { lastNoticeHour } from '../../core/notice-hours';
import { isToAsk, noteAsked, toldRow } from './asking';
import type { EnrolmentRow, SeenClass } from './class-rows';
import type { Home } from './database';
import { isOfDemo } from './demo-home';
import { followSchoolLimit } from './school-limit';
import { zoneOf } from './seat-evenings';
import { isSoundEnrolment } from './sound-class';

/** What the school may change of a class in a year; class, system and keys stay those of the slip. */
export type Facts = Pick<SeenClass, 'name' | 'school' | 'contact' | 'grade' | 'calendar'> & {
  /** Undefined: one this app does not know, and the one it knows stays. */
  limit: LimitChoice | undefined;
  limits: SchoolLimits<LimitChoice> | undefined;
  zone: string | undefined;
};

/** Whether a class may be another by now, or have posted something: of that phones ask at the same hours everywhere. */
async function isStale(home: Home, seen: SeenClass, now: number): Promise<boolean> {
  if (isOfDemo(home)) return true;
  const since = lastNoticeHour(now, zoneOf(seen));
  return isToAsk(home, 'class', { class: seen.class, since, now });
}

/** The classes of this phone's seats to ask about at the beginning of a visit. */
export function classesToAsk(home: Home, now: number): Promise<string[]> {
  return home.transaction('rw', [home.enrolments, home.kept], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const agreed = seats.filter(({ consent }) => isConsentCurrent(consent.version));
    const stale: string[] = [];
    for (const { seen } of agreed)
      if (!stale.includes(seen.class) && (await isStale(home, seen, now))) stale.push(seen.class);
    await noteAsked(home, 'class', { classes: stale, now });
    return stale;
  });
}

function toldOf(seat: EnrolmentRow, { limit, limits, zone, ...facts }: Facts): EnrolmentRow {
  const { seen } = seat;
  const { class: classId, system } = seen;
  const told = {
    ...seen,
    ...facts,
    limit: limit ?? seen.limit,
    limits: limits ?? seen.limits,
    zone: zone ?? seen.zone,
  };
  return { ...seat, seen: { ...told, class: classId, system } };
}

/** The school told of a class: its seats on this phone know it, and the children who follow its limit go along. */
export async function noteFacts(
  home: Home,
  classId: string,
  { facts, tonight }: { facts: Facts; tonight: Night },
): Promise<void> {
  const told = await home.transaction('rw', home.enrolments, async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const own = seats.filter(({ seen }) => seen.class === classId).map((seat) => toldOf(seat, facts));
    const sound = own.filter(isSoundEnrolment);
    await home.enrolments.bulkPut(sound);
    return sound;
  });
  for (const seat of told) await followSchoolLimit(home, seat, tonight);
}

/** The school told all there is of a class, at `at` (epoch ms): until something new is due it is not asked again. */
export function noteClassTold(home: Home, classId: string, at: number): Promise<void> {
  return home.transaction('rw', [home.enrolments, home.kept], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    if (seats.some(({ seen }) => seen.class === classId)) await home.kept.put(toldRow('class', classId, at));
  });
}
