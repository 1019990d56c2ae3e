import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';
import { NAME_AT_HOME, serveBuild, type Served } from './served';

// The house's name leads to this machine, network or not; only what is called localhost or 127.… is secure by itself.
const FLAGS = [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${NAME_AT_HOME} 127.0.0.1`];

/** A phone in a Chinese family: small, touched with a thumb. */
const PHONE: BrowserContextOptions = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

/** `at` is the wall clock when the phone is taken up, `2026-11-23 20:00`; from there it runs on. */
export type Wish = BrowserContextOptions & { at?: string };

/** One phone with its own storage. The page is its first tab. */
export type Phone = {
  context: BrowserContext;
  page: Page;
  /** Says that this story makes the browser complain, and how; any other complaint fails it. */
  expectComplaint: (pattern: RegExp) => void;
};

export type House = {
  served: () => Served;
  phone: (wish?: Wish) => Promise<Phone>;
};

/** Monday evening, a school night. */
export const MONDAY_EVENING = '2026-11-23 20:00';

/**
 * One browser and one endpoint for the stories of a file; each phone is fresh, and none may complain on its console. The
 * endpoint goes by the machine's clock, or stands at a wall clock time of China until a story moves it.
 */
export function openHouse(endpointAt?: string, beside: 'a demo' | 'nothing' = 'nothing'): House {
  let browser: Browser;
  let served: Served;
  let phones: BrowserContext[] = [];
  let complaints: string[] = [];
  let expected: RegExp[] = [];

  beforeAll(async () => {
    served = await serveBuild(endpointAt === undefined ? undefined : wallTime(endpointAt), beside);
    const executablePath = chromiumPath();
    if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
    browser = await chromium.launch({ executablePath, args: FLAGS });
  });
  afterEach(async () => {
    const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    for (const context of phones) await context.close();
    phones = [];
    complaints = [];
    expected = [];
    expect(unexpected, 'complaints on the console that no story expects').toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  return {
    served: () => served,
    phone: async ({ at = MONDAY_EVENING, ...wish } = {}) => {
      const context = await browser.newContext({ baseURL: served.origin, ...PHONE, ...wish });
      phones.push(context);
      // Shorter than the 9 s a line stands at the foot, so that a line which covers what is to be tapped fails.
      context.setDefaultTimeout(8000);
      await context.clock.install({ time: wallTime(at) });
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(String(error.error().stack)));
      const expectComplaint = (pattern: RegExp) => expected.push(pattern);
      return { context, page: await context.newPage(), expectComplaint };
    },
  };
}

/** `2026-11-23 20:00` by a clock in China. */
export function wallTime(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+08:00`);
}

/** The phone is left alone for so many minutes and wakes: what was due meanwhile happens once. */
export async function wait(page: Page, minutes: number): Promise<void> {
  await page.clock.fastForward(minutes * 60_000);
}

/** Somebody, or the network, sets the phone's clock while the app stays open. */
export async function setClock(page: Page, at: string): Promise<void> {
  await page.clock.setSystemTime(wallTime(at));
}
