import { expect, test } from 'vitest';
import { readByHand } from './diary';
import {
  entries,
  firstRun,
  follow,
  headline,
  log,
  sees,
  seesEntries,
  start,
  tap,
  timer,
  whenKept,
} from './hand';
import { openHouse, wait } from './phone';

const house = openHouse();

test('with no network a reload finds the running timer, and screens never opened before open', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await start(page, '语文');
  await whenKept(page);
  await context.setOffline(true);
  await wait(page, 10);
  await page.reload();
  await sees(timer(page, '语文'), /^10:/);
  await follow(page, '回看');
  await sees(page, '2026年11月');
  await follow(page, '我的');
  await follow(page, /放到手机桌面/);
  await sees(page, '这台设备能做什么');
  await page.goto('/nights/2026-11-20');
  await sees(page, '11月20日 周五晚');
  await follow(page, '今晚');
  await tap(page, '完成');
  await seesEntries(page, ['语文 10']);
});

test('a tab that dies in the middle of a sitting loses no minute of it', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await log(page, '20');
  await start(page, '语文');
  await wait(page, 5);
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
  const again = await context.newPage();
  await wait(again, 10);
  await again.goto('/');
  await sees(timer(again, '语文'), /^15:/);
  await tap(again, '完成');
  await seesEntries(again, ['不分科 20', '语文 15']);
});

test('two tabs agree: started in one, finished in the other, it is one entry', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  const other = await context.newPage();
  await other.goto('/');
  await start(page, '语文');
  await timer(other, '语文').waitFor();
  await wait(other, 10);
  await tap(other, '完成');
  await seesEntries(other, ['语文 10']);
  await seesEntries(page, ['语文 10']);
  expect(await page.getByRole('timer').count()).toBe(0);
});

test('two tabs that finish the same timer at once write one entry', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  const other = await context.newPage();
  await other.goto('/');
  await start(page, '语文');
  await timer(other, '语文').waitFor();
  await wait(other, 10);
  await Promise.all(
    [page, other].map((tab) =>
      timer(tab, '语文').getByRole('button', { name: '完成' }).dispatchEvent('click'),
    ),
  );
  await seesEntries(page, ['语文 10']);
  await seesEntries(other, ['语文 10']);
  expect(await readByHand(page, 'entries')).toHaveLength(1);
});

test('on plain http the app times, logs and keeps without a service worker, and the install page says so', async () => {
  const { page } = await house.phone({ baseURL: house.served().overHttp });
  await firstRun(page);
  expect(
    await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'randomUUID' in crypto]),
  ).toEqual([false, false, false]);
  await start(page, '数学');
  await wait(page, 10);
  await tap(page, '完成');
  await log(page, '20', '语文');
  await page.reload();
  await expect.poll(() => entries(page).count()).toBe(2);
  await sees(headline(page), '30');
  await page.goto('/settings/install');
  await sees(page, '这个网址还不能装');
  await sees(page, '要用 https 开头的网址才有。打开时连着网络，打开后断网也照常计时和记录。');
});

test('on plain http the note to the teacher is copied the other way', async () => {
  const { page } = await house.phone({ baseURL: house.served().overHttp, at: '2026-11-23 21:10' });
  await firstRun(page);
  await start(page, '语文');
  await wait(page, 12);
  await tap(page, '复制这句话');
  await sees(page, '已复制');
});
