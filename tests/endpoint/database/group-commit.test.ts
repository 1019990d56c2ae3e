import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openKeeping, type Keeping } from '../../../src/endpoint/database/keeping';
import { isBusy } from '../../../src/endpoint/database/trouble';
import type { Place } from '../../../src/endpoint/environment';
import { ENGINES, freshKeeping, freshPlace } from '../../setup/keeping';
import { swallowingLine } from '../../setup/swallowing-line';

const CLASS = 'c1a2s3s4x5';
const slip = (code: string) => ({
  code_hash: code,
  class: CLASS,
  serial: 1,
  used: 0,
  year: 2026,
  door_hash: null,
});
const codes = (count: number) => Array.from({ length: count }, (_, index) => `code-${index}`);

const mint = (keeping: Keeping, code: string) =>
  keeping.commitOpen(async (writes) => {
    await writes.insertInto('slip').values(slip(code)).execute();
  });

async function slipsIn(keeping: Keeping): Promise<number> {
  return (await keeping.open.selectFrom('slip').select('code_hash').execute()).length;
}

async function open(place: Place): Promise<Keeping> {
  const keeping = await openKeeping(place, () => new Date());
  onTestFinished(() => keeping.close());
  return keeping;
}

/** Asks the open database from outside of the keeping, as another process would. */
async function askBeside(place: Place, text: string): Promise<unknown[]> {
  if (place.postgres) {
    const client = new pg.Client({ connectionString: place.postgres.open });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }
  const file = new Database(join(place.folder, 'open.sqlite'));
  try {
    return file.prepare(text).all();
  } finally {
    file.close();
  }
}

