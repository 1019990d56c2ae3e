import type { Clock } from './clock';
import { openKeeping } from './database/keeping';
import type { Place } from './environment';
import type { House } from './house';
import { readSecrets } from './secrets';
import { settleFolder } from './simulation';
import { openTermKeys } from './tokens/keys';

/** Opens everything that is kept at a place; throws an `unusable` sentence where it cannot be opened. */
export async function openKept(
  place: Place,
  clock: Clock,
): Promise<Pick<House, 'keeping' | 'secrets' | 'keys' | 'clock'>> {
  await settleFolder(place);
  // Before the database: one without its secrets would never fit new ones.
  const secrets = await readSecrets(place.folder);
  const keeping = await openKeeping(place, clock);
  return { secrets, keys: openTermKeys(place.folder), keeping, clock };
}
