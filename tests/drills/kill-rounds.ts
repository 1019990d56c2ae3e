import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKeeping } from '../../src/endpoint/database/keeping';
import { startPostgres } from '../setup/postgres.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
const enrolling = fileURLToPath(new URL('enrolling.ts', import.meta.url));

/** What is killed: the endpoint on either engine, or PostgreSQL under a running endpoint. */
export type Victim = 'endpoint on sqlite' | 'endpoint on postgres' | 'postgres';
export type Toll = { rounds: number; acknowledged: number; missing: number };

/** Kills under load, so many rounds on one database, and after each looks for every enrolment that was acknowledged. */
export async function killRounds(victim: Victim, rounds: number): Promise<Toll> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-kill-'));
  const server = victim === 'endpoint on sqlite' ? undefined : await startPostgres(true);
  try {
    const url = server && { main: server.url('postgres'), open: server.url('drill_open') };
    const place = url ? { folder, postgres: url } : { folder };
    const acknowledged = new Set<string>();
    let missing = 0;
    for (let round = 0; round < rounds; round += 1) {
      const load = startLoad(folder, url);
      await load.untilMore(300);
      if (server && victim === 'postgres') {
        await server.kill();
        await server.restart();
        // The same endpoint goes on, by itself.
        await load.untilMore(100);
      }
      for (const code of await load.kill()) acknowledged.add(code);
      const keeping = await openKeeping(place, () => new Date());
      const found = await keeping.open.selectFrom('enrolment').select('auth_hash').execute();
      await keeping.close();
      const there = new Set(found.map(({ auth_hash: code }) => code));
      missing += [...acknowledged].filter((code) => !there.has(code)).length;
    }
    return { rounds, acknowledged: acknowledged.size, missing };
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Load = {
  /** Until so many more enrolments, and a little by chance, were acknowledged. */
  untilMore: (count: number) => Promise<void>;
  /** Ends the process where it stands, and answers all it ever acknowledged. */
  kill: () => Promise<string[]>;
};

function startLoad(folder: string, url: { main: string; open: string } | undefined): Load {
  const child = spawn(process.execPath, ['--import', 'tsx', enrolling], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      ...(url && { DATABASE_URL: url.main, OPEN_DATABASE_URL: url.open }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let heard = () => {};
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    heard();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // A line that was cut in the middle was not acknowledged.
  const lines = () => said.split('\n').slice(0, -1);
  return {
    untilMore: async (count) => {
      const wanted = lines().length + count + Math.floor(Math.random() * count);
      const reached = new Promise<void>((resolve) => {
        heard = () => {
          if (lines().length >= wanted) resolve();
        };
      });
      const failed = ended.then(() => Promise.reject(new Error('The load ended by itself.')));
      await Promise.race([reached, failed]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return lines();
    },
  };
}
