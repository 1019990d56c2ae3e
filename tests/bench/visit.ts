import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { seed, type DiaryShape, type PhoneDiary } from '../setup/household';

/** What one visit cost; times in ms from the start of the navigation. */
export type Visit = {
  fcp: number;
  lcp: number;
  cls: number;
  /** Today's number is on the screen. */
  ready: number;
  /** The service worker was asked for; undefined when it never was. */
  registeredAt: number | undefined;
  loadedAt: number;
  /** What the page asked for until it was ready: type and path, in order. */
  asked: { type: string; path: string }[];
};

/** A phone that comes to an address: with a diary of this shape, or with nothing. */
export type Visitor = { origin: string; diary?: { rows: PhoneDiary; shape: DiaryShape } };

type Measured = { ready?: number; registeredAt?: number; lcp: number; cls: number };

/** Runs before the page's own scripts, so that nothing is missed. */
function watch(): void {
  const measured: Measured = { lcp: 0, cls: 0 };
  (globalThis as unknown as { measured: Measured }).measured = measured;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) measured.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) measured.cls += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = new MutationObserver(() => {
    if (!/\d/.test(document.querySelector('.today-number.number')?.textContent ?? '')) return;
    look.disconnect();
    // A timeout out of the frame runs when the frame has been drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        measured.ready = performance.now();
      });
    });
  });
  look.observe(document, { childList: true, subtree: true, characterData: true });
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const register = workers?.register.bind(workers);
  if (!workers || !register) return;
  workers.register = (...given) => {
    measured.registeredAt = performance.now();
    return register(...given);
  };
}

async function measure(page: Page, origin: string, session: CDPSession): Promise<Visit> {
  const asked: { type: string; path: string; at: number }[] = [];
  let startedAt: number | undefined;
  session.on('Network.requestWillBeSent', ({ request, type, timestamp }) => {
    startedAt ??= timestamp;
    if (!request.url.startsWith(origin)) return;
    asked.push({
      type: type ?? 'Other',
      path: request.url.slice(origin.length),
      at: (timestamp - startedAt) * 1000,
    });
  });
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await page.waitForFunction(() => (globalThis as unknown as { measured: Measured }).measured.ready);
  // Late shifts and a late largest paint count too.
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const { measured } = globalThis as unknown as { measured: Measured };
    return { ...measured, fcp, loadedAt: navigation?.loadEventEnd ?? NaN };
  });
  const ready = seen.ready ?? NaN;
  return {
    ...seen,
    ready,
    registeredAt: seen.registeredAt,
    asked: asked.filter(({ at }) => at <= ready).map(({ type, path }) => ({ type, path })),
  };
}

function newPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: ZONE,
  });
}

async function plant(context: BrowserContext, { origin, diary }: Visitor): Promise<void> {
  if (!diary) return;
  const page = await context.newPage();
  // An address of the origin that loads nothing of the app.
  await page.goto(`${origin}/health`);
  await page.evaluate('globalThis.__name = (marked) => marked');
  await seed(page, diary.rows, diary.shape);
  await page.close();
}

async function slowed(page: Page): Promise<CDPSession> {
  // tsx marks the functions it compiles with this word, and some of them run in the page.
  await page.addInitScript('globalThis.__name = (marked) => marked');
  await page.addInitScript(watch);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return session;
}

/** Slow 4G as DECISIONS.md measures it: 150 ms, 1.6 Mbit/s down, 0.75 up. */
/** Where the phone stands: by its clock it is night, whatever it is here. */
export const ZONE = 'Asia/Shanghai';

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** The very first load over Slow 4G with nothing cached; only the diary is there already. */
export async function visitCold(browser: Browser, visitor: Visitor): Promise<Visit> {
  const context = await newPhone(browser);
  await plant(context, visitor);
  const page = await context.newPage();
  const session = await slowed(page);
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  const visit = await measure(page, visitor.origin, session);
  await context.close();
  return visit;
}

/** A load in flight mode, by the service worker that an earlier visit left. */
export async function visitWarm(browser: Browser, visitor: Visitor): Promise<Visit> {
  const context = await newPhone(browser);
  await plant(context, visitor);
  const before = await context.newPage();
  await before.goto(`${visitor.origin}/`);
  await before.evaluate(() => navigator.serviceWorker.ready);
  await before.waitForTimeout(500);
  await before.close();
  await context.setOffline(true);
  const page = await context.newPage();
  const visit = await measure(page, visitor.origin, await slowed(page));
  await context.close();
  return visit;
}
