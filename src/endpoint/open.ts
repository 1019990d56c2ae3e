import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod/mini';
import type { openQuestion } from '../wire/open';
import { hashOf } from './codes';
import { answer, refuse, type Reply } from './door/reply';
import type { Visit } from './house';
import { doorOf, isStanding } from './opening';
import { mintFor, revokeCode, seatForDoor, seatsOf } from './seats';
import { classKnown, schoolTime } from './tenant';

/** An opened class gives each phone a slip minted on the spot, in place of a seat nobody has. */
export async function giveSlip(question: z.infer<typeof openQuestion>, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  const opening = known && (await doorOf(house.keeping.main, known.schoolClass));
  if (!opening || !isSame(opening.door, question.door) || !isStanding(opening, house.clock)) {
    return refuse('door-closed');
  }
  // Only whoever holds the door's secret is slowed down, so that nobody else can hold a class up.
  const wait = house.paces.secondsUntilDoor(question.class);
  if (wait > 0) return refuse('endpoint-busy', { retryAfter: wait });
  const { year } = schoolTime(known.school, house.clock);
  const plan = { class: question.class, year, size: known.schoolClass.size };
  const doorHash = hashOf(question.door);
  const code = await house.keeping.commitOpen(async (writes) => {
    const serial = seatForDoor(await seatsOf(writes, plan), doorHash);
    if (serial === undefined) return undefined;
    return (await mintFor(writes, plan, { serials: [serial], doorHash }))[0];
  });
  if (code === undefined) return refuse('class-full');
  // Closed while we minted: what the door gave was taken back just before this slip was there.
  const still = await doorOf(house.keeping.main, known.schoolClass);
  if (still?.door === question.door && isStanding(still, house.clock)) return answer({ code });
  await house.keeping.commitOpen((writes) => revokeCode(writes, question.class, code));
  return refuse('door-closed');
}

function isSame(kept: string, asked: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(kept)), Buffer.from(hashOf(asked)));
}
