import { serve } from '@hono/node-server';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressLines } from './addresses';
import { makeApp } from './app';
import { openKeeping } from './database/keeping';
import { readEnvironment } from './environment';
import { prepareFolder } from './folder';
import { readSecrets } from './secrets';
import { openTermKeys } from './tokens/keys';
import { isUnusable } from './unusable';

// Built, this file is dist/endpoint/main.js: the app lies beside it in dist/, and dist/ in the project's folder.
const environment = readEnvironment(process.env, join(import.meta.dirname, '..', '..'));
if (environment.kind === 'unusable') stopWith(environment.sentence);
const { port, place } = environment;
const { keeping } = await openOrStop();

const app = makeApp(join(import.meta.dirname, '..'));
const server = serve(
  { fetch: app.fetch, port, serverOptions: { headersTimeout: 10_000, requestTimeout: 15_000 } },
  () => {
    for (const line of addressLines(port, networkInterfaces())) console.log(line);
  },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    stopWith(`Port ${port} is already in use. Stop what uses it, or choose another: PORT=8081 npm start`);
  if (error.code === 'EACCES')
    stopWith(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=8080 npm start`);
  throw error;
});

process.once('SIGTERM', stopGracefully);
process.once('SIGINT', stopGracefully);

async function openOrStop() {
  try {
    prepareFolder(place.folder);
    // Before the database: one without its secrets would never fit new ones.
    const secrets = await readSecrets(place.folder);
    return { secrets, keys: openTermKeys(place.folder), keeping: await openKeeping(place, () => new Date()) };
  } catch (error) {
    if (isUnusable(error)) stopWith(error.message);
    throw error;
  }
}

function stopGracefully(): void {
  server.close(() => {
    void keeping.close().finally(() => process.exit(0));
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  // Whoever stops us waits 25 s at most; a connection that will not end must not hold the process.
  setTimeout(() => process.exit(0), 25_000).unref();
}

function stopWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
