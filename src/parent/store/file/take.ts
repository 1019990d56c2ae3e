import type { Home } from '../database';
import { takenSeats } from '../enrolments';
import { isAlive, type AliasRow, type Stamp, type Stamped } from '../rows';
import { takeSeat } from '../seat';
import { write, type Undo } from '../write';
import { fileRow } from './file-row';
import { keepInUse } from './keep-in-use';
import { childNames } from './merge';
import { toOrderedText } from './ordered';
import { DIARY_TABLES, type Diary, type SeatPart } from './parcel';
import { diaryAfter, type Way } from './plan';
import { besideTables, renameChildren, type Back } from './rename-child';
import { takeSeats } from './seats';
import { changeSeats } from './two-seats';

/** The diary of this phone, whole: rows in the order of their ids. Rows nobody can read stay where they are. */
export async function readDiary(home: Home): Promise<Diary> {
  return (await readWhole(home)).diary;
}

/** The diary, and how many rows were left out because nobody can read them. */
export type Whole = { diary: Diary; leftOut: number };

export function readWhole(home: Home): Promise<Whole> {
  return home.transaction('r', diaryTables(home), async () => {
    const tables = await Promise.all(DIARY_TABLES.map((table) => home.table<Stamped>(table).toArray()));
    const read = DIARY_TABLES.map((table, index) => soundRows(table, tables[index] ?? []));
    return {
      diary: Object.fromEntries(DIARY_TABLES.map((table, index) => [table, read[index]?.rows])) as Diary,
      leftOut: read.reduce((sum, { leftOut }) => sum + leftOut, 0),
    };
  });
}

function soundRows(table: keyof Diary, rows: readonly Stamped[]): { rows: Stamped[]; leftOut: number } {
  const sound = rows.map((row) => fileRow(table, row));
  return {
    rows: sound.filter((row) => row !== undefined),
    leftOut: rows.filter((row, index) => isAlive(row) && sound[index] === undefined).length,
  };
}

function diaryTables(home: Home) {
  return DIARY_TABLES.map((table) => home.table(table));
}

/** Two ids of one child, as the parent said. */
export type Same = { child: string; same: string };

export function aliasOf({ child, same }: Same, stamp: Stamp): AliasRow {
  const [lower, higher] = child < same ? [child, same] : [same, child];
  return { id: `${higher}/${lower}`, child: lower, same: higher, stamp };
}

/** How a diary is taken: `same` are the pairs the parent said to be one child, `seats` those that come along. */
export type Taking = {
  way: Way;
  same: readonly Same[];
  seats?: readonly SeatPart[];
  /** Seats that children of this phone leave their own for. */
  instead?: readonly SeatPart[];
};

/**
 * Takes a diary in, in one transaction: all of it or nothing. What is read again inside it decides, not the plan the
 * parent saw, so that a second window loses nothing. The phone's counter goes on above every stamp it has seen. The way
 * back puts the very rows back that lay there, except those that somebody changed meanwhile; a child that came along
 * stays if something was written of it.
 */
export function takeDiary(
  home: Home,
  file: Diary,
  { way, same, seats = [], instead = [] }: Taking,
): Promise<Undo> {
  const tables = [...diaryTables(home), ...besideTables(home)];
  return write(home, tables, async (first) => {
    const stamp = await stampAbove(home, file, first);
    const own = await readDiary(home);
    const timed = new Set(await home.timers.toCollection().primaryKeys());
    const named = { ...file, aliases: [...file.aliases, ...same.map((pair) => aliasOf(pair, stamp))] };
    const after = diaryAfter(own, named, { way, stamp });
    const backs: Back[] = [];
    for (const table of DIARY_TABLES) backs.push(await putChanged(home, table, { own, after }));
    backs.push(...(await renameChildren(home, after.aliases, stamp)));
    for (const { id } of after.children.filter((row) => !isAlive(row))) backs.push(await letGo(home, id));
    backs.push(await takeSeatsAlong(home, seats, after));
    backs.push(await changeSeats(home, instead, childNames(after.aliases)));
    return () =>
      write(home, tables, async () => {
        for (const back of [...backs].reverse()) await back();
        await keepInUse(home, after, { own, timed });
      });
  });
}

/** What this phone writes now and from now on is later than all it has taken in. */
async function stampAbove(home: Home, file: Diary, [counter, device]: Stamp): Promise<Stamp> {
  const counters = DIARY_TABLES.flatMap((table) => file[table].map(({ stamp }) => stamp[0]));
  const highest = counters.reduce((most, each) => Math.max(most, each), 0);
  if (highest < counter) return [counter, device];
  await home.kept.put({ key: 'counter', value: highest + 1 });
  return [highest + 1, device];
}

/** Writes the rows of a table that differ. A row nobody could read gives way to one of its id that can be read. */
async function putChanged(
  home: Home,
  name: (typeof DIARY_TABLES)[number],
  { own, after }: { own: Diary; after: Diary },
): Promise<Back> {
  const table = home.table<Stamped, string>(name);
  const before = new Map(own[name].map((row) => [row.id, toOrderedText(row)]));
  const changed = after[name].filter((row) => before.get(row.id) !== toOrderedText(row));
  const kept = new Set(after[name].map(({ id }) => id));
  // A row under an id that gave way stands under the other now.
  const gone = own[name].map(({ id }) => id).filter((id) => !kept.has(id));
  const written = new Map<string, Stamped | undefined>(changed.map((row) => [row.id, row]));
  for (const id of gone) written.set(id, undefined);
  const ids = [...written.keys()];
  const lay = await table.bulkGet(ids);
  await table.bulkPut(changed);
  await table.bulkDelete(gone);
  return async () => {
    const lies = await table.bulkGet(ids);
    const same = ids.flatMap((id, index) =>
      toOrderedText(lies[index]) === toOrderedText(written.get(id)) ? [{ id, row: lay[index] }] : [],
    );
    await table.bulkPut(same.map(({ row }) => row).filter((row) => row !== undefined));
    await table.bulkDelete(same.filter(({ row }) => row === undefined).map(({ id }) => id));
  };
}

/** A child that is gone gives up its seat. A timer that runs for it stays, and is there again if the child is. */
async function letGo(home: Home, child: string): Promise<Back> {
  const isSeated = (await home.enrolments.get(child)) !== undefined;
  // Whoever is on the way to a seat is on it no more, or a child that is gone would sit there.
  const isTaken = isSeated || (await takenSeats(home))[child] !== undefined;
  return isTaken ? takeSeat(home, child) : () => Promise.resolve();
}

async function takeSeatsAlong(home: Home, seats: readonly SeatPart[], after: Diary): Promise<Back> {
  const seatedBefore = new Set(await home.enrolments.toCollection().primaryKeys());
  await takeSeats(home, seats, childNames(after.aliases));
  const seated = (await home.enrolments.toCollection().primaryKeys()).filter((id) => !seatedBefore.has(id));
  return async () => {
    for (const child of seated) await takeSeat(home, child);
  };
}
