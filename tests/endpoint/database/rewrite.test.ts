import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nightsFrom } from '../../../src/core/night';
import { openKeeping, type Keeping } from '../../../src/endpoint/database/keeping';
import type { Place } from '../../../src/endpoint/environment';
import { everyRow } from '../../setup/every-row';
import { EVENING, FIGURES, lettersFrom, lettersOf, rowId } from '../../setup/evening';
import { ENGINES, freshKeeping, freshPlace, REWRITE_THREAD } from '../../setup/keeping';

async function open(place: Place): Promise<Keeping> {
  const keeping = await openKeeping(place, () => new Date());
  onTestFinished(() => keeping.close());
  return keeping;
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a rewrite leaves every row as it was', async () => {
    const keeping = await freshKeeping(engine);
    await lettersOf(5, keeping);
    await keeping.commitOpen(async (writes) => {
      const seat = { class: EVENING.class, serial: 3 };
      await writes
        .insertInto('enrolment')
        .values({ ...seat, auth_hash: 'a', year: 2026 })
        .execute();
      await writes
        .insertInto('issued')
        .values({ ...seat, night: EVENING.night, blinded_hash: 'b' })
        .execute();
      const slip = { ...seat, code_hash: 'c', used: 1, year: 2026, door_hash: null };
      await writes.insertInto('slip').values(slip).execute();
      const sum = { class: EVENING.class, week: '2026-11-16', minutes: 240, families: 8, nights: 1 };
      await writes.insertInto('week_sum').values(sum).execute();
      const counted = {
        class: EVENING.class,
        night: '2026-11-19',
        last: '2026-11-19',
        state: 'counted' as const,
      };
      await writes.insertInto('evening').values(counted).execute();
    });
    const before = await everyRow(keeping);
    expect(before['figure_row']).toHaveLength(75);
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
    expect(await everyRow(keeping)).toEqual(before);
  });

  test('what is sent and asked during a rewrite waits for it, and is kept', async () => {
    const keeping = await freshKeeping(engine);
    await lettersOf(20, keeping);
    const rows = () => keeping.open.selectFrom('figure_row').select('id').execute();
    const all = await Promise.all([
      keeping.rewriteOpen(REWRITE_THREAD),
      ...Array.from({ length: 10 }, () => lettersOf(1, keeping)),
      ...Array.from({ length: 10 }, async () => expect((await rows()).length).toBeGreaterThanOrEqual(300)),
    ]);
    expect(all[0]).toBe('rewritten');
    expect(await rows()).toHaveLength(30 * 15);
  });

  test('two processes rewrite and write at once, and neither loses anything or sees an empty table', async () => {
    const place = await freshPlace(engine);
    const [one, other] = [await open(place), await open(place)];
    await lettersOf(10, one);
    let rewrites = 0;
    const rewriting = (async () => {
      for (; rewrites < 5; rewrites += 1) await one.rewriteOpen(REWRITE_THREAD);
    })();
    const seen: number[] = [];
    let sent = 0;
    for (; rewrites < 5; sent += 1) {
      const rows = await other.commitOpen((writes) => writes.selectFrom('figure_row').select('id').execute());
      seen.push(rows.length - sent * 15);
      await lettersOf(1, other);
    }
    await rewriting;
    expect(new Set(seen)).toEqual(new Set([150]));
    expect(await one.open.selectFrom('figure_row').select('id').execute()).toHaveLength((10 + sent) * 15);
  });
});

const PAGE_BYTES = 4096;

/** Of each two places in the order in which the letters came, whether the later one stands behind (1) or before (-1). */
function signsOf(places: readonly number[], isCompared: (one: number, other: number) => boolean): number[] {
  return places.flatMap((place, index) =>
    places
      .slice(index + 1)
      .filter((later) => isCompared(place, later))
      .map((later) => Math.sign(later - place)),
  );
}

/** How far the bytes of a file tell in what order letters came: Kendall's tau of where their ids stand first, over all figures. */
function arrivalIn(
  path: string,
  letters: readonly (readonly Buffer[])[],
  isCompared: (one: number, other: number) => boolean = () => true,
): number {
  const bytes = readFileSync(path);
  const signs = letters.flatMap((nonces) =>
    FIGURES.flatMap((figure) => {
      const places = nonces.map((nonce) => bytes.indexOf(rowId(nonce, figure)));
      expect(places).not.toContain(-1);
      return signsOf(places, isCompared);
    }),
  );
  expect(signs.length).toBeGreaterThan(300);
  return signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
}

