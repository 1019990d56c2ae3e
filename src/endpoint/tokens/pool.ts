import { Worker } from 'node:worker_threads';
import { busy } from '../database/trouble';
import type { Done, Given, Outcome, Purpose, Task } from './task';

export type PoolPlan = {
  /** The path of what a thread runs: src/endpoint/token.worker, built. */
  entry: string;
  purpose: Purpose;
  threads: number;
  /** Tasks a thread is given before it has answered: more than one keeps it busy while this process is. */
  held: number;
  /** Tasks that may wait; beyond it `busy`. */
  most: number;
  /** Told in one sentence when a thread died. */
  say: (line: string) => void;
};

export type Pool = {
  /** All of them or none: throws a Problem `endpoint-busy` where they would be too many, or when their thread died. */
  ask: (tasks: readonly Task[]) => Promise<readonly Outcome[]>;
  /** Takes no more, and ends when all that was taken is answered. */
  close: () => Promise<void>;
};

type Waiting = { task: Task; settle: (outcome: Outcome) => void; refuse: (error: Error) => void };
type Thread = { worker: Worker; held: Map<number, Waiting> };

/** Threads that answer tasks in the order asked. A thread is started when it is first needed, and again when it died. */
export function openPool(plan: PoolPlan): Pool {
  const waiting: Waiting[] = [];
  const threads = new Set<Thread>();
  const asked = new Set<Promise<unknown>>();
  let number = 0;
  let isClosed = false;

  function start(): Thread {
    const worker = new Worker(plan.entry, { workerData: plan.purpose });
    const thread: Thread = { worker, held: new Map() };
    threads.add(thread);
    worker.on('message', ({ number: of, outcome }: Done) => {
      thread.held.get(of)?.settle(outcome);
      thread.held.delete(of);
      giveOut();
    });
    worker.on('error', ({ message }) => plan.say(`A token thread died: ${message}`));
    worker.on('exit', () => {
      threads.delete(thread);
      for (const { refuse } of thread.held.values()) refuse(busy(undefined));
      giveOut();
    });
    return thread;
  }

  /** A thread without work, else a new one, else the one with least to do, if it takes any more. */
  function nextThread(): Thread | undefined {
    const [least] = [...threads].sort((one, other) => one.held.size - other.held.size);
    if (least?.held.size === 0) return least;
    if (threads.size < plan.threads) return start();
    return least && least.held.size < plan.held ? least : undefined;
  }

  function giveOut(): void {
    while (waiting.length > 0) {
      const thread = nextThread();
      if (!thread) return;
      const next = waiting.shift();
      if (!next) return;
      number += 1;
      thread.held.set(number, next);
      thread.worker.postMessage({ number, task: next.task } satisfies Given);
    }
  }

  function wait(task: Task): Promise<Outcome> {
    return new Promise((settle, refuse) => waiting.push({ task, settle, refuse }));
  }

  return {
    ask: async (tasks) => {
      if (isClosed || waiting.length + tasks.length > plan.most) throw busy(undefined);
      const all = Promise.all(tasks.map(wait));
      const answered = Promise.allSettled([all]);
      asked.add(answered);
      void answered.then(() => asked.delete(answered));
      giveOut();
      return all;
    },
    close: async () => {
      isClosed = true;
      await Promise.all(asked);
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