/** A door one side waits at and the other opens. */
function door(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a caller hears only when another process can read it', async () => {
    const place = await freshPlace(engine);
    const keeping = await open(place);
    await Promise.all(
      codes(20).map(async (code) => {
        await mint(keeping, code);
        expect(await askBeside(place, `select used from slip where code_hash = '${code}'`)).toHaveLength(1);
      }),
    );
  });

  test('a work that throws undoes what it wrote, and its neighbours stay', async () => {
    const keeping = await freshKeeping(engine);
    const outcomes = await Promise.allSettled(
      codes(30).map((code, index) =>
        keeping.commitOpen(async (writes) => {
          await writes.insertInto('slip').values(slip(code)).execute();
          if (index % 3 === 0) throw new Error(`not this one: ${code}`);
          return code;
        }),
      ),
    );
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { message: 'not this one: code-0' } });
    expect(outcomes[1]).toEqual({ status: 'fulfilled', value: 'code-1' });
    expect(await slipsIn(keeping)).toBe(20);
  });

  test('a key that is there already refuses the second work alone, by the database itself', async () => {
    const keeping = await freshKeeping(engine);
    const outcomes = await Promise.allSettled([...codes(10), ...codes(5)].map((code) => mint(keeping, code)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(await slipsIn(keeping)).toBe(10);
  });

  test('who reads meanwhile sees nothing of a batch that is not committed', async () => {
    const keeping = await freshKeeping(engine);
    const seen = await keeping.commitOpen(async (writes) => {
      await writes.insertInto('slip').values(slip('code-1')).execute();
      return slipsIn(keeping);
    });
    expect(seen).toBe(0);
    expect(await slipsIn(keeping)).toBe(1);
  });

  test('a work that counts and then writes is alone with what it counted', async () => {
    const place = await freshPlace(engine);
    // Two processes: on PostgreSQL their batches collide and are tried again.
    const desks = [await open(place), await open(place)];
    const outcomes = await Promise.all(
      codes(60).map((code, index) =>
        desks[index % 2]!.commitOpen(async (writes) => {
          const there = await writes
            .selectFrom('slip')
            .select('code_hash')
            .where('class', '=', CLASS)
            .execute();
          if (there.length >= 42) return 'full';
          await writes.insertInto('slip').values(slip(code)).execute();
          return 'minted';
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'minted')).toHaveLength(42);
    expect(await slipsIn(desks[0]!)).toBe(42);
  });

  test('what is written beside the batches waits for its turn and stands', async () => {
    const keeping = await freshKeeping(engine);
    await Promise.all([
      ...codes(20).map((code) => mint(keeping, code)),
      ...codes(20).map((code) =>
        keeping.open
          .insertInto('slip')
          .values(slip(`beside-${code}`))
          .execute(),
      ),
      keeping.open.transaction().execute(async (writes) => {
        await writes.insertInto('slip').values(slip('whole')).execute();
        await writes.updateTable('slip').set({ used: 1 }).where('code_hash', '=', 'whole').execute();
      }),
    ]);
    expect(await slipsIn(keeping)).toBe(41);
  });

  test('a commit inside a work is refused, because it would wait for itself', async () => {
    const keeping = await freshKeeping(engine);
    await expect(keeping.commitOpen(() => mint(keeping, 'code-1'))).rejects.toThrow(
      'only through the transaction',
    );
    await mint(keeping, 'code-2');
    expect(await slipsIn(keeping)).toBe(1);
  });

  test('closing commits what waits, and refuses what comes after', async () => {
    const place = await freshPlace(engine);
    const keeping = await openKeeping(place, () => new Date());
    const taken = codes(300).map((code) => mint(keeping, code));
    const closed = keeping.close();
    await expect(mint(keeping, 'late')).rejects.toMatchObject({ kind: 'endpoint-busy' });
    await Promise.all([...taken, closed]);
    expect(await askBeside(place, 'select code_hash from slip')).toHaveLength(300);
  });
});

test('a thousand works that arrive together share a few commits: on SQLite counted in its log', async () => {
  const place = await freshPlace('sqlite');
  const keeping = await open(place);
  const before = commitsInLog(join(place.folder, 'open.sqlite-wal'));
  await Promise.all(codes(1000).map((code) => mint(keeping, code)));
  expect(commitsInLog(join(place.folder, 'open.sqlite-wal')) - before).toBe(4);
});

/** Frames of a write-ahead log that end a transaction: those that name the size of the database after it. */
function commitsInLog(path: string): number {
  const log = readFileSync(path);
  const frame = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at < log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
}

test('works that arrive together share a few commits on PostgreSQL too: counted by transaction ids', async () => {
  const keeping = await freshKeeping('postgres');
  const ids = await Promise.all(
    codes(400).map((code) =>
      keeping.commitOpen(async (writes) => {
        await writes.insertInto('slip').values(slip(code)).execute();
        const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(writes);
        return rows[0]!.id;
      }),
    ),
  );
  expect(new Set(ids).size).toBe(2);
});

test('on SQLite a write beside the transaction inside a work is refused, because it would wait for itself', async () => {
  const keeping = await freshKeeping('sqlite');
  const beside = keeping.commitOpen(async () => {
    await keeping.main.insertInto('member').values({ school_id: 's', person: 'p', role: 'admin' }).execute();
  });
  await expect(beside).rejects.toThrow('only through the transaction');
});

test('more than 2,000 waiting works: the next visitor is asked to come back', async () => {
  const keeping = await freshKeeping('sqlite');
  const { opened, open: letGo } = door();
  const entered = door();
  const first = keeping.commitOpen(async () => {
    entered.open();
    await opened;
  });
  await entered.opened;
  const waiting = codes(2000).map((code) => mint(keeping, code));
  expect(keeping.isBusy()).toBe(true);
  const refused: unknown = await mint(keeping, 'one too many').catch((error: unknown) => error);
  expect(isBusy(refused)).toBe(true);
  letGo();
  await Promise.all([first, ...waiting]);
  expect(keeping.isBusy()).toBe(false);
  expect(await slipsIn(keeping)).toBe(2000);
});

test('the oldest has waited more than 250 ms: the next visitor is asked to come back', async () => {
  let now = 1_795_000_000_000;
  const keeping = await freshKeeping('sqlite', () => new Date(now));
  const { opened, open: letGo } = door();
  const entered = door();
  const first = keeping.commitOpen(async () => {
    entered.open();
    await opened;
  });
  await entered.opened;
  const second = mint(keeping, 'second');
  now += 250;
  const third = mint(keeping, 'third');
  now += 1;
  expect(keeping.isBusy()).toBe(true);
  await expect(mint(keeping, 'fourth')).rejects.toMatchObject({ kind: 'endpoint-busy' });
  letGo();
  await Promise.all([first, second, third]);
  await mint(keeping, 'fifth');
  expect(await slipsIn(keeping)).toBe(3);
});

test('while another process holds the SQLite file, a batch is tried again until it is let go', async () => {
  const place = await freshPlace('sqlite');
  const keeping = await open(place);
  const other = new Database(join(place.folder, 'open.sqlite'));
  onTestFinished(() => void other.close());
  other.exec('begin immediate');
  const minted = mint(keeping, 'code-1');
  setTimeout(() => other.exec('commit'), 150);
  await minted;
  expect(await slipsIn(keeping)).toBe(1);
});

test('a connection that PostgreSQL ends in the middle of a batch is made anew, and nothing is lost or doubled', async () => {
  const place = await freshPlace('postgres');
  const keeping = await open(place);
  const tried = door();
  const minted = codes(200).map((code) =>
    keeping.commitOpen(async (writes) => {
      await writes.insertInto('slip').values(slip(code)).execute();
      tried.open();
    }),
  );
  await tried.opened;
  await askBeside(
    place,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await Promise.all(minted);
  expect(await slipsIn(keeping)).toBe(200);
});

test('a batch that PostgreSQL committed, with its answer lost, is not done again', async () => {
  const place = await freshPlace('postgres');
  const line = await swallowingLine(place.postgres!.open);
  const { main, open: room } = place.postgres!;
  const keeping = await open({ ...place, postgres: { main, open: line.through(room) } });
  let times = 0;
  line.swallowNext();
  const answer = await keeping.commitOpen(async (writes) => {
    times += 1;
    await writes.insertInto('slip').values(slip('code-1')).execute();
    return times;
  });
  expect([answer, times, line.swallowed(), await slipsIn(keeping)]).toEqual([1, 1, 1, 1]);
  // One that did not come so far is.
  await askBeside(
    place,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await mint(keeping, 'code-2');
  expect(await slipsIn(keeping)).toBe(2);
});

test('a primary that became a standby is left, and the batch is written where writing is possible again', async () => {
  const place = await freshPlace('postgres');
  const keeping = await open(place);
  const name = new URL(place.postgres!.open).pathname.slice(1);
  await mint(keeping, 'before');
  await askBeside(place, `alter database ${name} set default_transaction_read_only = on`);
  await askBeside(
    place,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  let times = 0;
  const refused = door();
  const minted = keeping.commitOpen(async (writes) => {
    times += 1;
    await writes
      .insertInto('slip')
      .values(slip('after'))
      .execute()
      .finally(() => refused.open());
  });
  await refused.opened;
  await askBeside(
    place,
    `set transaction read write; alter database ${name} reset default_transaction_read_only`,
  );
  await minted;
  expect(times).toBeGreaterThan(1);
  expect(await slipsIn(keeping)).toBe(2);
});
