import { addNights, nightsFrom, weekday, type Night } from '../../src/core/night';
import type { Subject } from '../../src/core/subject';
import { eveningAt } from '../../src/endpoint/tenant';
import type { Desk } from './desk';
import { releaseAt, sendAlike } from './told';

type Minutes = Partial<Record<Subject, number>>;
/** A class in a month: how many families log an evening, and their minutes from Monday to the weekend's one evening. */
export type MonthClass = { classId: string; families: number; minutes: readonly Minutes[] };

/** The evenings of November 2026: each school night, and each weekend by its Friday. */
export const NOVEMBER = nightsFrom('2026-11-02', '2026-11-30').filter(
  (night) => eveningAt({ system: 'cn63' }, {}, night).night === night,
);

/**
 * November passes, evening by evening: homework is posted at half past four (by whoever does that), families send at
 * nine, and at six in the morning whatever has closed is published. It ends when the last evening is told.
 */
export async function passNovember(
  desk: Desk,
  classes: readonly MonthClass[],
  post: (night: Night) => Promise<void>,
): Promise<void> {
  for (const night of NOVEMBER) {
    desk.turn(`${night}T16:30:00+08:00`);
    await post(night);
    desk.turn(`${night}T21:00:00+08:00`);
    for (const { classId, families, minutes } of classes)
      await sendAlike(desk, { classId, night, families, minutes: minutes[weekday(night) - 1] ?? {} });
    await releaseAt(desk, `${addNights(night, 1)}T06:00:00+08:00`);
  }
  await releaseAt(desk, '2026-12-02T06:00:00+08:00');
}
