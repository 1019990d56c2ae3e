import type { Home } from './database';
import { LEFT_IDS } from './letter-rows';
import { waitingJoinings } from './joinings';
import { lettersOf } from './letters';

/**
 * Reads what sync acts on, to be called again when any of it changes: joinings, seats and letters; and of the diary only
 * the counter that every write of it moves.
 */
export async function readForSync(home: Home): Promise<void> {
  await Promise.all([home.kept.get('counter'), waitingJoinings(home)]);
  await home.answers.toArray();
  const seats = await home.enrolments.toArray();
  await Promise.all(seats.map(({ child }) => lettersOf(home, child)));
  await home.letters
    .where('id')
    .between(...LEFT_IDS)
    .toArray();
}
