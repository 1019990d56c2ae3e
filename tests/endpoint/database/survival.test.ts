import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { killRounds } from '../../drills/kill-rounds';

const filling = fileURLToPath(new URL('../../drills/filling.ts', import.meta.url));

// On PostgreSQL, and of PostgreSQL itself: npm run drill:kill.
test('kill -9 of the endpoint under load loses nothing that was acknowledged', async () => {
  const toll = await killRounds('endpoint on sqlite', 1);
  expect(toll.missing).toBe(0);
  expect(toll.acknowledged).toBeGreaterThanOrEqual(300);
});

test('a disk of 6 MB that becomes full refuses for now, loses nothing, and writes again when there is room', () => {
  const disk = mkdtempSync(join(tmpdir(), 'lamplight-full-'));
  const script = `mount -t tmpfs -o size=6m tmpfs "$0" && mkdir "$0/data" && head -c 4000000 /dev/zero > "$0/filler" && exec "$@" "$0/data" "$0/filler"`;
  const load = [process.execPath, '--import', 'tsx', filling];
  const mayMount = process.getuid?.() === 0 ? '-m' : '-rm';
  const { stdout, stderr } = spawnSync('unshare', [mayMount, 'sh', '-c', script, disk, ...load], {
    encoding: 'utf8',
  });
  rmSync(disk, { recursive: true });
  expect(stderr.replaceAll(/^npm .*\n/gm, '')).toBe('');
  const toll = JSON.parse(stdout) as Record<string, number>;
  expect(toll).toMatchObject({ missing: 0, unasked: 0, afterwards: 100 });
  expect(toll['refused']).toBeGreaterThan(0);
  expect(toll['acknowledged']).toBeGreaterThan(500);
});
