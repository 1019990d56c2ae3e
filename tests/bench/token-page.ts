import { chromium, type Browser } from 'playwright-core';
import { ORIGIN } from '../setup/desk';
import { chromiumPath } from '../setup/chromium.mjs';
import { plant, seatedClass, type SlipClass } from '../setup/planted';
import { BUILT, CHROMIUM_FLAGS, listen } from '../setup/served';
import { openWorld } from '../setup/world';
import { makeApp } from '../../src/endpoint/app';
import { ensureBuilt, stopWith } from '../../src/start.mjs';

const TURNS = 5;
/** Work of the page after the last answer still belongs to it (ms). */
const AFTER_MS = 500;
const SETTLED_MS = 4000;
const IDLE_MS = 1000;

/** `idleTaskMs` is of the settled page just before. */
type Measured = { workerMs: number; longestTaskMs: number; idleTaskMs: number };

/** Runs before the page's own scripts: marks in the trace when the worker is asked first, and counts its answers. */
function watch(): void {
  const measured = { answers: 0 };
  (globalThis as unknown as { measured: typeof measured }).measured = measured;
  const Real = Worker;
  globalThis.Worker = function open(address: string, how: WorkerOptions) {
    performance.mark('tokens');
    const worker = new Real(address, how);
    worker.addEventListener('message', () => {
      measured.answers += 1;
    });
    return worker;
  } as unknown as typeof Worker;
}

type Trace = {
  traceEvents: {
    name: string;
    ph: string;
    pid: number;
    tid: number;
    ts: number;
    /** The thread's own time in µs: what a busy machine does not change. */
    tdur?: number;
    args: { name?: string };
  }[];
};

/** What the worker's and the page's threads did from the mark on, in ms of their own time. */
function readTrace({ traceEvents }: Trace): Measured {
  const mark = traceEvents.find(({ name }) => name === 'tokens');
  if (!mark) throw new Error('The page asked no worker for tokens.');
  const threadOf = (called: string) =>
    traceEvents.find(
      ({ name, pid, args }) => name === 'thread_name' && pid === mark.pid && args.name === called,
    )?.tid;
  const tasksOf = (thread: number | undefined) =>
    traceEvents
      .filter(
        ({ name, ph, pid, tid }) => /RunTask$/.test(name) && ph === 'X' && pid === mark.pid && tid === thread,
      )
      .map(({ ts, tdur = 0 }) => ({ ms: tdur / 1000, isAfter: ts >= mark.ts }));
  const page = tasksOf(threadOf('CrRendererMain'));
  const longest = (isAfter: boolean) =>
    Math.max(0, ...page.filter((task) => task.isAfter === isAfter).map(({ ms }) => ms));
  const worker = tasksOf(threadOf('DedicatedWorker thread'));
  return {
    workerMs: worker.reduce((sum, { ms }) => sum + ms, 0),
    longestTaskMs: longest(true),
    idleTaskMs: longest(false),
  };
}

/** One phone that opens the app with a seat and no tokens, its processor a quarter as fast. */
async function visit(browser: Browser, origin: string, of: SlipClass): Promise<Measured> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  // tsx marks the functions it compiles with this word, and some of them run in the page.
  await context.addInitScript('globalThis.__name = (marked) => marked');
  const before = await context.newPage();
  await before.goto(`${origin}/`);
  await before.locator('main').waitFor();
  await plant(before, of);
  await before.close();
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // The page settles first, so that its own beginning is not taken for the tokens'.
  await page.route('**/v1/key', async (route) => {
    await page.waitForTimeout(SETTLED_MS);
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
    await page.waitForTimeout(IDLE_MS);
    await route.continue();
  });
  await page.goto(`${origin}/`);
  await page.waitForFunction(
    () => (globalThis as unknown as { measured: { answers: number } }).measured.answers === 2,
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(AFTER_MS);
  const measured = readTrace(JSON.parse((await browser.stopTracing()).toString()) as Trace);
  await context.close();
  return measured;
}

/**
 * What 28 dates cost a phone in real Chromium: ms of the worker at work (throttling does not reach it, so it counts four
 * times; 3 s are allowed), and the page's longest task from the first question on with its processor a quarter as fast
 * (50 ms are allowed to a frame), beside the longest of the idle page just before. In ms of the threads' own time, medians
 * of the visits.
 */
export async function pageWork() {
  if (ensureBuilt() === 'failed') stopWith('The production build failed. What went wrong stands above.');
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
  const world = await openWorld(BUILT);
  const app = makeApp(world);
  const served = await listen(app.fetch);
  const nothing = () => undefined;
  const fetch = async (path: string, init: RequestInit) => app.request(`${ORIGIN}${path}`, init);
  const of = await seatedClass({ world, fetch, wait: nothing, turn: nothing });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const visits: Measured[] = [];
  for (let turn = 0; turn < TURNS; turn += 1)
    visits.push(await visit(browser, `http://127.0.0.1:${served.port}`, of));
  await browser.close();
  await served.close();
  await world.close();
  return figuresOf(visits);
}

function figuresOf(visits: readonly Measured[]) {
  const median = (key: keyof Measured) =>
    Math.round(visits.map((each) => each[key]).sort((one, other) => one - other)[TURNS >> 1] ?? NaN);
  const workerMs = median('workerMs');
  return {
    workerMs,
    workerFourTimesMs: workerMs * 4,
    longestTaskMs: median('longestTaskMs'),
    idleTaskMs: median('idleTaskMs'),
  };
}
