import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod/mini';
import type { openQuestion } from '../wire/open';
import { hashOf } from './codes';
import { answer, refuse, type Refusal, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { doorOf, isStanding } from './opening';
import { mintFor, revokeCode, seatForDoor, seatsOf, type SeatPlan } from './seats';
import { classKnown, schoolTime, sizeNow, type ClassRow } from './tenant';

type Asked = z.infer<typeof openQuestion>;

/** An opened class gives each phone a slip minted on the spot, in place of a seat nobody has. */
export async function giveSlip(question: Asked, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  if (
    !known ||
    known.schoolClass.left_year !== null ||
    !(await isOpenDoor(house, known.schoolClass, question))
  )
    return refuse('door-closed');
  // Only whoever holds the door's secret is slowed down, so that nobody else can hold a class up.
  const wait = house.paces.secondsUntilDoor(question.class);
  if (wait > 0) return refuse('endpoint-busy', { retryAfter: wait });
  const { year } = schoolTime(known.school, house.clock);
  const plan = { class: question.class, year, size: known.schoolClass.size };
  const code = await mintAtDoor(house, plan, hashOf(question.door));
  if (code === undefined) return refuse('class-full');
  const change = await changeSince(house, known.schoolClass, question);
  if (!change) return answer({ code });
  await house.keeping.commitOpen((writes) => revokeCode(writes, question.class, code));
  return change;
}

/**
 * What happened while we minted. Closed: what the door gave was taken back just before this slip was there. Smaller:
 * this seat may be one too many.
 */
async function changeSince(house: House, before: ClassRow, question: Asked): Promise<Refusal | undefined> {
  if (!(await isOpenDoor(house, before, question))) return refuse('door-closed');
  const isSmaller = (await sizeNow(house.keeping.main, before)) < before.size;
  return isSmaller ? refuse('endpoint-busy', { retryAfter: 3 }) : undefined;
}

async function isOpenDoor(house: House, at: ClassRow, { door }: Asked): Promise<boolean> {
  const opening = await doorOf(house.keeping.main, at);
  if (!opening) return false;
  const isSame = timingSafeEqual(Buffer.from(hashOf(opening.door)), Buffer.from(hashOf(door)));
  return isSame && isStanding(opening, house.clock);
}

async function mintAtDoor(house: House, plan: SeatPlan, doorHash: string): Promise<string | undefined> {
  return house.keeping.commitOpen(async (writes) => {
    const serial = seatForDoor(await seatsOf(writes, plan), doorHash);
    if (serial === undefined) return undefined;
    return (await mintFor(writes, plan, { serials: [serial], doorHash }))[0];
  });
}
