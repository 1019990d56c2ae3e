import { serve } from '@hono/node-server';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressLines } from './addresses';
import { makeApp } from './app';
import { readEnvironment } from './environment';

const environment = readEnvironment(process.env);
if (environment.kind === 'unusable') stopWith(environment.sentence);
const { port } = environment;

// Built, this file is dist/endpoint/main.js, and the app lies beside it in dist/.
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

function stopGracefully(): void {
  server.close(() => process.exit(0));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  // Whoever stops us waits 25 s at most; a connection that will not end must not hold the process.
  setTimeout(() => process.exit(0), 25_000).unref();
}

function stopWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
