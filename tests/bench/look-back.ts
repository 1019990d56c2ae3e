/**
 * `npm run bench:look-back`: what looking back costs a slow phone. The production build in real Chromium at CPU ×4, on a
 * diary of ten years of three children and, turn by turn, on one of a month: open the month, swipe ten months, open the
 * term, open its list and scroll it. Goals: no frame over 100 ms, each drawing there within 200 ms.
 */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { chromiumPath } from '../setup/chromium.mjs';
import { seed } from '../setup/household';
import { CHROMIUM_FLAGS, serveBuilt } from '../setup/served';
import { diaryOf, NOW, type Length } from './look-back-diary';
import { longestFrame, traced, workBetween } from './main-thread';

const TURNS = 3;
const CPU_RATE = 4;
const MOST_FRAME_MS = 100;
const MOST_DRAW_MS = 200;
const SWIPES = 10;
/** The app fetches its later parts after three seconds. */
const AHEAD_MS = 4500;
const LENGTHS = ['month', 'tenYears'] as const;

/**
 * What one act cost (ms): the longest frame, and until its drawing stood there. Measured two ways: by the main thread's own
 * work times four, and by the clock on the wall while the browser really runs at a quarter of its speed.
 */
type Cost = { frame: number; drawn: number };
type Way = 'work' | 'wall';
type Act = 'month' | 'swipe' | 'term' | 'list' | 'scroll';
const ACTS: readonly Act[] = ['month', 'swipe', 'term', 'list', 'scroll'];

type Marked = { begun: number; drawnAt: number; frames: number[]; done: Promise<void> };
type Watched = { marked: Marked };

/** Runs before the page's own scripts: the phone's clock stands at the diary's last evening and runs on. */
function setClock(now: number): void {
  const [Real, started] = [Date, Date.now()];
  const shifted = () => now + Real.now() - started;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[]) =>
      Reflect.construct(target, given.length === 0 ? [shifted()] : given) as Date,
    get: (target, key) => (key === 'now' ? shifted : (Reflect.get(target, key) as unknown)),
  });
}

/** Notes in the page how long frames take from now on, and when the awaited words stand in a place and have been drawn. */
function awaitWords([place, words, way]: readonly [string, string, Way]): void {
  const ends: (() => void)[] = [];
  const done = new Promise<void>((resolve) => ends.push(resolve));
  const marked: Marked = { begun: performance.now(), drawnAt: 0, frames: [], done };
  (globalThis as unknown as Watched).marked = marked;
  let before = marked.begun;
  const next = (at: number) => {
    marked.frames.push(at - before);
    before = at;
    if (marked === (globalThis as unknown as Watched).marked) requestAnimationFrame(next);
  };
  // Asking for every frame is work too.
  if (way === 'wall') requestAnimationFrame(next);
  // From the tap on, or from when the finger lets go: what moves under it before is no drawing of a chart.
  for (const kind of ['click', 'touchend'])
    addEventListener(
      kind,
      () => {
        marked.begun = performance.now();
        performance.mark('begun');
      },
      { capture: true, once: true },
    );
  const isThere = () => document.querySelector(place)?.textContent.includes(words) ?? false;
  const look = new MutationObserver(() => {
    if (!isThere()) return;
    look.disconnect();
    // A timeout out of the frame runs when the frame has been drawn.
    requestAnimationFrame(() =>
      setTimeout(() => {
        marked.drawnAt = performance.now();
        performance.mark('drawn');
        for (const end of ends) end();
      }),
    );
  });
  look.observe(document.body, { childList: true, characterData: true, subtree: true });
}

type Hands = { page: Page; session: CDPSession; way: Way };

async function wallCost(page: Page): Promise<Cost> {
  return page.evaluate(() => {
    const { begun, drawnAt, frames } = (globalThis as unknown as Watched).marked;
    return { frame: Math.max(0, ...frames), drawn: drawnAt - begun };
  });
}

/** Does something, waits for the words it leads to in a place, and tells what it cost. */
async function costOf(
  { page, session, way }: Hands,
  work: () => Promise<void>,
  awaited: readonly [string, string],
) {
  await page.evaluate(awaitWords, [...awaited, way] as const);
  const whole = async () => {
    await work();
    await page.evaluate(() => (globalThis as unknown as Watched).marked.done);
    // What is made ready after the drawing may not stop a frame either.
    await page.waitForTimeout(400);
  };
  if (way === 'wall') {
    await whole();
    return wallCost(page);
  }
  const trace = await traced(session, whole);
  return { frame: CPU_RATE * longestFrame(trace), drawn: CPU_RATE * workBetween(['begun', 'drawn'], trace) };
}

/** A tap without the driver's own search for the button, which would count. */
const tap = (page: Page, selector: string) => () =>
  page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);

