import { expect, test } from 'vitest';
import { firstRun, follow, headline, log, misses, sees, sheet, tap } from './hand';
import { openHouse, setClock } from './phone';

const house = openHouse();
const FREE = '周末和节假日，国家要求控制总量，没有规定分钟数，这里只记总时长。';

test('a Friday evening opens the weekend: one total, no limit, and the words say 今天', async () => {
  const { page } = await house.phone({ at: '2026-11-26 20:00' });
  await firstRun(page);
  await log(page, '52');
  await sees(headline(page), '没超过 60 分钟');
  await setClock(page, '2026-11-27 18:00');
  await page.reload();
  await sees(headline(page), '今天还没记');
  await log(page, '70');
  await sees(headline(page), '周末作业合计');
  await sees(headline(page), FREE);
  await sees(headline(page), '本周上学日平均 52 分钟（规定 60）。');
  await page.getByRole('link', { name: '今天' }).waitFor();
  await setClock(page, '2026-11-28 10:30');
  await page.reload();
  await log(page, '20');
  await sees(headline(page), '90');
  await misses(headline(page), /比规定/);
});

test('before a make-up Saturday Friday is a school night, and the Saturday’s own evening opens the weekend', async () => {
  const { page } = await house.phone({ at: '2026-10-09 20:00' });
  await firstRun(page);
  await log(page, '70');
  await sees(headline(page), '比规定的 60 分钟多 10 分钟');
  await setClock(page, '2026-10-10 19:00');
  await page.reload();
  await sees(headline(page), '周末作业合计');
  await log(page, '70');
  await sees(headline(page), FREE);
  await misses(headline(page), /比规定/);
});

test('the National Day week is one block from the evening before it', async () => {
  const { page } = await house.phone({ at: '2026-09-30 19:00' });
  await firstRun(page);
  await log(page, '30');
  await sees(headline(page), '假期作业合计');
  await setClock(page, '2026-10-04 15:00');
  await page.reload();
  await log(page, '80');
  await sees(headline(page), '110');
  await sees(headline(page), FREE);
  await misses(headline(page), /比规定/);
});

test('in 2027 the page says that its holidays are not known, and compares nothing', async () => {
  const { page } = await house.phone({ at: '2027-03-02 20:00' });
  await firstRun(page);
  await log(page, '75');
  await sees(headline(page), '2027 年放假安排还没有收录，先按普通周末计算，可以手动改。');
  await sees(headline(page), '75');
  await misses(headline(page), /比规定|没超过|满 60/);
  await follow(page, '回看');
  await follow(page, '3月2日 周二晚');
  await page.getByRole('radio', { name: '上学日', exact: true }).tap();
  await sees(page, '多 15 分钟');
});

test('for a first-grader the large number is reading, and written work is asked about, not judged', async () => {
  const { page } = await house.phone();
  await firstRun(page, '小明', '一年级');
  await sees(headline(page), '今晚阅读等');
  await log(page, '20', '语文');
  await sees(page, '今晚有 20 分钟书面作业：老师布置的，还是家里加的？');
  await log(page, '15', '阅读等');
  await expect.poll(() => headline(page).locator('.today-number').textContent()).toBe('15');
  await sees(headline(page), '按国家规定，一、二年级不布置家庭书面作业。');
  await misses(headline(page), /比规定|没超过/);
});

test('for a kindergartner time is kept and nothing compared, on free days too', async () => {
  const { page } = await house.phone();
  await firstRun(page, '豆豆', '幼儿园');
  await log(page, '10', '阅读等');
  await sees(headline(page), '今晚阅读等');
  await sees(headline(page), '幼儿园不得布置读写算作业。这里只记时间，不作比较。');
  await setClock(page, '2026-11-28 15:00');
  await page.reload();
  await sees(headline(page), '幼儿园不得布置读写算作业。这里只记时间，不作比较。');
  await misses(headline(page), /比规定|没超过/);
});

test('from 1 September the page asks once whether the child has gone up', async () => {
  const { page } = await house.phone({ at: '2026-06-10 20:00' });
  await firstRun(page, '小明', '六年级');
  await sees(headline(page), '规定 60 分钟');
  await setClock(page, '2026-09-01 20:00');
  await page.reload();
  await sees(page, '新学年了，小明升七年级（初一）了吗？');
  await tap(page, '是，七年级（初一）');
  await sees(headline(page), '规定 90 分钟');
  await misses(page, /新学年了/);
});

test('the parent’s own word on an evening wins over the calendar, and can be taken back', async () => {
  const { page } = await house.phone({ at: '2026-11-27 19:00' });
  await firstRun(page);
  await log(page, '70');
  await sees(headline(page), FREE);
  await follow(page, '回看');
  await follow(page, '11月27日 周五晚');
  await page.getByRole('radio', { name: '上学日', exact: true }).tap();
  await sees(page, '多 10 分钟');
  await follow(page, '今晚');
  await sees(headline(page), '比规定的 60 分钟多 10 分钟');
});

test('a family’s own limit, and another country’s, are compared in their own words', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await follow(page, '我的');
  await follow(page, '小明');
  await page.getByLabel('选哪一条').selectOption('自己定');
  await page.getByLabel('每晚多少分钟').fill('481');
  await tap(page, '保存');
  await sees(page.getByRole('alert'), '请填 1 到 480 之间的整数分钟。');
  await page.getByLabel('每晚多少分钟').fill('40');
  await tap(page, '保存');
  await follow(page, '今晚');
  await sees(headline(page), '自定 40 分钟');
  await log(page, '50');
  await sees(headline(page), '多 10 分钟');
  await tap(page, '补记');
  await sheet(page).waitFor();
});
