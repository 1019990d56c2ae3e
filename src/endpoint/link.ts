import { join } from 'node:path';
import { adminLink, setupLink } from './console-links';
import { readEnvironment } from './environment';
import { openKept } from './kept';
import { openClock } from './simulation';
import { isUnusable } from './unusable';

// What `npm run school` and `npm run admin-link` run. Built, this file lies in dist/endpoint.
const [, , wanted = '', ...rest] = process.argv;

try {
  await printLink();
} catch (error) {
  if (!isUnusable(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function printLink(): Promise<void> {
  const environment = readEnvironment(process.env, join(import.meta.dirname, '..', '..'));
  if (environment.kind === 'unusable') {
    console.error(environment.sentence);
    process.exitCode = 1;
    return;
  }
  const { place, port, origin = `http://localhost:${port}` } = environment;
  const real = { clock: () => new Date(), passed: () => performance.now() };
  const { clock } = await openClock(place, process, real);
  const kept = await openKept(place, clock);
  try {
    const own = new URL(origin);
    const { lines, isRefused } =
      wanted === 'admin-link' ? await adminLink(kept, own, rest.join(' ')) : await setupLink(kept, own);
    for (const line of lines) (isRefused ? console.error : console.log)(line);
    if (isRefused) process.exitCode = 1;
  } finally {
    await kept.keeping.close();
  }
}
