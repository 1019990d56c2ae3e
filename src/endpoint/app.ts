import { Hono } from 'hono';
import { appFiles } from './app-files';
import { inlineHashes } from './inline-hashes';
import { keepFiles } from './kept-file';
import { securityHeaders } from './security-headers';

/** The whole endpoint as one function from request to answer; the built folder holds `app/` and `previous/`, the build before. */
export function makeApp(builtFolder: string): Hono {
  const kept = keepFiles(builtFolder);
  const app = new Hono();
  app.use(securityHeaders(inlineHashes(kept.page.text)));
  app.get('/health', (context) => context.json({ healthy: true }, 200, { 'cache-control': 'no-store' }));
  app.all('/v1/*', (context) =>
    context.json({ problem: 'unknown-path' }, 404, { 'cache-control': 'no-store' }),
  );
  app.route('/', appFiles(builtFolder, kept));
  return app;
}
