import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from '../../src/endpoint/database/trouble';
import { writeEmptyBuild } from '../setup/empty-build';
import { openWorld } from '../setup/world';
import { threadMs } from './thread-time';
import { benchClass, clockOfBench, MOST_QUESTIONS, type BenchClass } from './token-class';

const SECONDS = 4;
const TURNS = 3;
/** Checks or letters under way at once, and families that ask for a block at once. */
const SENDERS = 128;
const ASKERS = 4;
const PROBE_MS = 1;

/**
 * The whole endpoint in this process, its threads too: how many checks a second, and how long its event loop stands
 * still at most while it does nothing, checks and issues, or takes whole letters and issues. All in one minute.
 */
export async function endpointUnderLoad() {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-bench-'));
  writeEmptyBuild(folder);
  const world = await openWorld(folder, { clock: clockOfBench });
  try {
    const asked = await benchClass(world);
    const checks = () => serve(checkOf(asked));
    // Both once before, so that what is measured is warm.
    const alone = (await checks()).sent;
    await serve(letterOf(asked), questionsOf(asked));
    const longest = { idle: [] as Longest[], tokens: [] as Longest[], letters: [] as Longest[] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      longest.idle.push(await longestBlock(() => pause(SECONDS * 1000)));
      longest.tokens.push(await longestBlock(() => serve(checkOf(asked), questionsOf(asked))));
      longest.letters.push(await longestBlock(() => serve(letterOf(asked), questionsOf(asked))));
    }
    return { checksPerSecond: Math.round(alone / SECONDS), ...figuresOf(longest) };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf({ idle, tokens, letters }: Record<'idle' | 'tokens' | 'letters', Longest[]>) {
  const worst = (turns: Longest[], what: keyof Longest) => Math.max(...turns.map((each) => each[what]));
  return {
    longestBlockMs: worst(tokens, 'blockMs'),
    longestBlockOwnMs: worst(tokens, 'ownMs'),
    longestBlockWithLettersMs: worst(letters, 'blockMs'),
    longestBlockWithLettersOwnMs: worst(letters, 'ownMs'),
    longestBlockIdleMs: worst(idle, 'blockMs'),
  };
}

type Asking = () => Promise<'served' | 'busy'>;

const checkOf = ({ check }: BenchClass): Asking => {
  let number = 0;
  return async () => {
    try {
      if (await check(number++)) return 'served';
    } catch (error) {
      if (isBusy(error)) return 'busy';
      throw error;
    }
    throw new Error('A right token was refused.');
  };
};

const letterOf =
  ({ send }: BenchClass): Asking =>
  async () =>
    servedBy(await send(), 204);

let questions = 0;
const questionsOf =
  ({ ask }: BenchClass): Asking =>
  async () => {
    if (questions >= MOST_QUESTIONS) return 'busy';
    return servedBy(await ask(questions++), 200);
  };

function servedBy(status: number, right: number): 'served' | 'busy' {
  if (status !== right && status !== 503) throw new Error(`The endpoint answered ${status}.`);
  return status === right ? 'served' : 'busy';
}

/** Many at once for some seconds; who finds the endpoint busy comes back a little later. */
async function serve(send: Asking, ask?: Asking): Promise<{ sent: number; asked: number }> {
  const until = performance.now() + SECONDS * 1000;
  const repeat = async (act: Asking) => {
    let served = 0;
    while (performance.now() < until) {
      if ((await act()) === 'served') served += 1;
      else await pause(20);
    }
    return served;
  };
  const visitors = (act: Asking, count: number) =>
    Promise.all(Array.from({ length: count }, () => repeat(act)));
  const [sent, asked] = await Promise.all([visitors(send, SENDERS), ask ? visitors(ask, ASKERS) : []]);
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  console.log(`sent ${sum(sent)}, questions for 28 dates answered ${sum(asked)}, in ${SECONDS} s`);
  return { sent: sum(sent), asked: sum(asked) };
}

type Longest = { blockMs: number; ownMs: number };

/**
 * How long the event loop stood still at most, by the clock, and how long this thread itself was at work between two
 * steps of the probe.
 */
async function longestBlock(act: () => Promise<unknown>): Promise<Longest> {
  const longest: Longest = { blockMs: 0, ownMs: 0 };
  let [wall, own] = [performance.now(), threadMs()];
  const probe = setInterval(() => {
    const [wallNow, ownNow] = [performance.now(), threadMs()];
    longest.blockMs = Math.max(longest.blockMs, wallNow - wall - PROBE_MS);
    longest.ownMs = Math.max(longest.ownMs, ownNow - own);
    [wall, own] = [wallNow, ownNow];
  }, PROBE_MS);
  await act();
  clearInterval(probe);
  return { blockMs: tenths(longest.blockMs), ownMs: tenths(longest.ownMs) };
}

function tenths(ms: number): number {
  return Number(ms.toFixed(1));
}
