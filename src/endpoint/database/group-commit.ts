import { CompiledQuery, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import { refuseInsideWork, runAsWork } from './inside-work';
import type { Recall } from './recall';
import { retryPassing } from './retry';
import { busy, isFull, isPassing } from './trouble';

/** What is to be written together. It may run again after a retry, so it changes nothing but the database. */
export type Work<Tables, T> = (writes: Transaction<Tables>) => Promise<T>;

export type GroupCommit<Tables> = {
  commit: <T>(work: Work<Tables, T>) => Promise<T>;
  isBusy: () => boolean;
  /** Does something else while no batch runs; works that come meanwhile wait for it. Throws what it throws. */
  apart: <T>(act: () => Promise<T>) => Promise<T>;
  /** Takes no more works, and ends when all taken ones are committed. */
  drain: () => Promise<void>;
};

type Outcome = { kind: 'done'; value: unknown } | { kind: 'refused'; error: unknown };
type Waiting<Tables> = { work: Work<Tables, unknown>; since: number; settle: (outcome: Outcome) => void };

// ENDPOINT.md, Security: global back-pressure.
const MOST_WAITING = 2000;
const OLDEST_MS = 250;
/** One commit for so many at most: beyond it a flush no longer counts, and the first of a batch waits for the last. */
const BATCH = 256;
/** On SQLite a work stands the process still (a letter of fifteen rows a third of a millisecond): others get a turn after so many. */
const AT_A_BREATH = 16;
/**
 * SQLite commits with the whole process standing still, and Node lets in one connection a turn: without a rest twice
 * as long as the commit, visitors who each bring a connection of their own made batches of 1.06 works.
 */
const LONGEST_REST_MS = 5;

type Plan = {
  collects: 'during commits' | 'between commits';
  clock: Clock;
  /** What each batch begins with. */
  first?: RawBuilder<unknown> | undefined;
  /** Where a commit may be done and its answer lost. */
  recall?: Recall | undefined;
};

/**
 * While one batch commits, the next collects. Each work stands in a savepoint of its own, and each caller hears
 * only after the commit of its batch. Batches run one after another, and as if they did where other processes write
 * too (PostgreSQL: serializable), so a work may read, decide and write. More batches at once on PostgreSQL only
 * collided: 660 enrolments a second with one, 55 with two or four.
 */
export function groupCommit<Tables>(
  writes: Kysely<Tables>,
  { collects, clock, ...how }: Plan,
): GroupCommit<Tables> {
  const waiting: Waiting<Tables>[] = [];
  const apart: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  let restUntil = 0;
  let isClosed = false;

  const isCrowded = () => isTooMuch(waiting, clock().getTime());

  function begin(): void {
    if (running !== undefined) return;
    const next = apart.shift() ?? (waiting.length > 0 ? runBatch : undefined);
    running = next?.().finally(() => {
      running = undefined;
      begin();
    });
  }

  async function runBatch(): Promise<void> {
    await collect(collects === 'between commits' ? restUntil - clock().getTime() : 0);
    const batch = waiting.splice(0, BATCH);
    const began = clock().getTime();
    const outcomes = await commitBatch(writes, batch, how);
    const ended = clock().getTime();
    restUntil = ended + Math.min(LONGEST_REST_MS, 2 * (ended - began));
    batch.forEach(({ settle }, index) => {
      settle(
        outcomes[index] ?? {
          kind: 'refused',
          error: new Error('A batch answered fewer works than it took.'),
        },
      );
    });
  }

  return {
    commit: async <T>(work: Work<Tables, T>) => {
      refuseInsideWork();
      if (isClosed || isCrowded()) throw busy(undefined);
      const outcome = await new Promise<Outcome>((settle) => {
        waiting.push({ work, since: clock().getTime(), settle });
        begin();
      });
      if (outcome.kind === 'refused') throw outcome.error;
      return outcome.value as T;
    },
    isBusy: () => isClosed || isCrowded(),
    apart: async <T>(act: () => Promise<T>) => {
      if (isClosed) throw busy(undefined);
      return new Promise<T>((resolve, reject) => {
        apart.push(() => act().then(resolve, reject));
        begin();
      });
    },
    drain: async () => {
      isClosed = true;
      while (running !== undefined) await running;
    },
  };
}

/** What arrives in the same turn of the event loop joins, and on SQLite, right after a commit, a little more. */
async function collect(restMs: number): Promise<void> {
  if (restMs > 0) await pause(Math.min(restMs, LONGEST_REST_MS));
  else await breathe();
}

function isTooMuch(waiting: readonly { since: number }[], now: number): boolean {
  const oldest = waiting[0];
  if (oldest === undefined) return false;
  return waiting.length >= MOST_WAITING || now - oldest.since > OLDEST_MS;
}

async function commitBatch<Tables>(
  writes: Kysely<Tables>,
  batch: readonly Waiting<Tables>[],
  { first, recall }: Pick<Plan, 'first' | 'recall'>,
): Promise<readonly Outcome[]> {
  let tried: { name: string; outcomes: Outcome[] } | undefined;
  try {
    return await retryPassing(async () => {
      // What was committed and not heard of is not done again: it would find its own rows, and refuse.
      if (tried && (await recall?.isCommitted(writes, tried.name))) return tried.outcomes;
      return writes
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (transaction) => {
          await first?.execute(transaction);
          const outcomes = await runWorks(transaction, batch);
          const name = await recall?.nameOf(transaction);
          tried = name === undefined ? undefined : { name, outcomes };
          return outcomes;
        });
    });
  } catch (error) {
    return batch.map(() => refusedBy(error));
  }
}

async function runWorks<Tables>(
  transaction: Transaction<Tables>,
  batch: readonly Waiting<Tables>[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { work } of batch) {
    if (outcomes.length % AT_A_BREATH === AT_A_BREATH - 1) await breathe();
    outcomes.push(await runWork(transaction, work));
  }
  return outcomes;
}

function refusedBy(error: unknown): Outcome {
  return { kind: 'refused', error: isFull(error) || isPassing(error) ? busy(error) : error };
}

async function runWork<Tables>(
  transaction: Transaction<Tables>,
  work: Work<Tables, unknown>,
): Promise<Outcome> {
  await transaction.executeQuery(CompiledQuery.raw('savepoint work'));
  try {
    const value = await runAsWork(() => work(transaction));
    await transaction.executeQuery(CompiledQuery.raw('release savepoint work'));
    return { kind: 'done', value };
  } catch (error) {
    // These undid the whole batch already, or will: no neighbour is left to be spared.
    if (isPassing(error) || isFull(error)) throw error;
    await transaction.executeQuery(CompiledQuery.raw('rollback to savepoint work'));
    await transaction.executeQuery(CompiledQuery.raw('release savepoint work'));
    return { kind: 'refused', error };
  }
}
