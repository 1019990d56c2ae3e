import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readByHand } from './diary';
import { firstRun, follow, headline, log, sees, seesEntries, tap } from './hand';
import { openHouse } from './phone';

const house = openHouse();
const MARK = '示例数据，不是您家的记录';

async function databases(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
}

test('the example opens on a school evening at 20:28 with a timer running, and is gone with one tap', async () => {
  const { page } = await house.phone({ at: '2026-11-29 10:00' });
  await page.goto('/');
  await tap(page, '先看示例');
  await sees(page, MARK);
  await sees(page, /上学日/);
  await page.getByRole('timer').first().waitFor();
  await sees(headline(page), /^照这样，\d\d:\d\d\s满\s60\s分钟$/);
  await page.getByRole('timer').first().tap();
  await sees(page.getByRole('dialog'), /^从\s(?:19|20):[0-5]\d\s开始$/);
  await page.keyboard.press('Escape');
  await follow(page, '回看');
  await sees(page, MARK);
  await sees(page, /书面作业平均\s\d+\s分钟/);
  await tap(page, '离开示例');
  await page.getByLabel('孩子的小名').waitFor();
  await expect.poll(() => databases(page)).not.toContain('lamplight-sandbox');
});

test('whatever is done in the example, the family’s diary is as it was', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  const before = await readByHand(page, 'entries');
  await follow(page, '我的');
  await tap(page, '打开示例');
  await sees(page, MARK);
  await tap(page, '完成');
  await log(page, '45', '数学');
  await tap(page, '离开示例');
  await seesEntries(page, ['语文 20']);
  expect(await readByHand(page, 'entries')).toEqual(before);
  await page.reload();
  await seesEntries(page, ['语文 20']);
});
