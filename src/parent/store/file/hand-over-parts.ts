import * as z from 'zod/mini';
import type { Home } from '../database';
import { parcelToText } from './backup-text';
import { bytesToText, textToBytes } from './bytes';
import { freshHandOver, toCode, type HandOverKey, type Holding } from './hand-over';
import { emptyDiary, type Diary, type Parcel } from './parcel';
import { readSeats } from './seats';
import { readDiary } from './take';

const KEPT = 'hand-over';
/** A file saved in the evening still belongs to the code shown the next morning (ms); then another key is drawn. */
const LIVES_MS = 24 * 60 * 60_000;

type Kept = z.infer<typeof keptShape>;

/**
 * The key and digits of this phone's hand-over, drawn once a day: a phone that sends the file by another app may have
 * closed this page meanwhile, and its code must still be that of the file. `now` is epoch ms.
 */
export function handOverKey(home: Home, now: number): Promise<HandOverKey> {
  return home.transaction('rw', home.kept, async () => {
    const kept = keptKey((await home.kept.get(KEPT))?.value, now);
    if (kept) return kept;
    const fresh = freshHandOver();
    const value: Kept = { key: bytesToText(fresh.key), digits: fresh.digits, drawnAt: now };
    await home.kept.put({ key: KEPT, value });
    return fresh;
  });
}

const keptShape = z.object({
  key: z.string(),
  digits: z.string().check(z.regex(/^[0-9]{6}$/)),
  drawnAt: z.number(),
});

/** The key kept here, unless it is old or a hand spoilt it. */
function keptKey(value: unknown, now: number): HandOverKey | undefined {
  const { data: kept } = keptShape.safeParse(value);
  const key = textToBytes(kept?.key ?? '');
  if (!kept || key?.length !== 16) return undefined;
  const age = now - kept.drawnAt;
  return age >= 0 && age < LIVES_MS ? { key, digits: kept.digits } : undefined;
}

/** The children, their grades and who is who, without what was written of their evenings. */
function householdOf({ children, grades, aliases }: Diary): Diary {
  return { ...emptyDiary(), children, grades, aliases };
}

/** A phone's code: what it brings with it, and the address or text itself. */
export type Part = { holding: Holding; code: string };

/** What a hand-over of this phone has to bring. */
export type HandedOver = { parcel: Parcel; by: HandOverKey; now: number };

/** Reads all that a hand-over brings; `now` is epoch ms. */
export async function readHandedOver(home: Home, now: number): Promise<HandedOver> {
  const by = await handOverKey(home, now);
  return { by, now, parcel: { diary: await readDiary(home), seats: await readSeats(home) } };
}

/** The fullest code of at most so many characters. A key alone always fits. */
export async function codeWithin({ parcel, by, now }: HandedOver, characters: number): Promise<Part> {
  const { diary, seats } = parcel;
  const holdings: readonly [Holding, string][] = [
    ['all', parcelToText(parcel)],
    ['household', parcelToText({ diary: householdOf(diary), seats })],
  ];
  for (const [holding, text] of holdings) {
    const code = await toCode(by, { holding, text, now });
    if (code.length <= characters) return { holding, code };
  }
  return { holding: 'key', code: await toCode(by, { holding: 'key', text: '', now }) };
}
