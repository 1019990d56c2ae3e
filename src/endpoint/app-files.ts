import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { join } from 'node:path';
import type { KeptFile, KeptFiles } from './kept-file';

/** Nothing lies here. */
export const notFound = (context: Context) =>
  context.text('404: nothing lies here.', 404, { 'cache-control': 'no-store' });

/** The built app: its files, and its one page for every address a person may have open. */
export function appFiles(builtFolder: string, { page, worker }: KeptFiles): Hono {
  const files = new Hono();

  // A phone that still runs the build before asks for that build's files, and gets them. A file that is in
  // neither is a 404: index.html in its place would be run as a script.
  for (const build of ['app', 'previous']) {
    files.get('/assets/*', filesOf(join(builtFolder, build), 'public, max-age=31536000, immutable'));
  }
  files.all('/assets/*', notFound);

  const answerPage = (context: Context) => sendKept(context, page);
  files.get('/', answerPage);
  files.get('/index.html', answerPage);
  files.get('/sw.js', (context) => sendKept(context, worker));
  // The manifest and pictures keep their names from build to build, so a stored copy is asked about first.
  files.get('*', filesOf(join(builtFolder, 'app'), 'no-cache'));
  files.get('*', (context) => (wantsPage(context) ? sendKept(context, page) : notFound(context)));
  files.all('*', notFound);
  return files;
}

function wantsPage(context: Context): boolean {
  return (context.req.header('accept') ?? '').includes('text/html');
}

function sendKept(context: Context, file: KeptFile) {
  const { body, encoding } = file.bodyFor(context.req.header('accept-encoding') ?? '');
  if (encoding !== 'identity') context.header('content-encoding', encoding);
  context.header('vary', 'accept-encoding');
  context.header('cache-control', 'no-cache');
  return context.body(body, 200, { 'content-type': file.type });
}

/** Files of one folder, or the next handler's answer; what is found is stored as the rule says. */
function filesOf(root: string, cacheControl: string): MiddlewareHandler {
  const found = serveStatic({ root, precompressed: true });
  return async (context, next) => {
    const answer = await found(context, next);
    if (answer instanceof Response && answer.ok) answer.headers.set('cache-control', cacheControl);
    return answer;
  };
}
