import { expect, test } from 'vitest';
import {
  evening,
  firstRun,
  headline,
  log,
  misses,
  sees,
  seesEntries,
  sheet,
  start,
  tap,
  timer,
} from './hand';
import { openHouse, setClock, wait } from './phone';

const house = openHouse();

test('a clock set back two hours under a running timer takes no minute away, and the page says so', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await start(page, '写作业');
  await wait(page, 10);
  await sees(timer(page, '不分科'), /^10:0/);
  await setClock(page, '2026-11-23 18:10');
  await sees(page.getByRole('status'), '手机时间往回调了 120 分钟，计时照旧，没有少算。');
  await sees(timer(page, '不分科'), /^10:[0-5]/);
  await tap(page, '完成');
  await seesEntries(page, ['不分科 10']);
});

test('a clock that jumps a day forward under a running timer adds no minute, and the jump can be undone', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await start(page, '写作业');
  await wait(page, 10);
  await sees(timer(page, '不分科'), /^10:0/);
  await setClock(page, '2026-11-24 20:10');
  await sees(page.getByRole('status'), '手机时间往前跳了 1440 分钟，计时没有把它算进去。');
  await sees(timer(page, '不分科'), /^10:[0-5]/);
  await tap(page.getByRole('status'), '撤销');
  await sees(page, /是忘了停吗？/);
});

test('a clock set back while the app was closed is asked about, and never makes minutes below one', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await start(page, '写作业');
  await page.close();
  const later = await context.newPage();
  await setClock(later, '2026-11-23 18:00');
  await later.goto('/');
  await sees(later, '手机时间好像被改过，这次写了多久？');
  await later.getByLabel('别的分钟数').fill('35');
  await tap(later, '记下');
  await sees(later.getByRole('status'), '记下 35 分钟');
});

test('after midnight it is still the evening before, until 04:00 makes it yesterday', async () => {
  const { page } = await house.phone({ at: '2026-11-23 23:50' });
  await firstRun(page);
  await start(page, '写作业');
  await wait(page, 40);
  await sees(page, '现在 00:30，仍算周一晚');
  await tap(page, '完成');
  await seesEntries(page, ['不分科 40']);
  await wait(page, 180);
  await sees(page, '现在 03:30，仍算周一晚');
  await sees(headline(page), '40');
  await wait(page, 31);
  await sees(page, '11月24日 周二 · 上学日');
  await sees(evening(page, '11月23日 周一'), '昨晚 40 分钟');
  await sees(headline(page), '今晚还没记。开始写作业时点一下。');
});

test('the morning after an evening without a record asks for it first, and from noon on no more', async () => {
  const { page } = await house.phone({ at: '2026-11-24 07:00' });
  await firstRun(page);
  const card = evening(page, '11月23日 周一');
  await sees(card, '昨晚还没记');
  await tap(card, '在校写完了');
  await tap(sheet(page), '不清楚');
  await sees(card, '昨晚在校写完了');
  await tap(card, '补记');
  await tap(sheet(page), '+15');
  await tap(sheet(page), '保存');
  await sees(card, '昨晚 15 分钟');
  await wait(page, 5 * 60 + 1);
  await card.waitFor({ state: 'hidden' });
});

test('a timer forgotten on a phone that slept overnight is asked about with three answers before a minute counts', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await start(page, '语文');
  await wait(page, 11 * 60);
  const question = timer(page, '小明 · 语文');
  await sees(question, '这是前一晚的计时，是忘了停吗？');
  for (const answer of ['大约 30 分钟', '写到 21:20，80 分钟', '一直写到现在，660 分钟'])
    await question.getByRole('button', { name: answer }).waitFor();
  await sees(evening(page, '11月23日 周一'), '昨晚还没记');
  await question.getByRole('button', { name: '写到 21:20，80 分钟' }).tap();
  await sees(evening(page, '11月23日 周一'), '昨晚 80 分钟');
  expect(await page.getByRole('timer').count()).toBe(0);
});

test('after three hours the page asks, and a child that is still writing goes on', async () => {
  const { page } = await house.phone({ at: '2026-11-23 16:00' });
  await firstRun(page);
  await start(page, '写作业');
  await wait(page, 185);
  await sees(page, '计时很久了，是忘了停吗？');
  await tap(page, '还在写');
  await sees(timer(page, '不分科'), /^3:05:/);
});

test('minutes typed into the question are judged kindly and kept', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await start(page, '语文');
  await wait(page, 11 * 60);
  await page.getByLabel('别的分钟数').fill('一会儿');
  await tap(page, '记下');
  await sees(page.getByRole('alert'), '没看懂这个分钟数，请填数字，比如 20。');
  expect(await page.getByLabel('别的分钟数').inputValue()).toBe('一会儿');
  await page.getByLabel('别的分钟数').fill('４５');
  await tap(page, '记下');
  await sees(evening(page, '11月23日 周一'), '昨晚 45 分钟');
});

test('a journey to another time zone changes nothing about a running timer', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await log(page, '10');
  await start(page, '语文');
  const storageState = await context.storageState({ indexedDB: true });
  const abroad = await house.phone({ at: '2026-11-23 20:20', timezoneId: 'Europe/Berlin', storageState });
  await abroad.page.goto('/');
  await sees(timer(abroad.page, '语文'), /^(?:20|19):/);
  await misses(abroad.page, /是忘了停吗/);
  await sees(headline(abroad.page), '规定 60 分钟');
});
