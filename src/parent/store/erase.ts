import Dexie from 'dexie';
import { isOut, nextSending } from '../../core/letter';
import { answersComingBack, answersHeld, type AnswersHeld } from './answers-held';
import type { Home } from './database';
import { eraseGenerations } from './file/generations';
import { LEFT_IDS } from './letter-rows';
import { isSoundEnrolment } from './sound-class';
import { isSoundLetter } from './sound-letters';

/** What erasing everything would take, and leave behind it. */
export type Extent = {
  children: number;
  /** Nights of which something stands in the diary. */
  nights: number;
  /** The classes this phone's children sit in. */
  classes: { child: string; name: string }[];
  /** Evenings sent and still open: they stay counted. */
  out: number;
  surveys: AnswersHeld;
};

export async function extentOf(home: Home, now: number): Promise<Extent> {
  const isThere = ({ deleted }: { deleted?: true }): boolean => deleted !== true;
  const [children, entries, evenings, seats, letters, surveys] = await Promise.all([
    home.children.filter(isThere).count(),
    home.entries.filter(isThere).toArray(),
    home.evenings.filter(isThere).toArray(),
    home.enrolments.toArray(),
    home.letters.toArray(),
    answersHeld(home, now),
  ]);
  return {
    children,
    nights: new Set([...entries, ...evenings].map(({ night }) => night)).size,
    classes: seats.filter(isSoundEnrolment).map(({ child, seen }) => ({ child, name: seen.name })),
    out: letters.filter((row) => isSoundLetter(row) && !row.isClosed && row.closesAt > now && isOut(row))
      .length,
    surveys,
  };
}

/** How many evenings of seats given up, and how many surveys, still wait to be taken back. */
export async function withdrawalsWaiting(
  home: Home,
  now: number,
): Promise<{ evenings: number; surveys: number }> {
  return { evenings: await eveningsComingBack(home, now), surveys: await answersComingBack(home, now) };
}

function eveningsComingBack(home: Home, now: number): Promise<number> {
  return home.letters
    .where('id')
    .between(...LEFT_IDS)
    .filter((row) => isSoundLetter(row) && row.closesAt > now && nextSending(row) !== undefined)
    .count();
}

const OURS = 'lamplight';

/** A window that does not let go within this time (ms) is frozen; its database goes when it wakes or is closed. */
const LET_GO_MS = 3000;

async function deleteDatabase(name: string): Promise<void> {
  const waited = new Promise<void>((resolve) => {
    setTimeout(resolve, LET_GO_MS);
  });
  await Promise.race([Dexie.delete(name), waited]);
}

/**
 * Everything of the family's on this phone: every row in one transaction first, so that nothing is left to read whatever
 * holds a database open; then the databases of diary, example, demo and backups, the backup files, and the looks. What
 * the service worker keeps is the app itself, with nothing of the family in it: it stays, so that the page opens offline.
 */
export async function eraseAll(home: Home): Promise<void> {
  await home.transaction('rw', home.tables, async () => {
    for (const table of home.tables) await table.clear();
  });
  await eraseGenerations();
  home.close({ disableAutoOpen: true });
  const names = await Dexie.getDatabaseNames();
  for (const name of names.filter((each) => each.startsWith(OURS))) await deleteDatabase(name);
  eraseKept(() => localStorage);
  eraseKept(() => sessionStorage);
}

function eraseKept(place: () => Storage): void {
  try {
    const storage = place();
    for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
  } catch {
    // A browser that forbids storage has kept nothing in it.
  }
}
