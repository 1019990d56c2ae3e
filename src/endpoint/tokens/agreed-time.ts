import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { makeFile, removeFile } from '../durable-file';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `since` = a sweep's time, from which on no clock was set back; `agreed` = the one before it, a day earlier at least. */
const sweptFile = z.strictObject({ since: z.number(), agreed: z.number() });
type Swept = z.infer<typeof sweptFile>;

/**
 * By what time (epoch ms) keys may be judged: one that two sweeps a day apart have both seen behind them. A clock set a
 * year ahead, and seen within the day, would else delete every key for good.
 */
export async function agreedTime(path: string, now: number): Promise<number> {
  const before = await sweptIn(path);
  if (before && now >= before.since && now < before.since + DAY_MS) return before.agreed;
  const isOn = before !== undefined && now >= before.since;
  const after: Swept = { since: now, agreed: isOn ? before.since : 0 };
  // A power cut between these two forgets what was agreed, and keys stay two days longer.
  await removeFile(path);
  await makeFile(path, JSON.stringify(after));
  return after.agreed;
}

/** What cannot be read agrees to nothing. */
async function sweptIn(path: string): Promise<Swept | undefined> {
  try {
    return sweptFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
