import { nightAt } from '../../../core/night';
import { DIARY, type Home } from '../database';
import { isAlive } from '../rows';
import { freshId } from '../write';
import { parcelToText } from './backup-text';
import { generationToText, textToGeneration, type GenerationText } from './generation-text';
import type { Diary } from './parcel';
import type { Place } from './place';
import { databasePlace, eraseDatabasePlace } from './place-database';
import { eraseFilesPlace, filesPlace } from './place-files';
import { generationsToKeep, isGenerationDue, WEEK_MS } from './rotation';
import { readDiary } from './take';

/** An automatic backup that lies whole on this phone; its body is the text of a backup file. */
export type Generation = GenerationText & { name: string; place: Place };

/** What lies on this phone: whole ones, the newest first, and torn ones, which nobody can read. */
export type Generations = { whole: Generation[]; torn: { name: string; place: Place }[] };

/** The places of this browser, the better one first. Both are read: what a browser has may change with its version. */
async function places(): Promise<Place[]> {
  const files = await filesPlace().catch(() => undefined);
  return files ? [files, databasePlace] : [databasePlace];
}

export async function readGenerations(): Promise<Generations> {
  const found: Generations = { whole: [], torn: [] };
  for (const place of await places())
    for (const { name, text } of await place.read()) {
      const generation = textToGeneration(text);
      if (generation) found.whole.push({ ...generation, name, place });
      else found.torn.push({ name, place });
    }
  found.whole.sort((one, other) => other.order - one.order);
  return found;
}

/** How many rows of a diary say something of an evening. */
function countOf({ entries, evenings }: Diary): number {
  return entries.filter(isAlive).length + evenings.filter(isAlive).length;
}

async function writeFirstPossible(name: string, text: string): Promise<void> {
  const [first, ...others] = await places();
  if (!first) throw new Error('There is no place for a backup.');
  try {
    await first.write({ name, text });
  } catch (error) {
    const [second] = others;
    if (!second) throw error;
    await second.write({ name, text });
  }
}

/**
 * Makes one now, of the family's own diary alone: the sandbox and the demo have none, nor has an empty one. It is written beside the others and
 * read back before any of them goes, so that whoever is cut off in the middle still has all there was.
 */
export async function makeGeneration(home: Home, now: number): Promise<'made' | 'nothing'> {
  if (home.name !== DIARY) return 'nothing';
  const diary = await readDiary(home);
  const count = countOf(diary);
  if (count === 0) return 'nothing';
  const before = await readGenerations();
  const order = (before.whole[0]?.order ?? 0) + 1;
  // No seats: what lies about readable on a phone holds no family secret (PRIVACY.md, step 2).
  const body = parcelToText({ diary, seats: [] });
  const name = `${String(order)}-${freshId()}`;
  await writeFirstPossible(name, generationToText({ order, madeAt: now, count, body }));
  if (await isErasedSince(home)) {
    for (const place of await places()) await place.remove(name).catch(() => undefined);
    return 'nothing';
  }
  await sweep(name);
  return 'made';
}

/**
 * Whether another window has erased everything while this one was writing: erasing empties the diary before the backups,
 * so whoever wrote after that sees it. One that closed its diary meanwhile cannot tell, and leaves none.
 */
async function isErasedSince(home: Home): Promise<boolean> {
  try {
    return (await home.kept.count()) === 0;
  } catch {
    return true;
  }
}

async function sweep(name: string): Promise<void> {
  const { whole, torn } = await readGenerations();
  if (!whole.some((each) => each.name === name)) throw new Error('A backup was written and cannot be read.');
  const kept = new Set(generationsToKeep(whole).map((each) => each.name));
  // What another window is just writing is held fast; what stays today goes with the next one.
  for (const each of [...torn, ...whole.filter((one) => !kept.has(one.name))])
    await each.place.remove(each.name).catch(() => undefined);
}

export async function eraseGenerations(): Promise<void> {
  await eraseFilesPlace();
  await eraseDatabasePlace();
}

const KEY = 'generation';

/** Of which counter of the diary the last one was made, when (epoch ms), and until when somebody is at it. */
type Turn = { madeOf?: number; madeAt?: number; heldUntil?: number };

/** Longer (ms) than a slow phone needs; then whoever was at it is taken for killed. */
const HELD_MS = 2 * 60_000;
/** A timer forgotten for longer (ms) holds up no backup. */
const WAITED_MS = WEEK_MS / 3;

async function turnOf(home: Home): Promise<Turn> {
  const value: unknown = (await home.kept.get(KEY))?.value;
  return typeof value === 'object' && value !== null ? value : {};
}

/** How many writings the diary has seen; it grows with each. */
export async function diaryCounter(home: Home): Promise<number> {
  return Number((await home.kept.get('counter'))?.value ?? 0);
}

/**
 * Whether a window is at it; a time much farther off than a lease was noted by a clock set back since. One a little
 * farther off is not: whoever comes second may have read its clock first, when two are left at once.
 */
function isHeld({ heldUntil = 0 }: Turn, now: number): boolean {
  return heldUntil > now && heldUntil <= now + 2 * HELD_MS;
}

/** Whether the evening's work still runs, so that a backup of now would hold half of it. */
async function isWorking(home: Home, madeAt: number, now: number): Promise<boolean> {
  return Math.abs(now - madeAt) < WAITED_MS && (await home.timers.count()) > 0;
}

/** One window at a time, by a lease in the diary itself: plain http has no locks. Answers the counter it is made of. */
function takeTurn(home: Home, now: number): Promise<number | undefined> {
  return home.transaction('rw', [home.kept, home.timers], async () => {
    const turn = await turnOf(home);
    const { madeOf, madeAt = 0 } = turn;
    const counter = await diaryCounter(home);
    const isMadeToday = nightAt(new Date(madeAt)) === nightAt(new Date(now));
    const isTimerRunning = await isWorking(home, madeAt, now);
    const isDue = isGenerationDue({ counter, madeOf, isMadeToday, isTimerRunning });
    if (!isDue || isHeld(turn, now)) return undefined;
    await home.kept.put({ key: KEY, value: { ...turn, heldUntil: now + HELD_MS } });
    return counter;
  });
}

/** Makes one if it is due: at most once a day, after the diary changed, never from two windows at once. */
export async function keepGeneration(home: Home, now: number): Promise<void> {
  if (home.name !== DIARY) return;
  const counter = await takeTurn(home, now);
  if (counter === undefined) return;
  const outcome = await makeGeneration(home, now);
  const done: Turn = outcome === 'made' ? { madeOf: counter, madeAt: now } : {};
  await home.kept.put({ key: KEY, value: done });
}
