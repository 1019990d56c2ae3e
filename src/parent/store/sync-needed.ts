import type { Home } from './database';
import { LEFT_IDS } from './letter-rows';

/** The states of a joining that wait for the endpoint. */
export const WAITING = ['asked', 'confirmed'] as const;

/**
 * Whether there is anything for sync to do: a seat, a joining on its way, or a letter that takes back what a seat given
 * up had sent. The first screen asks, so it asks the indexes alone.
 */
export async function isSyncNeeded(home: Home): Promise<boolean> {
  const counts = await Promise.all([
    home.joinings
      .where('state.kind')
      .anyOf(...WAITING)
      .count(),
    home.enrolments.count(),
    home.letters
      .where('id')
      .between(...LEFT_IDS)
      .count(),
    // By a QR without a seat, or taking themselves back after one.
    home.answers.count(),
  ]);
  return counts.some((count) => count > 0);
}
