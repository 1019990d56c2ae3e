/**
 * `npm run drill:fsync`: how often 1,000 durable writes make the kernel flush, counted by strace on the log and the
 * file of the open database. Exit 1 when a commit was acknowledged without a flush of its own, or of its batch.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programPath, run, stopWith } from '../../src/start.mjs';

const COMMITS = 1000;
const home = fileURLToPath(new URL('../..', import.meta.url));
const committing = fileURLToPath(new URL('committing.ts', import.meta.url));

ensureStrace();
const fsyncs = countFlushes('one-by-one');
const fsyncsTogether = countFlushes('together');
const fsyncsWithoutFull = countFlushes('unsaid');
console.log(JSON.stringify({ commits: COMMITS, fsyncs, fsyncsTogether, fsyncsWithoutFull }));
process.exit(fsyncs >= COMMITS && fsyncsTogether > 0 && fsyncsWithoutFull < COMMITS ? 0 : 1);

function countFlushes(way: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-fsync-'));
  const log = join(folder, 'calls');
  // -y writes the file's name beside its number.
  const traced = ['-f', '-y', '-s', '0', '-e', 'trace=fsync,fdatasync', '-o', log];
  const data = join(folder, 'data');
  spawnSync('strace', [...traced, process.execPath, '--import', 'tsx', committing, way, data], {
    cwd: home,
    stdio: 'inherit',
  });
  const calls = readFileSync(log, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  return calls.filter((call) => /\bf(data)?sync\(\d+<[^>]*open\.sqlite(-wal)?>/.test(call)).length;
}

function ensureStrace(): void {
  const command = 'apt-get install -y --no-install-recommends strace';
  if (!programPath('strace') && process.getuid?.() === 0 && programPath('apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', command.split(' ').slice(1));
  }
  if (!programPath('strace')) stopWith(`Flushes are counted by strace. On Debian: sudo ${command}.`);
}
