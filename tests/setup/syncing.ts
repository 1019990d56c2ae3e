import { saveEntries } from '../../src/parent/store/entries';
import { letterId } from '../../src/parent/store/letter-rows';
import type { EnrolmentRow } from '../../src/parent/store/class-rows';
import { syncOnce } from '../../src/parent/sync/round';
import { newVisit } from '../../src/parent/sync/when';
import type { SyncWorld, Tries } from '../../src/parent/sync/world';
import { classPath } from '../../src/wire/class';
import { figuresPath } from '../../src/wire/figures';
import { noticesPath } from '../../src/wire/notice';
import { surveysPath } from '../../src/wire/answers';
import { CLASS_ID } from './class';
import { NIGHT } from './diary';
import { HONEST, makerHere } from './issuer';
import { EIGHT, givenTo, letterOf, seated, sittingOf } from './seat';
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
    /** What went, but for the class's facts, notices and figures, which are asked for beside everything. */
    paths: () =>
      spoken.paths().filter((path) => ![classPath, figuresPath, noticesPath, surveysPath].includes(path)),
    letters: () => spoken.asked.filter(({ init }) => init.method === 'PUT').map(({ question }) => question),
  };
}

/** A phone that has its tokens, and an endpoint that answers letters as the test wants. */
export async function contributing(replies: Parameters<typeof syncing>[0] = {}) {
  const phone = await syncing({ ...HONEST, ...replies });
  const { home, child } = phone;
  await givenTo(home, child);
  const save = async (minutes: number, night = NIGHT) => {
    const sitting = sittingOf(child, minutes, { night });
    await saveEntries(home, [sitting]);
    return sitting;
  };
  const id = (night = NIGHT) => letterId(child, CLASS_ID, night);
  const letter = (night = NIGHT) => letterOf(home, child, night);
  const said = () => phone.letters().map(({ d, r, v }) => [d, r, v && (v as { s: { math: number } }).s.math]);
  return { ...phone, save, id, letter, said };
}
