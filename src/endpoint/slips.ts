import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { checkTextOf } from '../wire/token';
import type { mintSlipsQuestion, MintedSlips, revokeSlipsQuestion } from '../wire/slips';
import type { OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import {
  fitSeats,
  mintFor,
  openSlips,
  revokeCode,
  revokeSlips,
  seatsOf,
  slipWithCode,
  type SeatPlan,
} from './seats';
import { schoolCalled, schoolTime, sizeNow, type ClassRow } from './tenant';

type AtClass = { member: Member; schoolClass: ClassRow };
type Wanted = z.infer<typeof mintSlipsQuestion>['seats'];
type Writes = Transaction<OpenTables>;

/** Mints slips; their codes are told this once. */
export async function mintSlips(
  question: z.infer<typeof mintSlipsQuestion>,
  { house }: Visit,
  { member, schoolClass }: AtClass,
): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('class-unknown');
  const { year, term } = schoolTime(school, house.clock);
  const plan = { class: schoolClass.class_id, year, size: schoolClass.size };
  const { keyHashes } = await house.keys.keysOf(plan.class, year);
  const codes = await house.keeping.commitOpen(async (writes) => {
    const serials = await serialsFor(writes, plan, question.seats);
    return serials && mintFor(writes, plan, { serials, doorHash: null });
  });
  if (!codes) return refuse('code-unknown');
  const size = await sizeNow(house.keeping.main, schoolClass);
  const minted: MintedSlips = {
    term,
    keyHashes: [keyHashes[0], keyHashes[1]],
    check: checkTextOf(plan.class, keyHashes),
    codes: size < plan.size ? await fittingCodes(house, { ...plan, size }, codes) : codes,
  };
  return answer(minted);
}

/** The class was made smaller while we minted: slips beyond its seats stop, and only the others are told. */
async function fittingCodes(house: House, plan: SeatPlan, codes: readonly string[]): Promise<string[]> {
  return house.keeping.commitOpen(async (writes) => {
    await fitSeats(writes, plan);
    const slips = await Promise.all(codes.map((code) => slipWithCode(writes, plan.class, code)));
    return codes.filter((_, index) => slips[index] !== undefined);
  });
}

async function serialsFor(
  writes: Writes,
  plan: SeatPlan,
  wanted: Wanted,
): Promise<readonly number[] | undefined> {
  if (typeof wanted === 'object') {
    const slip = await slipWithCode(writes, plan.class, wanted.code);
    return slip?.year === plan.year ? [slip.serial] : undefined;
  }
  const seats = await seatsOf(writes, plan);
  if (wanted === 'missing') return seats.free;
  return [...seats.free, ...openSlips(seats).map(({ serial }) => serial)];
}

/** Slips stop: every unspent one, or that very one, and then its family is out. */
export async function takeBackSlips(
  { seats }: z.infer<typeof revokeSlipsQuestion>,
  { house }: Visit,
  { schoolClass }: AtClass,
): Promise<Reply> {
  const classId = schoolClass.class_id;
  if (typeof seats === 'object') {
    const revoked = await house.keeping.commitOpen((writes) => revokeCode(writes, classId, seats.code));
    return revoked === 0 ? refuse('code-unknown') : answer({ revoked });
  }
  return answer({ revoked: await house.keeping.commitOpen((writes) => takeBackUnspent(writes, classId)) });
}

async function takeBackUnspent(writes: Writes, classId: string): Promise<number> {
  const unspent = await writes
    .selectFrom('slip')
    .selectAll()
    .where('class', '=', classId)
    .where('used', '=', 0)
    .execute();
  await revokeSlips(writes, unspent);
  return unspent.length;
}
