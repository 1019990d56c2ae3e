import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openKeeping } from '../../../src/endpoint/database/keeping';
import { killRounds } from '../../drills/kill-rounds';
import { ENGINES, freshKeeping, freshPlace } from '../../setup/keeping';

const filling = fileURLToPath(new URL('../../drills/filling.ts', import.meta.url));

describe.each(ENGINES)('on %s', (engine) => {
  test('what is committed is read back, and a time in ms is a number', async () => {
    const keeping = await freshKeeping(engine);
    await keeping.commitMain(async (writes) => {
      await writes
        .insertInto('opening')
        .values({ school_id: 's', class_id: 'c', door: 'd', until: 1_795_000_000_000 })
        .execute();
    });
    const found = await keeping.main.selectFrom('opening').selectAll().execute();
    expect(found).toEqual([{ school_id: 's', class_id: 'c', door: 'd', until: 1_795_000_000_000 }]);
  });

  test('a place that was closed is found as it was left', async () => {
    const place = await freshPlace(engine);
    const first = await openKeeping(place, () => new Date());
    const school = { school_id: 's', name: '灯下小学', system: 'cn63' as const };
    await first.commitMain(async (writes) => {
      await writes
        .insertInto('school')
        .values({
          ...school,
          limit_choice: '{"preset":"cn-national"}',
          contact: '王老师',
          zone: 'Asia/Shanghai',
        })
        .execute();
    });
    await first.close();
    const second = await openKeeping(place, () => new Date());
    onTestFinished(() => second.close());
    expect(await second.main.selectFrom('school').selectAll().execute()).toMatchObject([school]);
  });

  test('two processes that make the same place at once both come to stand on it', async () => {
    const place = await freshPlace(engine);
    const both = await Promise.all([
      openKeeping(place, () => new Date()),
      openKeeping(place, () => new Date()),
    ]);
    for (const keeping of both) {
      onTestFinished(() => keeping.close());
      expect(await keeping.open.selectFrom('slip').selectAll().execute()).toEqual([]);
    }
  });

  test.for(['main', 'open'] as const)('a newer %s database is refused and stays as it is', async (room) => {
    const place = await freshPlace(engine);
    const keeping = await openKeeping(place, () => new Date());
    await sql`insert into kysely_migration values ('2099-01-01-moon', 'then')`.execute(keeping[room]);
    await keeping.close();
    await expect(openKeeping(place, () => new Date())).rejects.toThrow(/newer Lamplight .*"2099-01-01-moon"/);
  });
});

test.for(['main.sqlite', 'open.sqlite'])('garbage in %s is refused in a sentence', async (name) => {
  const place = await freshPlace('sqlite');
  await (await openKeeping(place, () => new Date())).close();
  await writeFile(join(place.folder, name), randomBytes(20_000));
  await expect(openKeeping(place, () => new Date())).rejects.toThrow(`${name} is no database of Lamplight`);
});

test("another program's database, and open evenings in the place of the main one, are not ours", async () => {
  const place = await freshPlace('sqlite');
  await (await openKeeping(place, () => new Date())).close();
  await copyFile(join(place.folder, 'open.sqlite'), join(place.folder, 'main.sqlite'));
  await expect(openKeeping(place, () => new Date())).rejects.toThrow('no database of Lamplight');
  await rm(join(place.folder, 'main.sqlite'));
  const file = new Database(join(place.folder, 'main.sqlite'));
  file.exec('create table bookmarks (url text)');
  file.close();
  await expect(openKeeping(place, () => new Date())).rejects.toThrow('no database of Lamplight');
});

test('SQLite stands on WAL with FULL, without foreign keys, and what is deleted is wiped, of a school as of an evening', async () => {
  const keeping = await freshKeeping('sqlite');
  // A transaction asks the connection that writes.
  const ask = (room: 'main' | 'open', name: string) =>
    keeping[room].transaction().execute(async (writes) => {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(writes);
      return Object.values(rows[0]!)[0];
    });
  const asked = ['journal_mode', 'synchronous', 'foreign_keys', 'temp_store', 'secure_delete'];
  for (const room of ['main', 'open'] as const)
    expect(await Promise.all(asked.map((name) => ask(room, name)))).toEqual(['wal', 2, 0, 2, 1]);
});

test('PostgreSQL flushes each commit although the server was told not to', async () => {
  const place = await freshPlace('postgres');
  const keeping = await openKeeping(place, () => new Date());
  onTestFinished(() => keeping.close());
  const name = new URL(place.postgres!.open).pathname.slice(1);
  await sql`alter database ${sql.id(name)} set synchronous_commit = off`.execute(keeping.open);
  const again = await openKeeping(place, () => new Date());
  onTestFinished(() => again.close());
  const { rows } = await again.commitOpen((writes) =>
    sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(writes),
  );
  expect(rows).toEqual([{ synchronous_commit: 'on' }]);
});

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
