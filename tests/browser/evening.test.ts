import { expect, test } from 'vitest';
import {
  addChild,
  entries,
  evening,
  firstRun,
  follow,
  headline,
  key,
  log,
  misses,
  sees,
  seesEntries,
  sheet,
  start,
  tap,
  timer,
  whenKept,
} from './hand';
import { openHouse, setClock, wait } from './phone';

const house = openHouse();

test('in flight mode a parent times 写作业, adds 语文 20 分钟, sees the limit, and finds all of it next morning', async () => {
  const { context, page } = await house.phone({ at: '2026-11-23 19:00' });
  await firstRun(page);
  await whenKept(page);
  await page.reload();
  await headline(page).waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
  const asked = house.served().asked().length;

  await start(page, '写作业');
  await wait(page, 25);
  await sees(timer(page, '不分科'), /^25:0/);
  await tap(page, '完成');
  await log(page, '20', '语文');
  await sees(headline(page), '45');
  await sees(headline(page), '规定 60 分钟');
  await sees(headline(page), '没超过 60 分钟');
  await page.close();

  const tomorrow = await context.newPage();
  await setClock(tomorrow, '2026-11-24 07:30');
  await tomorrow.goto('/');
  await sees(evening(tomorrow, '11月23日 周一'), '昨晚 45 分钟');
  await follow(tomorrow, '回看');
  await follow(tomorrow, '11月23日 周一晚');
  await sees(tomorrow, '25 分钟');
  await sees(tomorrow, '20 分钟');
  expect(house.served().asked().length, 'asked of the endpoint in flight mode').toBe(asked);
});

test('while a timer runs the page says when the limit will be full, and a pause is not counted', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '40');
  await key(page, '数学').tap();
  await sees(headline(page), '照这样，20:20 满 60 分钟');
  await wait(page, 10);
  await tap(page, '暂停');
  await wait(page, 15);
  await sees(timer(page, '数学'), '已暂停');
  await tap(page, '继续');
  await sees(headline(page), '照这样，20:35 满 60 分钟');
  await tap(page, '完成');
  await seesEntries(page, ['不分科 40', '数学 10']);
  await sees(headline(page), '50');
});

test('an evening over the limit is told in words with its minutes, the limit and the difference', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '75');
  await sees(headline(page), '今晚书面作业 75 分钟，比规定的 60 分钟多 15 分钟。');
  await sees(headline(page), '规定指的是平均用时，偶尔多一点不用着急。');
});

test('reading, the parent’s extra and tutoring stand beside the limit and do not count', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '50');
  await log(page, '30', '阅读等');
  await tap(page, '补记');
  await sheet(page).getByLabel('用了多少分钟').fill('25');
  await sheet(page).getByText('更多').tap();
  await sheet(page).getByRole('radio', { name: '家里加的' }).check();
  await tap(sheet(page), '保存');
  await sees(headline(page), '家里加的 25 分钟，不计入');
  await sees(headline(page), '另有阅读等 30 分钟');
  await sees(headline(page), '没超过 60 分钟');
});

test('another subject tapped while one runs finishes the first and starts the second', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await start(page, '语文');
  await wait(page, 15);
  await start(page, '数学');
  await seesEntries(page, ['语文 15']);
  await wait(page, 5);
  await key(page, '数学').tap();
  await seesEntries(page, ['语文 15', '数学 5']);
  expect(await page.getByRole('timer').count()).toBe(0);
});

test('an unsplit sitting can be shared among subjects, and the rest stays unsplit', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '30');
  await tap(entries(page), '分科');
  await sheet(page).getByLabel('语文', { exact: true }).fill('20');
  await sees(sheet(page), '还有 10 分钟没分（共 30 分钟）');
  await tap(sheet(page), '保存');
  await sees(entries(page).filter({ hasText: '语文' }), '20 分钟');
  await sees(entries(page).filter({ hasText: '不分科' }), '10 分钟');
  await sees(headline(page), '30');
});

test('a start forgotten is moved back in one press', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await key(page, '语文').tap();
  await timer(page, '语文').getByRole('timer').tap();
  await tap(sheet(page), '早 15');
  await page.keyboard.press('Escape');
  await sees(timer(page, '语文'), /^15:0/);
});

test('work running since earlier is started at that time', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '补记');
  await sheet(page).getByRole('radio', { name: '已经在写了' }).check();
  await tap(sheet(page), '30 分钟前');
  await tap(sheet(page), '开始计时');
  await sees(timer(page, '不分科'), /^30:[0-5]/);
});

test('timers of several children run together and are both finished without switching', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await addChild(page, '小红', '七年级（初一）');
  await start(page, '英语');
  const children = page.getByRole('group', { name: '孩子' });
  await children.getByRole('button', { name: '小明' }).tap();
  await start(page, '语文');
  await wait(page, 12);
  await tap(timer(page, '小红 · 英语'), '完成');
  await misses(page, '小红 · 英语');
  await tap(timer(page, '小明 · 语文'), '完成');
  await seesEntries(page, ['语文 12']);
  const [line, keys] = [await page.locator('.foot').boundingBox(), await children.boundingBox()];
  expect(line!.y + line!.height, 'the line at the foot stands above the children').toBeLessThanOrEqual(
    keys!.y,
  );
  await children.getByRole('button', { name: '小红' }).tap();
  await sees(headline(page), '规定 90 分钟');
  await seesEntries(page, ['英语 12']);
});

test('from bedtime on the page says that bed is fine, and gives a note to copy', async () => {
  const { page } = await house.phone({ at: '2026-11-23 21:10' });
  await firstRun(page);
  await start(page, '语文');
  await wait(page, 12);
  await sees(page, '21:22 了，没写完也可以先睡。');
  await tap(page, '复制这句话');
  await sees(page, '已复制');
  await tap(page, '再写一会儿');
  await misses(page, '没写完也可以先睡');
  await timer(page, '语文').waitFor();
});
