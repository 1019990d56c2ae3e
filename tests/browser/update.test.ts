import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstRun, follow, key, log, misses, sees, seesEntries, start, tap, timer, whenKept } from './hand';
import { openHouse, wait } from './phone';
import { NEWS } from './served';

const house = openHouse();

/** The page is looked at again; after more than an hour it then asks for a newer version by itself. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

async function whenNewerWaits(page: Page): Promise<void> {
  const isWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await expect.poll(isWaiting).toBe(true);
}

function banner(page: Page) {
  return page.getByRole('region', { name: '新版本' });
}

function isOfSheets(path: string): boolean {
  return /^\/assets\/sheets-.*\.js$/.test(path);
}

async function isOf(page: Page, build: string): Promise<void> {
  await page.locator(`html[data-build="${build}"]`).waitFor({ state: 'attached' });
}

test('a new version is silent while a timer runs, is offered once it is finished, and keeps every entry', async () => {
  const { page } = await house.phone({ at: '2026-11-23 18:00' });
  await firstRun(page);
  await whenKept(page);
  await page.reload();
  await log(page, '10', '数学');
  await start(page, '语文');
  const next = house.served().release();
  await wait(page, 29);
  await wait(page, 29);
  await wait(page, 5);
  await lookAgain(page);
  await whenNewerWaits(page);
  await expect.poll(() => house.served().asked()).toContain('/news.json');
  // The page knows by now; a minute later it has been drawn many times over.
  await wait(page, 1);
  await sees(timer(page, '语文'), /^1:04:/);
  expect(await banner(page).count()).toBe(0);

  await tap(timer(page, '语文'), '完成');
  // The line about the minutes saved and the banner are there at once, and neither hides the other.
  await sees(banner(page), `有新版本：${NEWS}`);
  const [line, above] = [await page.locator('.foot').boundingBox(), await banner(page).boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0);
  await wait(page, 1);
  // What this page has not loaded yet is still that of its own build.
  await follow(page, '回看');
  await sees(page, '2026年11月');
  await follow(page, /^今晚$/);
  await tap(banner(page), '更新');
  await isOf(page, next);
  await seesEntries(page, ['数学 10', '语文 64']);
  await misses(page, /有新版本/);
});

test('a page without a service worker still opens its own sheets after the school’s box was updated', async () => {
  const { page } = await house.phone({ baseURL: house.served().overHttp });
  await firstRun(page);
  const before = house.served().asked().length;
  const sheetsAsked = () => house.served().asked().slice(before).filter(isOfSheets);
  const next = house.served().release();
  await log(page, '20', '数学');
  await follow(page, '我的');
  await sees(page, '再加一个孩子');
  const [ofThisBuild] = sheetsAsked();
  expect(ofThisBuild).toBeDefined();
  await page.goto('/');
  await isOf(page, next);
  await log(page, '10', '语文');
  await seesEntries(page, ['数学 20', '语文 10']);
  expect(new Set(sheetsAsked()).size).toBe(2);
});

test('put off, a new version says no more until the next visit; taken in one tab, the other tells that it is old', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await whenKept(page);
  await page.reload();
  const other = await context.newPage();
  await other.goto('/');
  await start(other, '语文');
  house.served().release();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await whenNewerWaits(page);
  await tap(timer(other, '语文'), '完成');
  await tap(banner(page), '以后再说');
  await misses(page, /有新版本/);
  await tap(banner(other), '更新');
  await sees(page, '灯下已在另一个页面更新，这一页还是旧版。记录都在。');
  await key(page, '数学').tap();
  await timer(page, '数学').waitFor();
  await misses(page, /这一页还是旧版/);
});