/** A finger that goes to the left (what comes after) or to the right, as a browser reports it. */
async function swipe(session: CDPSession, across: number): Promise<void> {
  const at = (x: number) => [{ x, y: 430 }];
  const from = 180 - across / 2;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
  for (let step = 1; step <= 6; step += 1)
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: at(from + (across * step) / 6),
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const monthTitle = (back: number) => {
  const date = new Date(Date.UTC(2026, 10 - back, 15));
  return `${String(date.getUTCFullYear())}年${String(date.getUTCMonth() + 1)}月`;
};

/** Ten months back; a diary of one month goes back and forth between two. The worst frame counts, and the usual drawing. */
async function swipeMonths(hands: Hands, length: Length): Promise<Cost> {
  const costs: Cost[] = [];
  for (let count = 1; count <= SWIPES; count += 1) {
    const back = length === 'tenYears' ? count : count % 2;
    const across = length === 'tenYears' || back === 1 ? 160 : -160;
    costs.push(await costOf(hands, () => swipe(hands.session, across), ['h1', monthTitle(back)]));
  }
  const most = (what: keyof Cost) => Math.max(...costs.map((cost) => cost[what]));
  return { frame: most('frame'), drawn: median(costs.map(({ drawn }) => drawn)) };
}

/** The list of the term's nights, from the top to the end, a thumb's length at a time. */
async function scrollList(hands: Hands): Promise<Cost> {
  const { page } = hands;
  const scroll = () =>
    page.evaluate(async () => {
      const end = () => document.documentElement.scrollHeight - innerHeight - 2;
      while (scrollY < end()) {
        scrollBy(0, 300);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      document.querySelector('h1')?.append('·');
    });
  return costOf(hands, scroll, ['h1', '·']);
}

type Place = { browser: Browser; origin: string };
type Costs = Record<Act, Cost>;

async function turn({ browser, origin }: Place, length: Length, way: Way): Promise<Costs> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  // tsx marks the functions it compiles with this word, and some of them run in the page.
  await context.addInitScript('globalThis.__name = (marked) => marked');
  await context.addInitScript(setClock, NOW);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('form').waitFor();
  await page.goto('/health');
  await seed(page, diaryOf(length));
  await page.goto('/');
  await page.locator('.today-number').waitFor();
  // What is fetched ahead is there: nobody opens another tab in the first three seconds of an app.
  await page.waitForTimeout(AHEAD_MS);
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  if (way === 'wall') await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  const hands = { page, session, way };
  const month = await costOf(hands, tap(page, '.tab[href="/nights"]'), ['h1', '2026年11月']);
  const swiped = await swipeMonths(hands, length);
  await page.evaluate(() => history.replaceState(null, '', '/nights/month/2026-11'));
  const term = await costOf(hands, tap(page, '.look-views > a[href*="/term/"]'), ['h1', '学年']);
  const list = await costOf(hands, tap(page, '.look-words'), ['.look-words', '收起文字']);
  const scroll = await scrollList(hands);
  await context.close();
  return { month, swipe: swiped, term, list, scroll };
}

const median = (numbers: number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The costs of all turns, by `length.way`. */
type Taken = Record<string, Costs[]>;
const WAYS: readonly Way[] = ['work', 'wall'];
const KINDS = LENGTHS.flatMap((length) => WAYS.map((way) => ({ length, way, key: `${length}.${way}` })));

const usual = (taken: Taken, key: string, of: (costs: Costs) => number) =>
  Math.round(median((taken[key] ?? []).map(of)));

/**
 * Of every act the usual turn. Both ways of measuring a frame can only say too much: the thread's work leaves out its
 * rests, in which a frame could have been drawn, and the wall counts what else the machine did. So the frame is no longer
 * than the shorter of the two; both are told.
 */
function figuresOf(taken: Taken) {
  return Object.fromEntries(
    LENGTHS.flatMap((length) =>
      ACTS.map((act) => {
        const [frameWork, frameWall] = WAYS.map((way) =>
          usual(taken, `${length}.${way}`, (costs) => costs[act].frame),
        );
        const [drawnWork, drawnWall] = WAYS.map((way) =>
          usual(taken, `${length}.${way}`, (costs) => costs[act].drawn),
        );
        const frameMs = Math.min(frameWork ?? Infinity, frameWall ?? Infinity);
        return [`${act}.${length}`, { frameMs, drawnMs: drawnWork, frameWork, frameWall, drawnWall }];
      }),
    ),
  );
}

/** What is over budget in the usual turn, in sentences. Scrolling draws no chart. */
function broken(figures: ReturnType<typeof figuresOf>): string[] {
  return Object.entries(figures).flatMap(([name, { frameMs, drawnMs = 0 }]) => {
    const isSlow = drawnMs > MOST_DRAW_MS && !name.startsWith('scroll');
    return [
      ...(frameMs > MOST_FRAME_MS ? [`A frame of ${name} takes ${String(frameMs)} ms.`] : []),
      ...(isSlow ? [`The drawing of ${name} takes ${String(drawnMs)} ms.`] : []),
    ];
  });
}

async function measure(place: Place): Promise<Taken> {
  const taken: Taken = {};
  for (let count = 0; count < TURNS; count += 1)
    for (const { length, way, key } of KINDS) {
      const costs = await turn(place, length, way);
      taken[key] = [...(taken[key] ?? []), costs];
      const told = ACTS.map((act) => `${act} ${costs[act].frame.toFixed(0)}/${costs[act].drawn.toFixed(0)}`);
      console.log(`${key} (longest frame/drawn, ms): ${told.join(', ')}`);
    }
  return taken;
}

async function main(): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('bench:look-back needs Chromium: install it, or set CHROMIUM to its path.');
  const served = await serveBuilt();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const figures = figuresOf(await measure({ browser, origin: `http://127.0.0.1:${String(served.port)}` }));
    const problems = broken(figures);
    for (const problem of problems) console.error(problem);
    console.log(JSON.stringify(figures));
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await served.close();
  }
}

await main();
