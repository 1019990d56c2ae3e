import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstRun, headline, log, misses, sees, seesEntries, sheet, start, tap, timer } from './hand';
import { openHouse, wait } from './phone';

const house = openHouse();
const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false };

/** What the keyboard would act on now, in its own words. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });
}

/** Tabs forward until what is focused begins so; more than a page of keys is a trap. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).startsWith(words)) return;
  }
  throw new Error(`Forty presses of Tab did not reach ${words}.`);
}

test('with the keyboard alone a timer is started and finished and an entry logged', async () => {
  const { page } = await house.phone(DESK);
  await page.goto('/');
  await page.getByLabel('孩子的小名').focus();
  await page.keyboard.type('小明');
  await page.keyboard.press('Tab');
  // From 幼儿园 down to 三年级.
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowDown');
  await tabTo(page, '开始');
  await page.keyboard.press('Enter');
  await headline(page).waitFor();
  await tabTo(page, '写作业');
  await page.keyboard.press('Enter');
  await timer(page, '不分科').waitFor();
  await wait(page, 10);
  await tabTo(page, '完成');
  await page.keyboard.press('Enter');
  await seesEntries(page, ['不分科 10']);
  await tabTo(page, '补记');
  await page.keyboard.press('Enter');
  await sheet(page).waitFor();
  await tabTo(page, '+15');
  await page.keyboard.press('Space');
  await tabTo(page, '保存');
  await page.keyboard.press('Enter');
  await expect.poll(() => headline(page).locator('.today-number').textContent()).toBe('25');
});

test('Escape closes a sheet, the focus stays inside it while open and goes back to its button', async () => {
  const { page } = await house.phone(DESK);
  await firstRunByMouse(page);
  await tabTo(page, '补记');
  await page.keyboard.press('Enter');
  await sheet(page).waitFor();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
    );
    expect(isInside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('补记');
});

test('the phone’s back gesture closes a sheet and stays on the screen', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '在校写完了');
  await sheet(page).waitFor();
  await page.goBack();
  await sheet(page).waitFor({ state: 'hidden' });
  await headline(page).waitFor();
});

test('where the family wants no motion nothing moves, a running timer’s lamp neither', async () => {
  const { page } = await house.phone({ reducedMotion: 'reduce' });
  await firstRun(page);
  await start(page, '写作业');
  await tap(page, '补记');
  await sheet(page).waitFor();
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});

test('on a desktop the week stands beside today', async () => {
  const { page } = await house.phone(DESK);
  await firstRunByMouse(page);
  const week = page.getByRole('complementary', { name: '这一周' });
  await sees(week, '这一周的上学日还没有记录。');
  const [today, beside] = [await headline(page).boundingBox(), await week.boundingBox()];
  expect(beside!.x).toBeGreaterThan(today!.x + today!.width - 1);
});

test('in large type and in English nothing runs off a small phone', async () => {
  const { page } = await house.phone({ viewport: { width: 320, height: 640 } });
  await firstRun(page, '小明小明小明小明小明小明');
  await log(page, '75');
  await start(page, '语文');
  await page.evaluate(() => {
    localStorage.setItem(
      'lamplight.appearance',
      JSON.stringify({ language: 'en', type: 'large', theme: 'dark' }),
    );
  });
  const paths = ['/', '/?log=2026-11-23', '/nights', '/nights/2026-11-23', '/settings', '/settings/install'];
  for (const path of paths) {
    await page.goto(path);
    await page.locator('main').first().waitFor();
    await misses(page, '写作业（不分科）');
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths, path).toEqual([320, 320]);
  }
});

/** First run where there is no touch screen. */
async function firstRunByMouse(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('孩子的小名').fill('小明');
  await page.getByLabel('年级').selectOption('三年级');
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await headline(page).waitFor();
}
