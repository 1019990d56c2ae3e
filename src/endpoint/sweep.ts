import { Cron } from 'croner';
import { hourIn } from '../core/zone';
import type { House } from './house';
import { forgetOldLog } from './log';
import { release } from './release/close';
import { releaseSurveys } from './release/surveys';
import { destroyEnded } from './rollover/destroy';
import { countStored } from './stored/count';
import { sweepTokens } from './tokens/sweep';

/** What a sweep looks after; `thread` is src/endpoint/rewrite.worker, built, and `say` hears in a line what failed. */
export type Swept = Pick<House, 'keeping' | 'keys' | 'clock' | 'secrets'> & {
  thread: URL;
  say: (line: string) => void;
};

/**
 * Sweeps at once and then in the first minute of each hour, by the clocks of its schools, so that an evening goes as it
 * closes; in the minute after where something was in the way. Minutes are counted and not hours, because a clock may be
 * set and a machine sleep. `stop` ends when what is being swept is.
 */
export function keepSweeping(swept: Swept): { stop: () => Promise<void> } {
  let cleanSince: string | undefined;
  let round = Promise.resolve();
  async function sweepIfDue(): Promise<void> {
    const hours = await hoursOf(swept);
    if (cleanSince === hours && hours !== undefined) return;
    cleanSince = (await sweep(swept)) === 'clean' ? hours : undefined;
  }
  const job = new Cron('* * * * *', { protect: true, unref: true }, () => (round = sweepIfDue()));
  void job.trigger();
  return {
    stop: async () => {
      job.stop();
      await round;
    },
  };
}

/** What hour it is wherever a school is; undefined where nobody can be asked, which the sweep then says. */
async function hoursOf({ keeping, clock }: Swept): Promise<string | undefined> {
  try {
    const schools = await keeping.main.selectFrom('school').select('zone').orderBy('zone').execute();
    const zones = new Set(['UTC', ...schools.map(({ zone }) => zone)]);
    return [...zones].map((zone) => String(hourIn(zone, clock()))).join();
  } catch {
    return undefined;
  }
}

/** Closes what has closed, ends what tokens were made with, and writes the open database anew: of what is gone nothing stays in a file. */
export async function sweep(swept: Swept): Promise<'clean' | 'unfinished'> {
  const { keeping, say } = swept;
  const steps: Record<string, () => Promise<unknown>> = {
    'Closing evenings': () => release(swept),
    'Closing surveys': () => releaseSurveys(swept),
    'Deleting what made tokens': () => sweepTokens(swept),
    'Ending school years': () => destroyEnded(swept),
    'Counting what is stored': () => countStored(swept),
    'Forgetting the old log': () => forgetOldLog(swept),
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
