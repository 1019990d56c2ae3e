import { isConsentCurrent } from '../../core/consent';
import type { LimitChoice } from '../../core/limit';
import { classAskedKey, type EnrolmentRow, type SeenClass } from './class-rows';
import type { Home } from './database';
import { isSoundEnrolment } from './sound-class';

/** What the school may change of a class in a year; class, system and keys stay those of the slip. */
export type Facts = Pick<SeenClass, 'name' | 'school' | 'contact' | 'grade' | 'calendar'> & {
  /** Undefined: one this app does not know, and the one it knows stays. */
  limit: LimitChoice | undefined;
  zone: string | undefined;
};

/** A class is asked about once in so long (ms). */
const DAY_MS = 24 * 60 * 60_000;

async function isStale(home: Home, classId: string, now: number): Promise<boolean> {
  const asked = (await home.kept.get(classAskedKey(classId)))?.value;
  // A time to come was noted by a clock set back since.
  return typeof asked !== 'number' || !(asked <= now && now - asked < DAY_MS);
}

/** The classes of this phone's seats that nobody was asked about today; from now on they count as asked. */
export function classesToAsk(home: Home, now: number): Promise<string[]> {
  return home.transaction('rw', [home.enrolments, home.kept], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const agreed = seats.filter(({ consent }) => isConsentCurrent(consent.version));
    const stale: string[] = [];
    for (const classId of new Set(agreed.map(({ seen }) => seen.class)))
      if (await isStale(home, classId, now)) stale.push(classId);
    await home.kept.bulkPut(stale.map((classId) => ({ key: classAskedKey(classId), value: now })));
    return stale;
  });
}

function toldOf(seat: EnrolmentRow, { limit, zone, ...facts }: Facts): EnrolmentRow {
  const { seen } = seat;
  const { class: classId, system } = seen;
  const told = { ...seen, ...facts, limit: limit ?? seen.limit, zone: zone ?? seen.zone };
  return { ...seat, seen: { ...told, class: classId, system } };
}

/** The school told of a class: its seats on this phone know it. */
export function noteFacts(home: Home, classId: string, facts: Facts): Promise<void> {
  return home.transaction('rw', home.enrolments, async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const told = seats.filter(({ seen }) => seen.class === classId).map((seat) => toldOf(seat, facts));
    await home.enrolments.bulkPut(told.filter(isSoundEnrolment));
  });
}
