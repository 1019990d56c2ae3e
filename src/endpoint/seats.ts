import type { Kysely, Selectable, Transaction } from 'kysely';
import { randomInt } from 'node:crypto';
import { BANDS, type Band } from '../wire/class';
import { hashOf, randomCode } from './codes';
import type { OpenTables } from './database/tables';

/** A class in one school year: the slips of another year are nobody's seats. */
export type SeatPlan = { class: string; year: number; size: number };
type SlipRow = Selectable<OpenTables['slip']>;

/** `taken` by families; `unspent` slips lie about; `free` never had a slip. Together never more than the class's size. */
export type Seats = { taken: ReadonlySet<number>; unspent: readonly SlipRow[]; free: readonly number[] };

export async function seatsOf(reads: Kysely<OpenTables>, plan: SeatPlan): Promise<Seats> {
  const slips = await reads
    .selectFrom('slip')
    .selectAll()
    .where('class', '=', plan.class)
    .where('year', '=', plan.year)
    .execute();
  const enrolled = await reads
    .selectFrom('enrolment')
    .select('serial')
    .where('class', '=', plan.class)
    .where('year', '=', plan.year)
    .execute();
  const taken = new Set([...slips.filter(({ used }) => used === 1), ...enrolled].map(({ serial }) => serial));
  const unspent = slips.filter(({ used }) => used === 0);
  return {
    taken,
    unspent,
    free: freeSerials(plan.size, new Set([...taken, ...unspent.map((s) => s.serial)])),
  };
}

/** The lowest numbers not in use, as many as the class has seats left. */
function freeSerials(size: number, inUse: ReadonlySet<number>): number[] {
  const free: number[] = [];
  for (let serial = 1; free.length < size - inUse.size; serial += 1)
    if (!inUse.has(serial)) free.push(serial);
  return free;
}

/** Unspent slips of seats nobody has: not a replacement that waits for a family to come back. */
export function openSlips({ taken, unspent }: Seats): SlipRow[] {
  return unspent.filter(({ serial }) => !taken.has(serial));
}

/** Seats a door can still give: never one it gave already. */
export function seatsLeft(seats: Seats, doorHash: string): number {
  return seats.free.length + openSlips(seats).filter((slip) => slip.door_hash !== doorHash).length;
}

/** One slip for each serial, in place of whatever unspent slip it had. Codes in an order that says nothing of serials. */
export async function mintFor(
  writes: Transaction<OpenTables>,
  plan: SeatPlan,
  { serials, doorHash }: { serials: readonly number[]; doorHash: string | null },
): Promise<string[]> {
  if (serials.length === 0) return [];
  await writes
    .deleteFrom('slip')
    .where('class', '=', plan.class)
    .where('year', '=', plan.year)
    .where('serial', 'in', serials)
    .execute();
  const codes = serials.map((serial) => ({ serial, code: randomCode(16) }));
  const rows = codes.map(({ serial, code }) => ({
    code_hash: hashOf(code),
    class: plan.class,
    serial,
    used: 0,
    year: plan.year,
    door_hash: doorHash,
  }));
  await writes.insertInto('slip').values(rows).execute();
  return codes.map(({ code }) => code).sort();
}

/** The seat a door gives next: one never given out, else a slip of an earlier door, else one of paper. */
export function seatForDoor(seats: Seats, doorHash: string): number | undefined {
  const others = openSlips(seats).filter((slip) => slip.door_hash !== doorHash);
  const choices = [
    seats.free,
    others.filter((slip) => slip.door_hash !== null).map(({ serial }) => serial),
    others.filter((slip) => slip.door_hash === null).map(({ serial }) => serial),
  ].find(({ length }) => length > 0);
  return choices?.[randomInt(choices.length)];
}

/** Every slip a door gave, spent or not, stops, and the families that came by it are out. Answers how many. */
export async function revokeDoor(
  writes: Transaction<OpenTables>,
  classId: string,
  doorHash: string,
): Promise<number> {
  const given = await writes
    .selectFrom('slip')
    .selectAll()
    .where('class', '=', classId)
    .where('door_hash', '=', doorHash)
    .execute();
  await revokeSlips(writes, given);
  return given.length;
}

/** These slips stop; where one was spent its family is out. */
export async function revokeSlips(writes: Transaction<OpenTables>, slips: readonly SlipRow[]): Promise<void> {
  for (const slip of slips) {
    await writes.deleteFrom('slip').where('code_hash', '=', slip.code_hash).execute();
    if (slip.used === 0) continue;
    await writes
      .deleteFrom('enrolment')
      .where('class', '=', slip.class)
      .where('serial', '=', slip.serial)
      .where('year', '=', slip.year)
      .execute();
  }
}

/**
 * A class changes its size: unspent slips beyond it stop, the highest numbers first. False, and nothing done, when families have more seats than that.
 */
export async function fitSeats(writes: Transaction<OpenTables>, plan: SeatPlan): Promise<boolean> {
  const seats = await seatsOf(writes, plan);
  if (seats.taken.size > plan.size) return false;
  const spare = openSlips(seats).sort((one, other) => one.serial - other.serial);
  await revokeSlips(writes, spare.slice(plan.size - seats.taken.size));
  return true;
}

/** One slip of a class by its code. */
export async function slipWithCode(
  reads: Kysely<OpenTables>,
  classId: string,
  code: string,
): Promise<SlipRow | undefined> {
  return reads
    .selectFrom('slip')
    .selectAll()
    .where('code_hash', '=', hashOf(code))
    .where('class', '=', classId)
    .executeTakeFirst();
}

/** That very slip stops; answers how many did. */
export async function revokeCode(
  writes: Transaction<OpenTables>,
  classId: string,
  code: string,
): Promise<number> {
  const slip = await slipWithCode(writes, classId, code);
  if (slip) await revokeSlips(writes, [slip]);
  return slip ? 1 : 0;
}

/** How many families, never finer than this (PRODUCT.md, S3). */
export function bandOf(families: number): Band {
  return BANDS[Math.min(4, Math.floor(families / 5))] ?? '0-4';
}

/** The bands of some classes of one school year, by class. */
export async function familiesOf(
  reads: Kysely<OpenTables>,
  classes: readonly string[],
  year: number,
): Promise<Map<string, Band>> {
  const counted =
    classes.length === 0
      ? []
      : await reads
          .selectFrom('enrolment')
          .select(({ fn }) => ['class', fn.countAll<number>().as('families')])
          .where('class', 'in', classes)
          .where('year', '=', year)
          .groupBy('class')
          .execute();
  return new Map(counted.map((row) => [row.class, bandOf(row.families)]));
}