describe('the raw file of open evenings on SQLite', () => {
  async function fileWith(count: number) {
    const place = await freshPlace('sqlite');
    const keeping = await open(place);
    const path = join(place.folder, 'open.sqlite');
    return { keeping, path, log: `${path}-wal`, nonces: await lettersOf(count, keeping) };
  }

  test('tells by its log in what order letters came, and nothing of it after a rewrite', async () => {
    const { keeping, path, log, nonces } = await fileWith(45);
    expect(arrivalIn(log, [nonces])).toBe(1);
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
    expect(statSync(log).size).toBe(0);
    expect(Math.abs(arrivalIn(path, [nonces]))).toBeLessThanOrEqual(0.2);
  });

  test('tells of two rows of one page which came last, until it is rewritten', async () => {
    const { keeping, path } = await fileWith(0);
    const last: Buffer[][] = [];
    for (const night of nightsFrom('2026-11-02', '2026-11-11')) {
      // Always the same ones: how pages fill is chance.
      const nonces = Array.from({ length: 15 }, (_, index) =>
        createHash('sha256')
          .update(`${night} ${String(index)}`)
          .digest(),
      );
      await lettersFrom(nonces, keeping, { ...EVENING, night });
      // A page that was full has been put in order since; these came after.
      last.push(nonces.slice(-4));
    }
    const inPages = () =>
      arrivalIn(path, last, (one, other) => Math.floor(one / PAGE_BYTES) === Math.floor(other / PAGE_BYTES));
    const other = new Database(path);
    other.pragma('wal_checkpoint(PASSIVE)');
    other.close();
    // A page is filled from its end.
    expect(inPages()).toBeLessThan(-0.2);
    await keeping.rewriteOpen(REWRITE_THREAD);
    expect(Math.abs(inPages())).toBeLessThanOrEqual(0.2);
  });

  test('holds nothing of what was deleted, nor of what was corrected, after a rewrite', async () => {
    const { keeping, path, log, nonces } = await fileWith(20);
    const gone = nonces.flatMap((nonce) => FIGURES.map((figure) => rowId(nonce, figure)));
    await keeping.commitOpen((writes) => writes.deleteFrom('figure_row').execute());
    const left = () => [path, log].map((each) => gone.filter((id) => readFileSync(each).includes(id)).length);
    expect(left()[1]).toBe(gone.length);
    await keeping.rewriteOpen(REWRITE_THREAD);
    expect(left()).toEqual([0, 0]);
  });

  test('is held by whoever reads it, says so, and is rewritten when the reader has gone', async () => {
    const { keeping, path, log, nonces } = await fileWith(10);
    const reader = new Database(path);
    onTestFinished(() => void reader.close());
    reader.exec('begin');
    reader.prepare('select count(*) from figure_row').get();
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('held');
    expect(readFileSync(log).includes(rowId(nonces[0]!, 'math'))).toBe(true);
    await lettersOf(3, keeping);
    const before = statSync(log).size;
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('held');
    // Trying again makes the log no longer.
    expect(statSync(log).size).toBe(before);
    reader.exec('commit');
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
    expect(statSync(log).size).toBe(0);
    expect(await keeping.open.selectFrom('figure_row').select('id').execute()).toHaveLength(13 * 15);
  });

  test('is held by another program that writes to it', async () => {
    const { keeping, path } = await fileWith(1);
    const writer = new Database(path);
    onTestFinished(() => void writer.close());
    writer.exec('begin immediate');
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('held');
    writer.exec('rollback');
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
  });

  test('a thread that cannot do it says why, and the next letter is kept', async () => {
    const { keeping } = await fileWith(1);
    const none = new URL('no-thread.mjs', REWRITE_THREAD);
    await expect(keeping.rewriteOpen(none)).rejects.toThrow('no-thread.mjs');
    await lettersOf(1, keeping);
  });

  test('what the file refuses is said in its own words', async () => {
    const { keeping, path } = await fileWith(1);
    rmSync(path);
    await expect(keeping.rewriteOpen(REWRITE_THREAD)).rejects.toThrow('unable to open database file');
  });
});

describe('open evenings on PostgreSQL', () => {
  const TABLES = ['slip', 'enrolment', 'issued', 'figure_row', 'week_sum', 'evening'];

  async function writersOf({ open: reads }: Keeping): Promise<number> {
    const each = TABLES.map((table) => sql`select xmin::text from ${sql.table(table)}`);
    const { rows } = await sql<{ count: number }>`
      select count(distinct xmin) as count from (${sql.join(each, sql` union all `)}) as all_rows`.execute(
      reads,
    );
    return rows[0]!.count;
  }

  test('were written by one transaction after a rewrite, whoever wrote them before', async () => {
    const keeping = await freshKeeping('postgres');
    await lettersOf(12, keeping);
    for (const serial of [7, 3, 5]) {
      await keeping.commitOpen(async (writes) => {
        const seat = { class: EVENING.class, serial };
        const auth_hash = `auth ${String(serial)}`;
        await writes
          .insertInto('enrolment')
          .values({ ...seat, auth_hash, year: 2026 })
          .execute();
        await writes
          .insertInto('issued')
          .values({ ...seat, night: EVENING.night, blinded_hash: '' })
          .execute();
        const slip = { ...seat, code_hash: auth_hash, used: 1, year: 2026, door_hash: null };
        await writes.insertInto('slip').values(slip).execute();
        const last = EVENING.night;
        const counted = { class: `class ${String(serial)}`, night: last, last, state: 'counted' as const };
        await writes.insertInto('evening').values(counted).execute();
        const sum = { class: counted.class, week: EVENING.night, minutes: 30, families: 5, nights: 1 };
        await writes.insertInto('week_sum').values(sum).execute();
      });
    }
    expect(await writersOf(keeping)).toBe(15);
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
    expect(await writersOf(keeping)).toBe(1);
  });

  test('lie in the order of their keys after a rewrite', async () => {
    const keeping = await freshKeeping('postgres');
    const nonces = await lettersOf(12, keeping);
    const lying = async () => {
      const { rows } = await sql<{
        id: string;
      }>`select id from figure_row where figure = 'math' order by ctid`.execute(keeping.open);
      return rows.map(({ id }) => id);
    };
    const ids = nonces.map((nonce) => rowId(nonce, 'math'));
    expect(await lying()).toEqual(ids);
    await keeping.rewriteOpen(REWRITE_THREAD);
    expect(await lying()).toEqual([...ids].sort());
  });

  test('are held by whoever reads them for long, and are rewritten when the reader has gone', async () => {
    const keeping = await freshKeeping('postgres');
    await lettersOf(1, keeping);
    await keeping.open.transaction().execute(async (reader) => {
      await reader.selectFrom('figure_row').select('id').execute();
      expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('held');
    });
    expect(await keeping.rewriteOpen(REWRITE_THREAD)).toBe('rewritten');
  });
});
