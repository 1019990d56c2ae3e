import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programPath, run, stopWith } from '../../src/start.mjs';

/**
 * The folder of initdb and postgres on this machine (POSTGRES_BIN, PATH, or Debian's, which is on no PATH), or undefined.
 * @type {() => string | undefined}
 */
export function postgresFolder() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = programPath('initdb');
  const folders = [
    process.env.POSTGRES_BIN,
    onPath && dirname(onPath),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find(
    (folder) => folder && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/** Installs PostgreSQL where it is missing and it may; else stops with how to do it. */
export function ensurePostgres() {
  if (postgresFolder() !== undefined) return;
  const command = 'apt-get install -y --no-install-recommends postgresql';
  const mayInstall = process.getuid?.() === 0 && programPath('apt-get') !== undefined;
  if (mayInstall) {
    console.log(`Installing what the database tests need (${command}) …`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', command.split(' ').slice(1));
  }
  if (postgresFolder() !== undefined) return;
  stopWith(
    `The database tests need PostgreSQL. On Debian: sudo ${command}. Elsewhere install it and set POSTGRES_BIN to the folder of initdb and postgres.`,
  );
}

/**
 * A real PostgreSQL in a temporary folder on a free port. `isDurable: false` leaves its own flushing out, which no
 * test can tell apart while the machine stays up. `url` names a database of it; `kill` ends all its processes at once.
 * @type {(isDurable: boolean) => Promise<{ url: (database: string) => string, kill: () => Promise<void>, restart: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres(isDurable) {
  const programs = postgresFolder();
  if (programs === undefined) throw new Error('PostgreSQL is missing: ensurePostgres was not asked.');
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-postgres-'));
  const user = serverUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', cluster, '-U', 'lamp', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'logging_collector=off',
    ...(isDurable ? [] : ['fsync=off', 'full_page_writes=off']),
  ].flatMap((setting) => ['-c', setting]);

  let server = await launch();

  async function launch() {
    const child = spawn(join(programs, 'postgres'), ['-D', cluster, ...settings], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that a kill takes its children too, as a power cut would.
      detached: true,
    });
    await new Promise((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
        if (said.includes('database system is ready to accept connections')) resolve(undefined);
      });
      child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
    return child;
  }

  /** @param {NodeJS.Signals} signal */
  function end(signal) {
    return new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve(undefined);
      server.once('exit', () => resolve(undefined));
      server.kill(signal);
    });
  }

  return {
    url: (database) => `postgres://lamp@127.0.0.1:${port}/${database}`,
    kill: () => {
      const gone = new Promise((resolve) => server.once('exit', () => resolve(undefined)));
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
      return gone;
    },
    restart: async () => {
      server = await launch();
    },
    // SIGINT is its fast shutdown: it does not wait for connections to leave.
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// PostgreSQL refuses to run as root; Debian makes it a user of its own, and nobody is everywhere.
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return {};
}

/**
 * A port nobody listens on now.
 * @type {() => Promise<number>}
 */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
