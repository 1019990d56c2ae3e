import { refreshAnswers } from '../store/answers-outbox';
import { DIARY, Home } from '../store/database';
import { refreshLetters } from '../store/refresh-letters';
import { oneAtATime } from './lock';
import { isLetterWaiting, sendDue } from './send';
import { newVisit } from './when';
import type { SyncWorld } from './world';

/** Sends what is due as a visit of its own, with tokens that are there already. */
export async function sendAsVisit(world: SyncWorld): Promise<void> {
  await oneAtATime(async () => {
    const moment = { now: world.clock().getTime(), random: world.random };
    await refreshLetters(world.home, moment);
    await refreshAnswers(world.home, moment);
    await sendDue(world, { tries: new Map(), visit: newVisit(), isLineBack: true });
  });
}

/**
 * The service worker sends what is due: as a visit of its own, with tokens that are there already. Throws while
 * something still waits, so that the browser tries again.
 */
export async function sendInBackground(world: Omit<SyncWorld, 'home'>): Promise<void> {
  const home = new Home(DIARY);
  try {
    const here = { ...world, home };
    await sendAsVisit(here);
    if (await isLetterWaiting(here)) throw new Error('A letter still waits.');
  } finally {
    home.close();
  }
}
