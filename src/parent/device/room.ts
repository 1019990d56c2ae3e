import type { BrowserFacts } from './facts';
import { platformOf } from './platform';

/** How much this site has stored and may store in this browser, in bytes; undefined where the browser does not say. */
export type Room = { used: number; left: number };

export async function readRoom(): Promise<Room | undefined> {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  if (!storage?.estimate) return undefined;
  try {
    const { usage, quota } = await storage.estimate();
    return usage === undefined || quota === undefined ? undefined : { used: usage, left: quota - usage };
  } catch {
    return undefined;
  }
}

const MEGABYTE = 1_000_000;
/** Ten years of a family of three, and their backups, are some 20 MB: with less than twice that left it gets tight. */
const TIGHT_BYTES = 40 * MEGABYTE;

/** The room in words: whole megabytes used (0 = less than one), and whether there is plenty left. */
export function roomInWords({ used, left }: Room): { megabytes: number; isTight: boolean } {
  return { megabytes: Math.floor(used / MEGABYTE), isTight: left < TIGHT_BYTES };
}

/**
 * What this browser may do to a diary: `promised` it keeps it; `week` it clears what was not visited for seven days
 * (Safari outside the home screen); `inside` another app clears it with its cache; `pressed` when the phone runs full.
 */
export type Keep = 'promised' | 'week' | 'inside' | 'pressed';

export function keepOf(facts: BrowserFacts): Keep {
  const platform = platformOf(facts.userAgent, facts);
  if (platform.kind === 'inside') return 'inside';
  if (facts.persistence === 'granted') return 'promised';
  return isSafariUnpinned(facts) ? 'week' : 'pressed';
}

/** Also on plain http, where it cannot be put on the home screen: then the platform is not told. */
function isSafariUnpinned(facts: BrowserFacts): boolean {
  const platform = platformOf(facts.userAgent, { ...facts, isSecure: true });
  return platform.kind === 'ios' || (platform.kind === 'desktop' && platform.browser === 'safari');
}

/** Whether the diary may be gone although nobody did anything. */
export function mayEvict(keep: Keep): boolean {
  return keep === 'week' || keep === 'inside';
}
