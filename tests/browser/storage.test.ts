import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openAsLaterVersion, readByHand } from './diary';
import { firstRun, headline, key, log, sees, seesEntries, sheet, tap } from './hand';
import { openHouse } from './phone';

const house = openHouse();

/** The phone's storage is full, as the browser tells it, or has room again. */
async function setFull(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { realPut?: IDBObjectStore['put'] };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the store again below
    store.realPut ??= store.put;
    const { realPut } = store;
    store.put = full
      ? () => {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
      : realPut;
  }, isFull);
}

/** Whether the sentence at the foot lies over everything else, where a parent can read and close it. */
async function readsAtFoot(page: Page, sentence: string): Promise<void> {
  const foot = page.getByRole('status').filter({ hasText: sentence });
  await foot.getByRole('button', { name: '关闭', exact: true }).tap({ trial: true });
}

test('when the phone is full a sentence says so, what was typed stays, and the diary is whole', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  await setFull(page, true);
  await tap(page, '补记');
  await sheet(page).getByLabel('用了多少分钟').fill('35');
  await tap(sheet(page), '保存');
  await sees(page, '手机存储满了，这一次没有记上。以前的记录都在。请清理一点空间，再点一次。');
  await readsAtFoot(page, '手机存储满了');
  expect(await sheet(page).getByLabel('用了多少分钟').inputValue()).toBe('35');
  await setFull(page, false);
  await tap(sheet(page), '保存');
  await seesEntries(page, ['语文 20', '不分科 35']);
});

test('a timer that cannot be stored does not pretend to run', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await setFull(page, true);
  await key(page, '写作业').tap();
  await readsAtFoot(page, '手机存储满了');
  expect(await page.getByRole('timer').count()).toBe(0);
});

/** What Dexie says when another window wants a later version. */
const UPGRADE = /Another connection wants to upgrade database/;
/** A page of ours that is not the app has no icon. */
const NO_ICON = /404/;
/** React names the error that the screen caught and told: a class of one letter in a production build. */
const TOLD = /^\w{1,2}$/;

test('a diary written by a later version is not touched, and the page says what to do', async () => {
  const { context, page, expectComplaint } = await house.phone();
  for (const complaint of [UPGRADE, NO_ICON, TOLD]) expectComplaint(complaint);
  await firstRun(page);
  await log(page, '20', '语文');
  await page.goto('/health');
  const before = await readByHand(page, 'entries');
  await openAsLaterVersion(page);
  const later = await context.newPage();
  await later.goto('/');
  await sees(later.getByRole('alert'), '另一个窗口里的灯下更新过，这里是旧的。记录都在，请重新打开这一页。');
  await sees(later.getByRole('alert'), '已经记下的都还在这部手机里。');
  expect(await readByHand(page, 'entries')).toEqual(before);
  expect(before).toHaveLength(1);
});

test('when a later version takes the diary over under an open page, the next tap says so and keeps what was typed', async () => {
  const { context, page, expectComplaint } = await house.phone();
  for (const complaint of [UPGRADE, NO_ICON]) expectComplaint(complaint);
  await firstRun(page);
  await log(page, '20', '语文');
  await tap(page, '补记');
  await sheet(page).getByLabel('用了多少分钟').fill('35');
  const other = await context.newPage();
  await other.goto('/health');
  await openAsLaterVersion(other);
  await tap(sheet(page), '保存');
  await readsAtFoot(page, '另一个窗口里的灯下更新过');
  expect(await sheet(page).getByLabel('用了多少分钟').inputValue()).toBe('35');
  expect(await readByHand(other, 'entries')).toHaveLength(1);
});

test('a browser that forbids storage says which other way there is', async () => {
  const { context, page, expectComplaint } = await house.phone();
  expectComplaint(TOLD);
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await page.goto('/');
  await sees(page.getByRole('alert'), '这个浏览器（或无痕模式）不让保存记录。请换普通窗口或别的浏览器打开。');
  expect(await headline(page).count()).toBe(0);
});
