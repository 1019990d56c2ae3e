import { Cron } from 'croner';
import type { Rewritten } from './database/rewrite';
import type { House } from './house';
import { closeEvenings } from './release/close';

/** What a sweep looks after; `thread` is src/endpoint/rewrite.worker, built, and `say` hears in a line what failed. */
export type Swept = Pick<House, 'keeping' | 'clock'> & { thread: URL; say: (line: string) => void };

const HOUR_MS = 60 * 60 * 1000;

/**
 * Sweeps at once and then in the first minute of each hour, so that an evening goes as it closes; in the minute after
 * where something was in the way. Minutes are counted and not hours, because a clock may be set and a machine sleep.
 */
export function keepSweeping(swept: Swept): { stop: () => void } {
  let cleanSince: number | undefined;
  const job = new Cron('* * * * *', { protect: true, unref: true }, async () => {
    const hour = Math.floor(swept.clock().getTime() / HOUR_MS);
    if (cleanSince !== hour) cleanSince = (await sweep(swept)) === 'clean' ? hour : undefined;
  });
  void job.trigger();
  return job;
}

/** Closes what has closed, and then writes open evenings anew, so that of what is gone nothing is left in a file. */
export async function sweep(swept: Swept): Promise<'clean' | 'unfinished'> {
  const { keeping, say } = swept;
  const steps: Record<string, () => Promise<Rewritten | void>> = {
    'Closing evenings': () => closeEvenings(swept),
    'Rewriting open evenings': () => keeping.rewriteOpen(swept.thread),
  };
  let isClean = true;
  for (const [name, step] of Object.entries(steps)) {
    try {
      // Held: whoever reads just now has gone in a minute, or in the next.
      if ((await step()) === 'held') isClean = false;
    } catch (error) {
      isClean = false;
      say(`${name} failed, and is tried again in a minute: ${lineOf(error)}`);
    }
  }
  return isClean ? 'clean' : 'unfinished';
}

function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
