import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/endpoint/clock';
import type { Engine } from '../../src/endpoint/database/engine';
import { openKeeping, type Keeping } from '../../src/endpoint/database/keeping';
import type { Place } from '../../src/endpoint/environment';
import { freshDatabases } from './postgres-server';

/** What a database test runs on, both: `describe.each(ENGINES)('… on %s', (engine) => …)`. */
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty place of one test, gone when the test has ended. */
export async function freshPlace(engine: Engine): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return engine === 'sqlite' ? { folder } : { folder, postgres: await freshDatabases() };
}

/**
 * A keeping of one test on a real database: on SQLite two files in a folder of its own, on PostgreSQL two databases
 * of its own on the server that the vitest project `database` starts. Closed and deleted when the test has ended.
 */
export async function freshKeeping(engine: Engine, clock: Clock = () => new Date()): Promise<Keeping> {
  const place = await freshPlace(engine);
  const keeping = await openKeeping(place, clock);
  onTestFinished(() => keeping.close());
  return keeping;
}

/** The real thread that rewrites open evenings, its TypeScript read as it stands. */
export const REWRITE_THREAD = new URL('rewrite-thread.mjs', import.meta.url);
