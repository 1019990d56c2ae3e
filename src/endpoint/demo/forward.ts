import type { Pages } from './pages';
import { eveningOpens, nextClose, type DemoTime } from './time';

const STEP_MS = 20 * 60_000;
/** Three hours: an evening's letter waits half an hour for its drawn time, and up to an hour for its distance from joining. */
const MOST_STEPS = 9;
/** Ms of real time. */
const PATIENCE_MS = 4000;

type Moving = {
  time: DemoTime;
  pages: Pages;
  /** What the school's other families do until an instant, and what is published of it. */
  goOn: (now: number) => Promise<void>;
  patience?: number;
};

/**
 * 快进到后天 06:00: to when the evening's letters are taken, then step by step past the times they wait for, each followed
 * by the pages that are open, until none waits; then to when the evening it is has closed. A page that does not follow, or a letter
 * that never goes, holds it up for seconds.
 */
export async function forward({ time, pages, goOn, patience = PATIENCE_MS }: Moving): Promise<void> {
  const now = () => time.clock().getTime();
  const target = nextClose(now());
  // In an evening that is open the first turn leads nowhere: what was written down a moment ago is told of with it.
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    time.turnTo(Math.min(step === 0 ? eveningOpens(now()) : now() + STEP_MS, target - STEP_MS));
    await pages.followed(time.turn(), patience);
    if (!pages.isAnyWaiting()) break;
  }
  // Its rows first: whoever sees the new hour finds the evening told.
  await goOn(target);
  time.turnTo(target);
}
