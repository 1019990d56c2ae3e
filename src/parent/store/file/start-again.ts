import Dexie from 'dexie';
import { Home } from '../database';
import { textToParcel } from './backup-text';
import { forgetLaidBy, layBy, readLaidBy } from './laid-by';
import { DIARY_TABLES } from './parcel';
import { takeDiary } from './take';

/** Whether a diary that failed opens when it is tried once more. */
export async function opensAgain(name: string): Promise<boolean> {
  const home = new Home(name);
  try {
    await home.open();
    return true;
  } catch {
    return false;
  } finally {
    home.close();
  }
}

/** Longer (ms) a browser that can delete a database does not take. */
const DELETED_MS = 8000;

async function deleteSoon(name: string): Promise<void> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new Error('The broken diary does not go away.'));
    }, DELETED_MS);
  });
  await Promise.race([Dexie.delete(name), late]);
}

/**
 * A diary that no more opens is thrown away, and the backup stands in its place. The backup is laid by first: whoever is
 * cut off has the old diary, or the new one once finishStartingAgain has been by.
 *
 *   old ──→ old, new laid by ──→ new laid by ──→ new
 */
export async function startAgain(name: string, body: string): Promise<'started' | 'failed'> {
  if ('kind' in textToParcel(body)) return 'failed';
  const home = new Home(name);
  try {
    await layBy(body);
    await deleteSoon(name);
    return (await finishStartingAgain(home)) === 'finished' ? 'started' : 'failed';
  } catch {
    return 'failed';
  } finally {
    home.close();
  }
}

async function isBlank(home: Home): Promise<boolean> {
  const counts = await Promise.all(DIARY_TABLES.map((table) => home.table(table).count()));
  return counts.every((count) => count === 0);
}

/** Puts what was laid by into a blank diary. One in which anything stands, be it that of before, is left as it is. */
export async function finishStartingAgain(home: Home): Promise<'finished' | 'nothing'> {
  const text = await readLaidBy();
  const parcel = text === undefined ? undefined : textToParcel(text);
  if (!parcel || 'kind' in parcel) return 'nothing';
  const isFinished = await isBlank(home);
  if (isFinished) await takeDiary(home, parcel.diary, { way: 'merge', same: [] });
  await forgetLaidBy();
  return isFinished ? 'finished' : 'nothing';
}
