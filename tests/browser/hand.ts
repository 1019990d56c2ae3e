import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A part of the page, or all of it. */
type Place = Page | Locator;

/** Taps the button called exactly this. */
export async function tap(place: Place, name: string): Promise<void> {
  await place.getByRole('button', { name, exact: true }).tap();
}

/** Follows a link: a tab, a night, a setting. */
export async function follow(place: Place, name: string | RegExp): Promise<void> {
  await place.getByRole('link', { name }).first().tap();
}

/** Waits until the words are there to be read. */
export async function sees(place: Place, words: string | RegExp): Promise<void> {
  await place.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Waits until the words are gone. */
export async function misses(place: Place, words: string | RegExp): Promise<void> {
  await place.getByText(words).first().waitFor({ state: 'hidden' });
}

/** The lamp with the number and what it means. */
export function headline(page: Page): Locator {
  return page.getByRole('region', { name: '时长' });
}

/** The large key of a subject: tap starts, tap finishes. */
export function key(page: Page, name: string): Locator {
  return page.getByRole('region', { name: '开始计时' }).getByRole('button', { name });
}

/** Starts a subject's timer and sees it run. */
export async function start(page: Page, name: string): Promise<void> {
  await key(page, name).tap();
  await timer(page, name === '写作业' ? '不分科' : name).waitFor();
}

/** The running timer whose title says this. */
export function timer(page: Page, title: string): Locator {
  return page.getByRole('region', { name: `${title}的计时` });
}

/** The card in the morning, about the evening before. */
export function evening(page: Page, night: string): Locator {
  return page.getByRole('region', { name: `${night}晚` });
}

/** Tonight's entries. */
export function entries(page: Page): Locator {
  return page.getByRole('region', { name: '今晚的记录' }).getByRole('listitem');
}

/** Waits until tonight's entries are these, in their order, each as `语文 20`. */
export async function seesEntries(page: Page, expected: readonly string[]): Promise<void> {
  const texts = async () => {
    const names = await entries(page).locator('.entry-name').allTextContents();
    const lengths = await entries(page).locator('.entry-length').allTextContents();
    return names.map((name, index) => `${name} ${lengths[index]?.replace(' 分钟', '') ?? ''}`);
  };
  await expect.poll(texts).toEqual(expected);
}

/** The sheet that lies over the screen. */
export function sheet(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Opens the app on a new phone and says who the child is. */
export async function firstRun(page: Page, nickname = '小明', grade = '三年级'): Promise<void> {
  await page.goto('/');
  await page.getByLabel('孩子的小名').fill(nickname);
  await page.getByLabel('年级').selectOption(grade);
  await tap(page, '开始');
  await headline(page).waitFor();
}

/** Adds another child on the settings page and comes back to today. */
export async function addChild(page: Page, nickname: string, grade: string): Promise<void> {
  await follow(page, '我的');
  await tap(page, '再加一个孩子');
  await page.getByLabel('孩子的小名').fill(nickname);
  await page.getByLabel('年级').selectOption(grade);
  await tap(page, '加上');
  await sees(page, `加好了：${nickname}`);
  await follow(page, /今[晚天]/);
}

/** Logs finished work of a subject by typing its minutes. */
export async function log(page: Page, minutes: string, subject = '不分科'): Promise<void> {
  // In the morning there is another 补记 above it, for the evening before.
  await page.getByRole('button', { name: '补记', exact: true }).last().tap();
  await sheet(page).getByRole('radio', { name: subject, exact: true }).check();
  await sheet(page).getByLabel('用了多少分钟').fill(minutes);
  await tap(sheet(page), '保存');
  await sheet(page).waitFor({ state: 'hidden' });
}

/** Goes on once the service worker can open the app by itself. */
export async function whenKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}
