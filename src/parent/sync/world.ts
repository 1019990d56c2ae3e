import type { Home } from '../store/database';
import type { Fetch } from './ask';
import type { TokenMaker } from './token-maker';
import type { Visit } from './when';

/** What sync needs of the world. */
export type SyncWorld = {
  home: Home;
  clock: () => Date;
  fetch: Fetch;
  random: () => number;
  /** Opens who makes tokens; missing in the service worker, and undefined where a browser has no workers. */
  openTokenMaker?: () => TokenMaker | undefined;
};

/** How often each row was tried in vain since the app was opened, by id. */
export type Tries = Map<string, number>;

/** What one round knows of those before it. */
export type Trying = { tries: Tries; visit: Visit; isLineBack: boolean };
