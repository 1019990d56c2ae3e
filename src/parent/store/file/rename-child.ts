import type { Entry } from '../../../core/entry';
import { isPaused, timerToEntry, type Timer } from '../../../core/timer';
import { secretId, type JoiningState } from '../class-rows';
import type { Home } from '../database';
import { takenSeats } from '../enrolments';
import { letterId, tokenBlockId, type LetterRow, type TokenBlockRow } from '../letter-rows';
import type { AliasRow, KeptRow, Stamp } from '../rows';
import { seatTables, takeSeat } from '../seat';
import { isSoundTimer } from '../sound';
import { childNames } from './merge';
import { joinDrafts, renameAnswers } from './rename-answers';

/** Takes back one thing that was done in a transaction, in a later one over the same tables. */
export type Back = () => Promise<void>;

/** The tables of a child that are no rows of its diary: what stands there goes along when its id gives way. */
export function besideTables(home: Home) {
  return [home.timers, ...seatTables(home)];
}

/** A child whose id gave way keeps its timer, and its seat if there is none under the other id. */
export async function renameChildren(
  home: Home,
  aliases: readonly AliasRow[],
  stamp: Stamp,
): Promise<Back[]> {
  const nameOf = childNames(aliases);
  const backs: Back[] = [];
  for (const old of new Set(aliases.flatMap(({ child, same }) => [child, same])))
    if (nameOf(old) !== old) backs.push(...(await renameChild(home, { old, name: nameOf(old) }, stamp)));
  return backs;
}

type Names = { old: string; name: string };

async function renameChild(home: Home, names: Names, stamp: Stamp): Promise<Back[]> {
  return [await joinTimers(home, names, stamp), await choose(home, names), ...(await joinSeats(home, names))];
}

/** Of two seats of one child one stays: one it has before one it waits for, of two alike the one under the name that stays. */
async function joinSeats(home: Home, { old, name }: Names): Promise<Back[]> {
  const taken = await takenSeats(home);
  if (taken[old] === undefined) return [];
  const draftsBack = await joinDrafts(home, { old, name });
  const [seat, other] = [await home.enrolments.get(old), await home.enrolments.get(name)];
  if (taken[name] !== undefined && (other || !seat)) return [draftsBack, await takeSeat(home, old)];
  const giveBack = taken[name] === undefined ? [] : [await takeSeat(home, name)];
  await renameSeat(home, old, name);
  return [draftsBack, ...giveBack, () => renameSeat(home, name, old)];
}

/** The child last looked at, and the one whose page for old eyes this phone opens with. */
const CHOSEN = ['child', 'elder'];

async function choose(home: Home, { old, name }: Names): Promise<Back> {
  const rows = await home.kept.bulkGet(CHOSEN);
  const chosen = rows.filter((row) => row?.value === old) as KeptRow[];
  await home.kept.bulkPut(chosen.map((row) => ({ ...row, value: name })));
  return async () => {
    const now = await home.kept.bulkGet(chosen.map(({ key }) => key));
    await home.kept.bulkPut(chosen.filter((_, index) => now[index]?.value === name));
  };
}

/** Which of two timers of one child goes on: one that runs, and of two alike the one that began first, for the other lies within it. */
function goesOn(one: Timer, other: Timer): [stays: Timer, ends: Timer] {
  if (isPaused(one) !== isPaused(other)) return isPaused(one) ? [other, one] : [one, other];
  return one.startedAt <= other.startedAt ? [one, other] : [other, one];
}

/** What a paused timer had counted. */
function countedBy(timer: Timer, child: string): Entry | undefined {
  const last = timer.pauses[timer.pauses.length - 1];
  return last && isPaused(timer) ? { ...timerToEntry(timer, last.from), child } : undefined;
}

async function soundTimer(home: Home, child: string): Promise<Timer | undefined> {
  const timer = await home.timers.get(child);
  return timer && isSoundTimer(timer) ? timer : undefined;
}

/**
 * Two ids timed at once are one child: one timer goes on. What a paused one had counted becomes an entry; one that ran
 * beside an earlier one is part of it. One that nobody can read stays where it is.
 */
async function joinTimers(home: Home, { old, name }: Names, stamp: Stamp): Promise<Back> {
  const [mine, other] = [await soundTimer(home, old), await soundTimer(home, name)];
  if (!mine) return () => Promise.resolve();
  const [stays, ends] = other ? goesOn(mine, other) : [mine];
  const entry = ends && countedBy(ends, name);
  await home.timers.delete(old);
  await home.timers.put({ ...stays, child: name });
  if (entry) await home.entries.put({ ...entry, stamp, order: stamp[0] });
  return async () => {
    const now = await home.timers.get(name);
    // Finished meanwhile: then it is what the parent made of it.
    if (now?.id !== stays.id) return;
    if (entry) await home.entries.delete(entry.id);
    await home.timers.delete(name);
    await home.timers.put({ ...(stays === mine ? now : mine), child: old });
    if (other) await home.timers.put(stays === other ? now : other);
  };
}

async function renameSeat(home: Home, old: string, name: string): Promise<void> {
  await home.enrolments.where('child').equals(old).modify({ child: name });
  // One whose slip may be spent already is on the way to its seat.
  await home.joinings
    .filter(({ state }) => 'child' in state && state.child === old)
    .modify((row) => {
      row.state = { ...row.state, child: name } as JoiningState;
    });
  const secrets = await home.secrets.where('child').equals(old).toArray();
  const letters = await home.letters.where('child').equals(old).toArray();
  const blocks = await home.tokenBlocks.where('child').equals(old).toArray();
  await home.secrets.bulkDelete(secrets.map(({ id }) => id));
  await home.letters.bulkDelete(letters.map(({ id }) => id));
  await home.tokenBlocks.bulkDelete(blocks.map(({ id }) => id));
  await home.secrets.bulkPut(secrets.map((row) => ({ ...row, child: name, id: secretId(name, row.class) })));
  await home.letters.bulkPut(letters.map((row) => renamedLetter(row, name)));
  await home.tokenBlocks.bulkPut(blocks.map((row) => renamedBlock(row, name)));
  await renameAnswers(home, old, name);
}

/** A letter of a seat given up keeps its id of its own. */
function renamedLetter(row: LetterRow, name: string): LetterRow {
  return { ...row, child: name, id: row.isLeft ? row.id : letterId(name, row.class, row.night) };
}

function renamedBlock(row: TokenBlockRow, name: string): TokenBlockRow {
  return { ...row, child: name, id: tokenBlockId(name, row.class, row) };
}
