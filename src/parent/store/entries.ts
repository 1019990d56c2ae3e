import type { Entry } from '../../core/entry';
import type { Home } from './database';
import { clearZero } from './evenings';
import { orderOf, type EntryRow, type EveningRow } from './rows';
import { write, type Undo } from './write';

/** Puts rows back as they were, with a new stamp; those that were not there become tombstones. */
function putBack(
  home: Home,
  before: { entries: EntryRow[]; added: EntryRow[]; evenings: EveningRow[] },
): Undo {
  return () =>
    write(home, [home.entries, home.evenings], async (stamp) => {
      await home.entries.bulkPut(before.added.map((row): EntryRow => ({ ...row, stamp, deleted: true })));
      await home.entries.bulkPut(before.entries.map((row) => ({ ...row, stamp, order: orderOf(row) })));
      await home.evenings.bulkPut(before.evenings.map((row) => ({ ...row, stamp })));
    });
}

/** The parts of a split stand where the whole stood, in the order given. */
const PART = 1 / 1024;

/** Saves entries in place of the rows with their ids, or as new ones, and clears a recorded zero. */
export function saveEntries(home: Home, entries: readonly Entry[]): Promise<Undo> {
  return write(home, [home.entries, home.evenings], async (stamp) => {
    const found = await home.entries.bulkGet(entries.map((entry) => entry.id));
    const whole = found.find((row) => row !== undefined);
    const first = whole ? orderOf(whole) : stamp[0];
    const rows = entries.map((entry, index) => {
      const old = found[index];
      return { ...entry, stamp, order: old ? orderOf(old) : first + index * PART };
    });
    await home.entries.bulkPut(rows);
    const cleared = await Promise.all(entries.map((entry) => clearZero(home, entry, stamp)));
    const before = found.filter((row) => row !== undefined);
    const added = rows.filter((row) => !before.some((old) => old.id === row.id));
    return putBack(home, { entries: before, added, evenings: cleared.filter((row) => row !== undefined) });
  });
}

/** Deletes one entry; the row stays as a tombstone. */
export function deleteEntry(home: Home, id: string): Promise<Undo | undefined> {
  return write(home, [home.entries], async (stamp) => {
    const row = await home.entries.get(id);
    if (!row || row.deleted) return undefined;
    await home.entries.put({ ...row, stamp, deleted: true });
    return putBack(home, { entries: [row], added: [], evenings: [] });
  });
}
