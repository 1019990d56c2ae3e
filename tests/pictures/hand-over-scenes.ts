import type { Page } from 'playwright-core';
import { nightsFrom } from '../../src/core/night';
import { withEntries } from '../setup/household';
import * as classes from './class-diaries';
import { AT_HOMEWORK } from './diaries';
import type { Scene } from './scene';

/** A term of evenings beside the class seat: too much for any code that is scanned. */
const long = withEntries(
  classes.handing,
  nightsFrom('2026-09-01', '2026-11-20').map((night, at) => ({
    child: 'xiaomi',
    night,
    minutes: 20 + ((at * 7) % 50),
    id: `term-${String(at)}`,
  })),
);

const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

const scene = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name,
  at: AT_HOMEWORK,
  diary: long,
  path,
  ...more,
});

/** Says where the diary shall go: another phone stands first. */
async function choose(page: Page, which: 0 | 1): Promise<void> {
  await page.locator('.choice-key').nth(which).click();
  await page.locator('.sheet').nth(1).waitFor();
}

/** The clipboard of a page that has none to look into. */
function keepCopied(): void {
  const clipboard = { writeText: async (text: string) => void Object.assign(window, { copied: text }) };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard });
}

/** The code of this very diary, and its digits. */
async function codeOf(page: Page): Promise<{ code: string; digits: string }> {
  await choose(page, 1);
  await page.locator('.sheet .button-main').last().click();
  await page.waitForFunction(() => 'copied' in window);
  const code = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  await page.locator('.sheet').nth(-2).locator('.button').last().click();
  return { code, digits: (await page.locator('.handover-digits').textContent()) ?? '' };
}

/** The phone forgets what the code brings, and opens it. */
async function take(page: Page, forgotten: readonly string[]): Promise<void> {
  const { code, digits } = await codeOf(page);
  await page.evaluate(async (tables) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lamplight');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const transaction = database.transaction(tables, 'readwrite');
    for (const table of tables) transaction.objectStore(table).clear();
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, forgotten as string[]);
  await page.goto(code.slice(code.indexOf('/take')));
  await page.locator('.handover-six').fill(digits);
  await page.locator('form .button-main').click();
  await page.locator('.handover-six').waitFor({ state: 'detached' });
}

const SEAT = ['enrolments', 'secrets'];

/** Every page of moving a diary. */
export const handOverScenes: readonly Scene[] = [
  scene('handover', '/settings/hand-over'),
  scene('handover-file', '/settings/hand-over', { act: (page) => choose(page, 0) }),
  scene('handover-code', '/settings/hand-over', {
    act: async (page) => {
      await choose(page, 0);
      await page.locator('.handover-scan .button-main').click();
      await page.locator('.shown-code svg').waitFor();
    },
  }),
  scene('handover-digits', '/settings/hand-over', {
    act: async (page) => {
      await choose(page, 0);
      await page.locator('.handover-scan + .sheet .button').click();
      await page.locator('.handover-digits').waitFor();
    },
  }),
  scene('handover-here', '/settings/hand-over', { act: (page) => choose(page, 1) }),
  scene('handover-inside', '/settings/hand-over', { userAgent: WECHAT, act: (page) => choose(page, 0) }),
  scene('take', '/take'),
  scene('take-foreign', '/take', {
    act: async (page) => {
      await page.locator('textarea').fill('3n5k 8m2q');
      await page.locator('form .button-main').click();
    },
  }),
  scene('take-digits', '/settings/hand-over', {
    before: keepCopied,
    act: async (page) => {
      const { code } = await codeOf(page);
      await page.goto(code.slice(code.indexOf('/take')));
      await page.locator('.handover-six').fill('000 000');
      await page.locator('form .button-main').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  scene('take-seats', '/settings/hand-over', {
    before: keepCopied,
    act: async (page) => {
      await take(page, SEAT);
      await page.locator('.answer-foot').waitFor();
    },
  }),
  scene('take-coming', '/settings/hand-over', {
    before: keepCopied,
    act: async (page) => {
      await take(page, [...SEAT, 'entries']);
      await page.locator('.answer-foot .button-main').click();
      await page.locator('.sheet .button-main').waitFor();
    },
  }),
  scene('take-done', '/settings/hand-over', {
    before: keepCopied,
    act: async (page) => {
      await take(page, [...SEAT, 'entries']);
      await page.locator('.answer-foot .button-main').click();
      await page.locator('.sheet .button-main').click();
      await page.locator('.sheet .button-main').waitFor({ state: 'detached' });
    },
  }),
  scene('backup-sealed', '/settings/backup', {
    act: async (page) => {
      const section = page.locator('section').filter({ hasText: /带口令的备份|Backup with a passphrase/ });
      await section.locator('.button').last().click();
      await section.locator('input').first().fill('灯下一起写');
      await section.locator('form .button-main').scrollIntoViewIfNeeded();
    },
  }),
];
