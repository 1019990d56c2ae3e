import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { checkTextOf } from '../wire/token';
import type { mintSlipsQuestion, MintedSlips, revokeSlipsQuestion } from '../wire/slips';
import { note } from './audit';
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
  const told = size < plan.size ? await fittingCodes(house, { ...plan, size }, codes) : codes;
  // Slips stand in the other database, so the log comes after them; but no code is told that was not noted.
  await noteSlips(house, { member, schoolClass }, { act: 'slips-minted', count: told.length });
  const minted: MintedSlips = {
    term,
    keyHashes: [keyHashes[0], keyHashes[1]],
    check: checkTextOf(plan.class, keyHashes),
    codes: told,
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
  at: AtClass,
): Promise<Reply> {
  const classId = at.schoolClass.class_id;
  const revoked = await house.keeping.commitOpen((writes) =>
    typeof seats === 'object' ? revokeCode(writes, classId, seats.code) : takeBackUnspent(writes, classId),
  );
  if (typeof seats === 'object' && revoked === 0) return refuse('code-unknown');
  await noteSlips(house, at, { act: 'slips-revoked', count: revoked });
  return answer({ revoked });
}

/** How many, and never which. */
async function noteSlips(
  { keeping, clock }: House,
  { member, schoolClass }: AtClass,
  { act, count }: { act: 'slips-minted' | 'slips-revoked'; count: number },
): Promise<void> {
  if (count === 0) return;
  const about = { class: schoolClass.name, count };
  const at = clock();
  await keeping.commitMain((writes) => note(writes, member, { act, about, at }));
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
