import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { makeApp } from '../../src/endpoint/app';
import { ensureBuilt, stopWith } from '../../src/start.mjs';
import { classPath } from '../../src/wire/class';
import { figuresPath } from '../../src/wire/figures';
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
const TEACHER = '李老师';

type Measured = { paintedAt?: number };

/** Runs before the page's own scripts: it is `now` there, and what is asked is when the bars are on the screen. */
function watch(now: number): void {
  const ahead = now - Date.now();
  globalThis.Date = new Proxy(Date, {
    construct: (Real, given: unknown[], type: typeof Date) =>
      Reflect.construct(Real, given.length === 0 ? [Real.now() + ahead] : given, type) as Date,
    get: (Real, key) => (key === 'now' ? () => Real.now() + ahead : (Reflect.get(Real, key) as unknown)),
  });
  const measured: Measured = {};
  (globalThis as unknown as { measured: Measured }).measured = measured;
  const look = new MutationObserver(() => {
    if (!document.querySelector('.bars-drawing')) return;
    look.disconnect();
    // A timeout out of the frame runs when the frame has been drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        measured.paintedAt = performance.now();
      });
    });
  });
  look.observe(document, { childList: true, subtree: true });
}

/** From the last byte of what the page is drawn of to the bars on the screen (ms). */
async function drawn(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  await page.goto(address);
  await page.waitForFunction(
    () => (globalThis as unknown as { measured: Measured }).measured.paintedAt,
    undefined,
    { timeout: 60_000 },
  );
  return page.evaluate(
    (paths) => {
      const { paintedAt = NaN } = (globalThis as unknown as { measured: Measured }).measured;
      const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
        ({ name }) => paths.includes(new URL(name).pathname),
      );
      return paintedAt - Math.max(...answers.map(({ responseEnd }) => responseEnd));
    },
    [figuresPath, classPath],
  );
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

/** An endpoint with one class whose whole school year is published, and its class's id. */
async function openYear() {
  const world = await openWorld(BUILT, { clock: () => new Date(NOW) });
  const app = makeApp(world);
  const nothing = () => undefined;
  const fetch: Desk['fetch'] = async (path, init) => app.request(`${ORIGIN}${path}`, init);
  const admin = await foundSchool({ world, fetch, wait: nothing, turn: nothing }, TEACHER);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const key = { school_id: '', class_id: classId };
  const school = await world.keeping.main.selectFrom('school').select('school_id').executeTakeFirstOrThrow();
  await publishYear(world.keeping, [{ ...key, ...school }]);
  return { world, classId, served: await listen(app.fetch) };
}

/** A term of a class, out of a year's answer, on a slow phone (CPU ×4): the median of the visits (ms) and the worst. */
export async function yearsPage(): Promise<{ p50: number; worst: number }> {
  if (ensureBuilt() === 'failed') stopWith('The production build failed. What went wrong stands above.');
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
  const { world, classId, served } = await openYear();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const context = await signedIn(browser, `http://localhost:${served.port}`);
    const took: number[] = [];
    // The first visit warms up.
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const page = await context.newPage();
      const ms = await drawn(page, `/school/figure?term=${TERM}#${classId}`);
      if (turn > 0) took.push(Math.round(ms));
      await page.close();
    }
    took.sort((one, other) => one - other);
    return { p50: took[TURNS >> 1] ?? NaN, worst: took.at(-1) ?? NaN };
  } finally {
    await browser.close();
    await served.close();
    await world.close();
  }
}
