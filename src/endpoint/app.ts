import { Hono } from 'hono';
import { DEMO } from '../wire/demo';
import { makeAccounts } from './accounts';
import { answers, type Answering, type Outside } from './answers';
import { appFiles, notFound } from './app-files';
import type { House } from './house';
import { inlineHashes } from './inline-hashes';
import { keepFiles } from './kept-file';
import { noticePages } from './notice-page';
import { noticeHashes } from './notice-style';
import { makePaces } from './paces';
import { securityHeaders } from './security-headers';

/** What main hands in; tests hand in a clock of their own and listen to what is said. */
export type World = Pick<House, 'keeping' | 'keys' | 'tokens' | 'secrets' | 'clock'> &
  Outside & {
    /** The demo school's answers, where there is one. */
    demo?: Answering | undefined;
    /** Holds `app/` and `previous/`, the build before. */
    builtFolder: string;
  };

/** The whole endpoint as one function from request to answer. */
export function makeApp({ builtFolder, origin, atHome, say, demo, ...kept }: World): Hono {
  const files = keepFiles(builtFolder);
  const house: House = {
    ...kept,
    accounts: makeAccounts(kept.keeping, kept.secrets.session),
    paces: makePaces(kept.clock),
  };
  const app = new Hono();
  // Before the app's own headers: these pages run nothing and have a style of their own.
  const bare = securityHeaders(noticeHashes());
  app.get('/notice/:id/:view?', bare, noticePages(house, { origin, atHome }));
  if (demo) app.get(`${DEMO}/parent/notice/:id/:view?`, bare, demo);
  app.use(securityHeaders(inlineHashes(files.page.text)));
  app.get('/health', (context) => context.json({ healthy: true }, 200, { 'cache-control': 'no-store' }));
  app.all('/v1/*', answers(house, { origin, atHome, say }));
  mountDemo(app, demo);
  app.route('/', appFiles(builtFolder, files));
  return app;
}

/** The demo's questions; its three pages are the app's. Without a demo none of its paths exists. */
function mountDemo(app: Hono, demo: Answering | undefined): void {
  if (demo) {
    for (const desk of ['', '/teacher', '/school']) app.all(`${DEMO}${desk}/v1/*`, demo);
    app.get(DEMO, (context) => context.redirect(`${DEMO}/parent`));
    return;
  }
  app.all(DEMO, notFound);
  app.all(`${DEMO}/*`, notFound);
}
