import { expect, test } from 'vitest';
import { firstRun, headline, key, log, sees, seesEntries, sheet, tap, timer } from './hand';
import { openHouse } from './phone';

const house = openHouse();

test('from the first look to the first saved entry are six taps, and a nickname is all that is typed', async () => {
  const { page } = await house.phone();
  await page.goto('/');
  let taps = 0;
  const count = async (act: Promise<unknown>, cost = 1) => {
    await act;
    taps += cost;
  };
  await count(page.getByLabel('孩子的小名').tap());
  await page.keyboard.type('小明');
  // A list on a phone: one tap opens it, one chooses.
  await count(page.getByLabel('年级').selectOption('三年级'), 2);
  await count(tap(page, '开始'));
  await count(key(page, '写作业').tap());
  await timer(page, '不分科').waitFor();
  await page.clock.fastForward(25 * 60_000);
  await count(tap(page, '完成'));
  await seesEntries(page, ['不分科 25']);
  await sees(headline(page), '没超过 60 分钟');
  expect(taps).toBeLessThanOrEqual(6);
});

test('an entry is logged in three taps', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '补记');
  await tap(sheet(page), '+30');
  await tap(sheet(page), '保存');
  await sees(page.getByRole('status'), '记下 30 分钟');
  await seesEntries(page, ['不分科 30']);
});

test('在校写完了 is written down in two taps and is not a zero', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '在校写完了');
  await tap(sheet(page), '约 30 分钟');
  await seesEntries(page, ['不分科 约 30']);
  await sees(headline(page), '其中在校写完 30 分钟');
});

test('没有作业 is one tap, is recorded, and gives way to a later entry until that is undone', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '没有作业');
  await sees(headline(page), '没有作业');
  await log(page, '15');
  await sees(headline(page), '没超过 60 分钟');
  await tap(page.getByRole('status'), '撤销');
  await sees(headline(page), '没有作业');
});

test('without a grade the app asks for it kindly and keeps the nickname', async () => {
  const { page } = await house.phone();
  await page.goto('/');
  await page.getByLabel('孩子的小名').fill('小明');
  await tap(page, '开始');
  await sees(page.getByRole('alert'), '请选一个年级。');
  expect(await page.getByLabel('孩子的小名').inputValue()).toBe('小明');
});

test('an icon shortcut starts its timer once, and a reload starts no other', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await page.goto('/?start=math');
  await timer(page, '数学').waitFor();
  await page.clock.fastForward(10 * 60_000);
  await page.reload();
  await sees(timer(page, '数学'), /^10:0/);
  await tap(page, '完成');
  await seesEntries(page, ['数学 10']);
  await page.reload();
  await seesEntries(page, ['数学 10']);
  expect(await page.getByRole('timer').count()).toBe(0);
});

test('inside WeChat the first page says where the diary is safer, and the install page shows the way out', async () => {
  const userAgent =
    'Mozilla/5.0 (Linux; Android 14; V2318A) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
  const { page } = await house.phone({ userAgent });
  await page.goto('/');
  await sees(page, '点右上角 ···，选“在浏览器打开”');
  await firstRun(page);
  await page.goto('/settings/install');
  await sees(page, '点右上角的 ···');
  await tap(page, '就在微信里用');
  await headline(page).waitFor();
});

test('an English phone reads English, starts with China, and can turn to Chinese and back', async () => {
  const { page } = await house.phone({ locale: 'en-US' });
  await page.goto('/');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.getByLabel('School system').inputValue()).toBe('cn63');
  await tap(page, '中文');
  await sees(page, '每晚十秒，记下孩子写作业的时间。');
  await tap(page, 'English');
  await page.getByRole('textbox').fill('Lily');
  await page.getByRole('combobox').first().selectOption('3');
  await tap(page, 'Start');
  await sees(page, 'Homework (not split)');
  await page.reload();
  await sees(page, 'Homework (not split)');
});
