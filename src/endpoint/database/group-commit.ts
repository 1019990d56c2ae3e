import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Clock } from '../clock';
import { refuseInsideWork, runAsWork } from './inside-work';
import { retryPassing } from './retry';
import { busy, isFull, isPassing } from './trouble';

/** What is to be written together. It may run again after a retry, so it changes nothing but the database. */
export type Work<Tables, T> = (writes: Transaction<Tables>) => Promise<T>;

export type GroupCommit<Tables> = {
  commit: <T>(work: Work<Tables, T>) => Promise<T>;
  isBusy: () => boolean;
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

/**
 * While one batch commits, the next collects. Each work stands in a savepoint of its own, and each caller hears
 * only after the commit of its batch. Batches run as if they ran one after another on both engines (PostgreSQL:
 * serializable), so a work may read, decide and write.
 */
export function groupCommit<Tables>(
  writes: Kysely<Tables>,
  { lanes, clock }: { lanes: number; clock: Clock },
): GroupCommit<Tables> {
  const waiting: Waiting<Tables>[] = [];
  const running = new Set<Promise<void>>();
  let isCollecting = false;
  let isClosed = false;

  function isBusyNow(): boolean {
    const oldest = waiting[0];
    if (oldest === undefined) return false;
    return waiting.length >= MOST_WAITING || clock().getTime() - oldest.since > OLDEST_MS;
  }

  function fillLanes(): void {
    if (isCollecting || running.size >= lanes || waiting.length === 0) return;
    isCollecting = true;
    const lane: Promise<void> = runLane().finally(() => {
      running.delete(lane);
      fillLanes();
    });
    running.add(lane);
  }

  async function runLane(): Promise<void> {
    // What arrives in the same turn of the event loop joins.
    await new Promise((turn) => setImmediate(turn));
    const batch = waiting.splice(0, BATCH);
    isCollecting = false;
    fillLanes();
    const outcomes = await commitBatch(writes, batch);
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
      if (isClosed || isBusyNow()) throw busy(undefined);
      const outcome = await new Promise<Outcome>((settle) => {
        waiting.push({ work, since: clock().getTime(), settle });
        fillLanes();
      });
      if (outcome.kind === 'refused') throw outcome.error;
      return outcome.value as T;
    },
    isBusy: () => isClosed || isBusyNow(),
    drain: async () => {
      isClosed = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function commitBatch<Tables>(
  writes: Kysely<Tables>,
  batch: readonly Waiting<Tables>[],
): Promise<readonly Outcome[]> {
  try {
    return await retryPassing(() =>
      writes
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (transaction) => {
          const outcomes: Outcome[] = [];
          for (const { work } of batch) outcomes.push(await runWork(transaction, work));
          return outcomes;
        }),
    );
  } catch (error) {
    return batch.map(() => refusedBy(error));
  }
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
