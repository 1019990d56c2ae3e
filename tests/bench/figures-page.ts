import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { makeApp } from '../../src/endpoint/app';
import { ensureBuilt, stopWith } from '../../src/start.mjs';
import { chromiumPath } from '../setup/chromium.mjs';
import { addClasses, foundSchool, ORIGIN, PASSWORD, type Desk } from '../setup/desk';
import { BUILT, CHROMIUM_FLAGS, listen } from '../setup/served';
import { openWorld } from '../setup/world';
import { publishYear } from './published';

const TURNS = 9;
const CPU_RATE = 4;
/** The year is over: all of it has been published. */
const NOW = Date.parse('2026-07-10T07:30:00+08:00');
const TERM = '2025a';
/** With it and the one without a figure a school of sixty. */
const OTHER_CLASSES = 58;
const TEACHER = '李老师';

/** By the clock, and of it the page's own thread at work, which a busy machine does not change (ms). */
type Drawn = { ms: number; ownMs: number };

/**
 * Runs before the page's own scripts: it is `now` there, and marks in the trace say when an answer has come and when the
 * page that is drawn of it is on the screen.
 */
function watch(now: number): void {
  const ahead = now - Date.now();
  globalThis.Date = new Proxy(Date, {
    construct: (Real, given: unknown[], type: typeof Date) =>
      Reflect.construct(Real, given.length === 0 ? [Real.now() + ahead] : given, type) as Date,
    get: (Real, key) => (key === 'now' ? () => Real.now() + ahead : (Reflect.get(Real, key) as unknown)),
  });
  const ask = globalThis.fetch;
  globalThis.fetch = async (...asked) => {
    const answer = await ask(...asked);
    // Whatever else a page asks for comes beside them, or later.
    if (answer.url.endsWith('/figures')) performance.mark('answered');
    return answer;
  };
  const look = new MutationObserver(() => {
    // What every view of a class ends with.
    if (!document.querySelector('.figure-method')) return;
    look.disconnect();
    // A timeout out of the frame runs when the frame has been drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        performance.mark('painted');
      });
    });
  });
  look.observe(document, { childList: true, subtree: true });
}

/** From the last answer to the page on the screen. */
async function visit(context: BrowserContext, address: string): Promise<Drawn> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  const browser = context.browser()!;
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0, undefined, {
    timeout: 60_000,
  });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as Trace;
  await page.close();
  return readTrace(traceEvents);
}

type TraceEvent = { name: string; ph: string; pid: number; tid: number; ts: number; tdur?: number };
type Trace = { traceEvents: TraceEvent[] };

function readTrace(events: readonly TraceEvent[]): Drawn {
  const painted = events.find(({ name }) => name === 'painted');
  const answered = events.filter(({ name }) => name === 'answered').at(-1);
  if (!painted || !answered) throw new Error('The page drew nothing of an answer.');
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts }) =>
      /RunTask$/.test(name) &&
      ph === 'X' &&
      pid === painted.pid &&
      tid === painted.tid &&
      ts > answered.ts &&
      ts < painted.ts,
  );
  return {
    ms: (painted.ts - answered.ts) / 1000,
    ownMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
  };
}

async function signedIn(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  // tsx marks the functions it compiles with this word, and some of them run in the page.
  await context.addInitScript('globalThis.__name = (marked) => marked');
  await context.addInitScript(watch, NOW);
  const page = await context.newPage();
  await page.goto('/school/sign-in');
  await page.getByLabel('登录用的名字', { exact: true }).fill(TEACHER);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/school');
  await page.close();
  return context;
}

const KINDS = ['year', 'nothing', 'view'] as const;
type Kind = (typeof KINDS)[number];
/** The class's term, the same of a class without a figure, the school view's term; what the first page of the school asks for. */
type Pages = Record<Kind, Drawn> & { firstLoadKb: number; viewAnswerKb: number };

/** An endpoint with a class whose whole school year is published, and one of which nothing is; their ids. */
async function openYear() {
  const world = await openWorld(BUILT, { clock: () => new Date(NOW) });
  const app = makeApp(world);
  const nothing = () => undefined;
  const fetch: Desk['fetch'] = async (path, init) => app.request(`${ORIGIN}${path}`, init);
  const admin = await foundSchool({ world, fetch, wait: nothing, turn: nothing }, TEACHER);
  const others = Array.from({ length: OTHER_CLASSES }, (_, index) => `四年级${String(index + 1)}班`);
  const [year = '', none = '', ...rest] = await addClasses(admin, '三年级2班', '三年级3班', ...others);
  const school = await world.keeping.main.selectFrom('school').select('school_id').executeTakeFirstOrThrow();
  await publishYear(
    world.keeping,
    [year, ...rest].map((class_id) => ({ ...school, class_id })),
  );
  const pages = {
    year: `/school/figure?term=${TERM}#${year}`,
    nothing: `/school/figure?term=${TERM}#${none}`,
    view: `/school/view?term=${TERM}`,
  };
  return { world, pages, served: await listen(app.fetch) };
}

/**
 * A term of a class, out of a year's answer, on a slow phone (CPU ×4), and in turn the same page of a class of which
 * nothing is published; medians of the visits.
 */
export async function yearsPage(): Promise<Pages> {
  if (ensureBuilt() === 'failed') stopWith('The production build failed. What went wrong stands above.');
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
  const { world, pages, served } = await openYear();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const context = await signedIn(browser, `http://localhost:${served.port}`);
    const took: Record<Kind, Drawn[]> = { year: [], nothing: [], view: [] };
    // The first visits warm up.
    for (let turn = 0; turn <= TURNS; turn += 1) {
      for (const which of KINDS) {
        const drawn = await visit(context, pages[which]);
        if (turn > 0) took[which].push(drawn);
      }
    }
    return {
      year: median(took.year),
      nothing: median(took.nothing),
      view: median(took.view),
      firstLoadKb: await weigh(context, '/school', '.js'),
      viewAnswerKb: await weigh(context, pages.view, '/v1/school/figures'),
    };
  } finally {
    await browser.close();
    await served.close();
    await world.close();
  }
}

/** What of a page's first load ends with this, compressed as it comes (kB of 1000, without headers). */
async function weigh(context: BrowserContext, address: string, ending: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const bytes = await page.evaluate(
    (end) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith(end))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    ending,
  );
  await page.close();
  return Math.round(bytes / 100) / 10;
}

function median(of: readonly Drawn[]): Drawn {
  const middle = (key: keyof Drawn) =>
    Math.round(of.map((each) => each[key]).sort((one, other) => one - other)[TURNS >> 1] ?? NaN);
  return { ms: middle('ms'), ownMs: middle('ownMs') };
}
