import type { EnrolmentRow } from '../../src/parent/store/class-rows';
import { syncOnce } from '../../src/parent/sync/round';
import { newVisit } from '../../src/parent/sync/when';
import type { SyncWorld, Tries } from '../../src/parent/sync/world';
import { classPath } from '../../src/wire/class';
import { makerHere } from './issuer';
import { EIGHT, seated } from './seat';
import { stranger } from './stranger';

export const MINUTE_MS = 60_000;

/** 王家's phone with a seat, and an endpoint that says what the test wants; the clock is in the test's hand. */
export async function syncing(replies: Parameters<typeof stranger>[0], seat: Partial<EnrolmentRow> = {}) {
  const { home, child } = await seated(seat);
  const spoken = stranger(replies);
  const turned = { now: EIGHT, chance: 0 };
  const world: SyncWorld = {
    home,
    clock: () => new Date(turned.now),
    fetch: spoken.fetch,
    random: () => turned.chance,
    openTokenMaker: makerHere,
  };
  const tries: Tries = new Map();
  const visits = { one: newVisit() };
  const sync = (isLineBack = false) => syncOnce(world, { tries, visit: visits.one, isLineBack });
  return {
    home,
    child,
    spoken,
    turned,
    world,
    visits,
    /** One more round of the same visit, so many minutes later. */
    later: (minutes: number) => {
      turned.now += minutes * MINUTE_MS;
      return sync();
    },
    sync,
    /** The app is looked at again, so many minutes later. */
    visit: (minutes = 0) => {
      turned.now += minutes * MINUTE_MS;
      visits.one = newVisit();
      return sync();
    },
    /** What went, but for the class's facts, which are asked for beside everything. */
    paths: () => spoken.paths().filter((path) => path !== classPath),
    letters: () => spoken.asked.filter(({ init }) => init.method === 'PUT').map(({ question }) => question),
  };
}
