import { serve } from '@hono/node-server';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressLines, homeAddresses } from './addresses';
import { makeApp } from './app';
import { isWithoutSchool, setupLink } from './console-links';
import { openDemo, type Demo } from './demo/demo';
import { settleDemoFolder } from './demo/folder';
import { readEnvironment } from './environment';
import { openKept } from './kept';
import { NOTHING_IS_REAL, openClock } from './simulation';
import { keepSweeping, sweep } from './sweep';
import { openTokenWork } from './tokens/work';
import { isUnusable } from './unusable';

// Nothing this process writes is anybody else's to read.
process.umask(0o077);

// Built, this file is dist/endpoint/main.js: the app lies beside it in dist/, and dist/ in the project's folder.
const environment = readEnvironment(process.env, join(import.meta.dirname, '..', '..'));
if (environment.kind === 'unusable') stopWith(environment.sentence);
const { port, place, origin, hasDemo } = environment;
const { kept, sweepBy, demoPlace } = await openOrStop();
const { keeping } = kept;
const say = (line: string) => console.log(line);
const tokens = openTokenWork(join(import.meta.dirname, 'token.worker.js'), say);
const swept = { ...kept, thread: new URL('rewrite.worker.js', import.meta.url), say };
sweepBy(() => sweep(swept));
const atHome = homeAddresses(port, networkInterfaces());

const passed = () => performance.now();
const demo =
  demoPlace &&
  openDemo({ place: demoPlace, tokens, passed, real: kept.clock, outside: { origin, atHome: atHome[0] } });

const app = makeApp({
  ...kept,
  tokens,
  demo: demo?.answer,
  builtFolder: join(import.meta.dirname, '..'),
  origin,
  atHome: atHome[0],
  say,
});
/** How often (ms) it is looked whether the demo's visitors have left. */
const RENEWED_MS = 10 * 60_000;
let sweeping: ReturnType<typeof keepSweeping> | undefined;
const server = serve(
  { fetch: app.fetch, port, serverOptions: { headersTimeout: 10_000, requestTimeout: 15_000 } },
  () => void welcome(),
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
// A simulation ends with the process that moves its clock.
if (place.isSimulated) process.once('disconnect', stopGracefully);

/** Only once we listen: a start that fails must not stop the link that an earlier one printed. */
async function welcome(): Promise<void> {
  sweeping = keepSweeping(swept);
  if (place.isSimulated) console.log(NOTHING_IS_REAL);
  const own = new URL(origin ?? `http://localhost:${port}`);
  const invitation = (await isWithoutSchool(kept)) ? (await setupLink(kept, own)).lines : [];
  for (const line of [...addressLines(port, { outside: atHome, hasDemo }), ...invitation]) console.log(line);
  if (demo) await keepDemo(demo);
}

/** A demo that cannot be made keeps nobody from the school. */
async function keepDemo({ make, renew }: Demo): Promise<void> {
  const complain = (error: unknown) => console.error('The demo could not be made:', error);
  setInterval(() => void renew().catch(complain), RENEWED_MS).unref();
  await make().catch(complain);
}

async function openOrStop() {
  try {
    const real = { clock: () => new Date(), passed: () => performance.now() };
    const { clock, sweepBy } = await openClock(place, process, real);
    const kept = await openKept(place, clock);
    return { kept, sweepBy, demoPlace: hasDemo ? await settleDemoFolder(place) : undefined };
  } catch (error) {
    if (isUnusable(error)) stopWith(error.message);
    throw error;
  }
}

function stopGracefully(): void {
  server.close(() => {
    void Promise.all([sweeping?.stop(), demo?.close()])
      .then(tokens.close)
      .then(keeping.close)
      .finally(() => process.exit(0));
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  // Whoever stops us waits 25 s at most; a connection that will not end must not hold the process.
  setTimeout(() => process.exit(0), 25_000).unref();
}

function stopWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
