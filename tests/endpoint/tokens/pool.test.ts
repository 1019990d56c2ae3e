import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isBusy } from '../../../src/endpoint/database/trouble';
import { openPool, type Pool, type PoolPlan } from '../../../src/endpoint/tokens/pool';
import type { Task } from '../../../src/endpoint/tokens/task';

const some = new Uint8Array(32).fill(1);
const task: Task = { kind: 'check', secretKey: some, info: '', nonce: some, token: some };
const deadly: Task = { ...task, secretKey: new Uint8Array(32) };
const tasks = (count: number) => Array.from({ length: count }, () => task);

function poolOf(plan: Partial<PoolPlan>): { pool: Pool; lines: string[] } {
  const lines: string[] = [];
  const entry = join(import.meta.dirname, '../../setup/mortal-thread.mjs');
  const say = (line: string) => lines.push(line);
  const pool = openPool({ entry, purpose: 'checking', threads: 1, held: 4, most: 6, say, ...plan });
  onTestFinished(() => pool.close());
  return { pool, lines };
}

/** Which threads answered, or that the question was refused as busy. */
async function threadsOf(asking: ReturnType<Pool['ask']>): Promise<string[] | 'busy'> {
  try {
    return (await asking).map((outcome) => (outcome.kind === 'failed' ? outcome.why : outcome.kind));
  } catch (error) {
    if (isBusy(error)) return 'busy';
    throw error;
  }
}

test('so many wait and no more, and a question is taken whole or not at all', async () => {
  const { pool } = poolOf({ held: 4, most: 6 });
  // All within one turn, so that nothing is answered in between. The thread holds four, six wait.
  const asked = [3, 3, 5, 4, 1].map((count) => threadsOf(pool.ask(tasks(count))));
  const answered = await Promise.all(asked);
  expect(answered.map((each) => (each === 'busy' ? each : each.length))).toEqual([3, 3, 'busy', 4, 'busy']);
  expect(await threadsOf(pool.ask(tasks(6))), 'once they are answered there is room again').toHaveLength(6);
});

test('threads are started when they are needed, and the work is spread', async () => {
  const { pool } = poolOf({ threads: 2, held: 2 });
  const [first] = await threadsOf(pool.ask(tasks(1)));
  expect(await threadsOf(pool.ask(tasks(1)))).toEqual([first]);
  const both = await threadsOf(pool.ask(tasks(4)));
  expect(new Set(both).size).toBe(2);
});

test('what a thread holds when it dies is refused as busy, and the next thread answers what waits', async () => {
  const { pool } = poolOf({ held: 2 });
  const [before] = await threadsOf(pool.ask(tasks(1)));
  const asked = [pool.ask([deadly]), pool.ask(tasks(1)), pool.ask(tasks(3))].map(threadsOf);
  const [dying, beside, behind] = await Promise.all(asked);
  expect([dying, beside]).toEqual(['busy', 'busy']);
  expect(behind).toHaveLength(3);
  expect(behind).not.toContain(before);
});

test('a thread that cannot even start leaves nobody waiting, and says why', async () => {
  const { pool, lines } = poolOf({ entry: join(import.meta.dirname, 'nothing-here.mjs') });
  expect(await threadsOf(pool.ask(tasks(1)))).toBe('busy');
  expect(await threadsOf(pool.ask(tasks(6)))).toBe('busy');
  expect(lines[0]).toMatch(/^A token thread died: .*nothing-here/);
});

test('closing answers all that was taken, and takes no more', async () => {
  const { pool } = poolOf({});
  let answered = 0;
  const asked = [3, 3].map((count) => pool.ask(tasks(count)).then(() => (answered += 1)));
  const closing = pool.close();
  expect(await threadsOf(pool.ask(tasks(1)))).toBe('busy');
  await closing;
  expect(answered).toBe(2);
  await Promise.all(asked);
});
