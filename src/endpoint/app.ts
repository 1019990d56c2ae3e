import { Hono } from 'hono';
import { makeAccounts } from './accounts';
import { answers, type Outside } from './answers';
import { appFiles } from './app-files';
import type { House } from './house';
import { inlineHashes } from './inline-hashes';
import { keepFiles } from './kept-file';
import { makePaces } from './paces';
import { securityHeaders } from './security-headers';

/** What main hands in; tests hand in a clock of their own and listen to what is said. */
export type World = Pick<House, 'keeping' | 'keys' | 'tokens' | 'secrets' | 'clock'> &
  Outside & {
    /** Holds `app/` and `previous/`, the build before. */
    builtFolder: string;
  };

/** The whole endpoint as one function from request to answer. */
export function makeApp({ builtFolder, origin, atHome, say, ...kept }: World): Hono {
  const files = keepFiles(builtFolder);
  const house: House = {
    ...kept,
    accounts: makeAccounts(kept.keeping, kept.secrets.session),
    paces: makePaces(kept.clock),
  };
  const app = new Hono();
  app.use(securityHeaders(inlineHashes(files.page.text)));
  app.get('/health', (context) => context.json({ healthy: true }, 200, { 'cache-control': 'no-store' }));
  app.all('/v1/*', answers(house, { origin, atHome, say }));
  app.route('/', appFiles(builtFolder, files));
  return app;
}
