import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { traces } from './diary';
import { firstRun, follow, headline, log, sees, seesEntries, tap } from './hand';
import { openHouse, wait } from './phone';

const house = openHouse();

/** 小明 with an evening, and an automatic backup of it. */
async function backedUp(page: Page): Promise<void> {
  await firstRun(page);
  await log(page, '20', '语文');
  await log(page, '30', '数学');
  await expect
    .poll(async () => {
      await wait(page, 0.5);
      return traces(page);
    })
    .toContain('file lamplight-generations');
  await wait(page, 0.1);
}

test('erased, the phone is as new in every window, and nothing is left on it', async () => {
  const { context, page } = await house.phone();
  await backedUp(page);
  const other = await context.newPage();
  await other.goto('/');
  await seesEntries(other, ['语文 20', '数学 30']);
  await page.goto('/settings');
  await page.getByRole('radio', { name: '深色' }).check();
  await page.goto('/settings/backup');
  await tap(page, '清除本机全部数据');
  await sees(page, '要清除 1 晚的记录吗？');
  await tap(page, '全部清除');
  for (const window of [page, other]) await window.getByLabel('孩子的小名').waitFor();
  expect(await traces(page)).toEqual([]);
  await page.reload();
  await page.getByLabel('孩子的小名').waitFor();
  expect(await page.getByRole('link', { name: '找回来' }).count()).toBe(0);
});

test('a diary that the browser threw away comes back from the automatic backup on the first page', async () => {
  const { context, page, expectComplaint } = await house.phone();
  expectComplaint(/404|wants to delete/);
  await backedUp(page);
  const session = await context.newCDPSession(page);
  const { origin } = house.served();
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.goto('/');
  await sees(page, '本机有 11月23日的自动备份');
  await follow(page, '找回来');
  await page.getByRole('button', { name: /^找回11月23日的自动备份/ }).tap();
  await sees(page, '多一个孩子：小明。');
  await tap(page, '找回来');
  await headline(page).waitFor();
  await seesEntries(page, ['语文 20', '数学 30']);
});

/** The browser cannot open this one database any more, as after a torn write of its own. */
async function breakDiary(page: Page, isHealedByDeleting: boolean): Promise<void> {
  await page.addInitScript((isHealed) => {
    const { prototype } = IDBFactory;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the factory again below
    const { open, deleteDatabase } = prototype;
    prototype.open = function broken(name, version) {
      if (name !== 'lamplight' || sessionStorage.getItem('healed')) return open.call(this, name, version);
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
    prototype.deleteDatabase = function healing(name) {
      if (isHealed) sessionStorage.setItem('healed', 'yes');
      return deleteDatabase.call(this, name);
    };
  }, isHealedByDeleting);
}

test('where the diary does not open any more its backup is saved as a file, or stands in its place', async () => {
  const { page, expectComplaint } = await house.phone();
  expectComplaint(/^\w{1,2}$|UnknownError|Dexie/);
  await backedUp(page);
  await breakDiary(page, true);
  await page.reload();
  const trouble = page.getByRole('alert');
  await sees(trouble, '记录还是打不开，但有 11月23日的自动备份，2 条。');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '先存成文件')]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('小明');
  await tap(page, '用它重新开始');
  await sees(page, '打不开的记录会换成这份备份，在它之后记的就没有了。');
  await page.getByRole('alertdialog').getByRole('button', { name: '用它重新开始' }).tap();
  await headline(page).waitFor();
  await seesEntries(page, ['语文 20', '数学 30']);
});
