import type { Entry, Said } from '../../core/entry';
import { isAnswered } from '../../core/evening';
import type { Night } from '../../core/night';
import type { Home } from './database';
import { eveningId, type EntryRow, type EveningRow } from './rows';
import { write, type Undo } from './write';

/** The parent's word on a whole evening: no homework, done at school with minutes unknown, or no word any more. */
export function sayOfEvening(
  home: Home,
  { child, night }: { child: string; night: Night },
  said: Said | undefined,
): Promise<Undo> {
  const id = eveningId(child, night);
  return write(home, [home.evenings], async (stamp) => {
    const before = await home.evenings.get(id);
    const row: EveningRow = said
      ? { id, child, night, said, stamp }
      : { id, child, night, said: before?.said ?? 'no-homework', stamp, deleted: true };
    await home.evenings.put(row);
    return () =>
      write(home, [home.evenings], async (next) => {
        await home.evenings.put({ ...(before ?? { ...row, deleted: true }), stamp: next });
      });
  });
}

/**
 * Clears the word on an evening that an entry now answers: a recorded zero by any sitting, "done at school"
 * by one with minutes at school. Gives the row for an undo.
 */
export async function clearZero(
  home: Home,
  entry: Entry,
  stamp: EntryRow['stamp'],
): Promise<EveningRow | undefined> {
  const evening = await home.evenings.get(eveningId(entry.child, entry.night));
  if (!evening || evening.deleted || !isAnswered(evening.said, entry)) return undefined;
  await home.evenings.put({ ...evening, stamp, deleted: true });
  return evening;
}
