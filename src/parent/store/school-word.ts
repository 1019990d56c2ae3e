import type { Override } from '../../core/calendar';
import type { Night } from '../../core/night';
import type { Home } from './database';
import { seatOf } from './enrolments';
import { soundDays } from './sound-days';

/** What the school of a child, or its class, said of single evenings itself; nothing without a seat. */
export async function saidBySchool(home: Home, child: string): Promise<Readonly<Record<Night, Override>>> {
  const seat = await seatOf(home, child);
  return seat.kind === 'taken' ? (soundDays(seat.enrolment.seen.calendar).overrides ?? {}) : {};
}
