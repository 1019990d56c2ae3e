import type { Transaction } from 'kysely';
import { randomInt } from 'node:crypto';
import type { Slip } from '../../core/slip';
import type { OpenTables } from '../database/tables';
import type { House } from '../house';
import { mintFor, seatsOf, type SeatPlan } from '../seats';
import { classKnown, schoolTime } from '../tenant';

type Asked = { class: string; firstSeat: number };

/** A slip of the demo class for whoever opens the demo. When all seats are taken, an earlier visitor's is given away. */
export async function giveDemoSlip(house: House, { class: classId, firstSeat }: Asked): Promise<Slip> {
  const known = await classKnown(house.keeping.main, classId);
  if (!known) throw new Error('The demo has lost its class.');
  const { year, term } = schoolTime(known.school, house.clock);
  const { keyHashes } = await house.keys.keysOf(classId, year);
  const plan = { class: classId, year, size: known.schoolClass.size };
  const codes = await house.keeping.commitOpen(async (writes) => {
    const { free } = await seatsOf(writes, plan);
    const serial = free[0] ?? randomInt(firstSeat, plan.size + 1);
    if (free.length === 0) await clearSeat(writes, plan, serial);
    return mintFor(writes, plan, { serials: [serial], doorHash: null });
  });
  return { kind: 'slip', class: classId, term, keyHashes, code: codes[0] ?? '' };
}

/** Of who sat here nothing is left, its tokens neither: the next gets its own. */
async function clearSeat(
  writes: Transaction<OpenTables>,
  { class: classId, year }: SeatPlan,
  serial: number,
): Promise<void> {
  await writes
    .deleteFrom('enrolment')
    .where('class', '=', classId)
    .where('year', '=', year)
    .where('serial', '=', serial)
    .execute();
  await writes.deleteFrom('issued').where('class', '=', classId).where('serial', '=', serial).execute();
}
