import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeByHand } from './diary';
import {
  addChild,
  entries,
  firstRun,
  follow,
  headline,
  log,
  misses,
  sees,
  seesEntries,
  sheet,
  tap,
} from './hand';
import { openHouse } from './phone';

const house = openHouse();

test('minutes that cannot be are answered with a kind sentence, kept as typed, and change nothing', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '10');
  await tap(page, '补记');
  const field = sheet(page).getByLabel('用了多少分钟');
  const answers = {
    '-5': '分钟数不能是负数。',
    '1000': '一次最多 960 分钟（16 小时）',
    '12.5': '请填整数分钟，不用小数。',
    '0': '请填至少 1 分钟',
    '': '请填分钟数，比如 20。',
    abc: '没看懂这个分钟数',
    二三十: '没看懂这个分钟数',
  };
  for (const [typed, sentence] of Object.entries(answers)) {
    await field.fill(typed);
    await tap(sheet(page), '保存');
    await sees(sheet(page).getByRole('alert'), sentence);
    expect(await field.inputValue()).toBe(typed);
  }
  await page.keyboard.press('Escape');
  await seesEntries(page, ['不分科 10']);
});

test('full-width digits and Chinese numerals are minutes', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '２０');
  await log(page, '二十五', '语文');
  await log(page, '15 分钟', '数学');
  await seesEntries(page, ['不分科 20', '语文 25', '数学 15']);
  await sees(headline(page), '60');
});

test('a start that lies ahead or is no time is answered kindly, and nothing starts', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await tap(page, '补记');
  await sheet(page).getByRole('radio', { name: '已经在写了' }).check();
  await tap(sheet(page), '开始计时');
  await sees(sheet(page).getByRole('alert'), '请填开始的时间，比如 19:30。');
  await sheet(page).getByLabel('几点开始的').fill('21:00');
  await tap(sheet(page), '开始计时');
  await sees(sheet(page).getByRole('alert'), '开始时间还没到，请填早一点。');
  expect(await sheet(page).getByLabel('几点开始的').inputValue()).toBe('21:00');
  await page.keyboard.press('Escape');
  await misses(page, '正在计时');
});

test('a night that is no date, ahead, or long past is answered kindly', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  const answers = {
    '2026-12-31': '这一晚还没到。',
    '2001-01-01': '这个日期太早了，请看看年份。',
    '2026-02-30': '请选一个日期。',
    '%3Cscript%3E': '请选一个日期。',
  };
  for (const [night, sentence] of Object.entries(answers)) {
    await page.goto(`/nights/${night}`);
    await sees(page.getByRole('alert'), sentence);
  }
});

test('a nickname of forty emoji is too long and is kept; a family emoji is one sign', async () => {
  const { page } = await house.phone();
  await page.goto('/');
  const long = '🐼'.repeat(40);
  await page.getByLabel('孩子的小名').fill(long);
  await page.getByLabel('年级').selectOption('三年级');
  await tap(page, '开始');
  await sees(page.getByRole('alert'), '小名最多 12 个字，请短一点。');
  expect(await page.getByLabel('孩子的小名').inputValue()).toBe(long);
  await page.getByLabel('孩子的小名').fill('   ');
  await tap(page, '开始');
  await sees(page.getByRole('alert'), '请填一个小名');
  await firstRun(page, '👨‍👩‍👧‍👦'.repeat(12));
  await page.getByRole('heading', { name: '👨‍👩‍👧‍👦' }).waitFor();
});

async function chosenChild(page: Page): Promise<string> {
  await follow(page, '我的');
  const href = await page.getByRole('link', { name: '修改' }).getAttribute('href');
  await follow(page, /今[晚天]/);
  return href?.split('/').pop() ?? '';
}

test('a diary edited by hand still opens, tells what it cannot read, and counts only what it can', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  const child = await chosenChild(page);
  const stamp = [99, 'hand'];
  const sound = {
    child,
    night: '2026-11-23',
    subject: 'math',
    kind: 'written',
    setBy: 'school',
    place: 'home',
  };
  const entry = { ...sound, flags: [], stamp };
  await writeByHand(page, {
    entries: [
      { ...entry, id: 'a', minutes: 'many' },
      { ...entry, id: 'b', minutes: -5 },
      { ...entry, id: 'c', minutes: 20, subject: 'astrology' },
      { ...entry, id: 'd', minutes: 20, flags: null },
      { ...entry, id: 'e', minutes: 1e9 },
      { ...entry, id: 'f', minutes: 20, startedAt: 'yesterday' },
      { ...entry, id: 'g', minutes: 20, night: 'tonight' },
      { id: 'h' },
    ],
    evenings: [{ id: `${child}/2026-11-23`, child, night: '2026-11-23', said: { loud: true }, stamp }],
    overrides: [{ id: `${child}/2026-11-23`, child, night: '2026-11-23', kind: 7, stamp }],
    timers: [{ ...entry, id: 't', startedAt: null, pauses: 'none' }],
    children: [{ id: 'ghost', nickname: { first: 'x' }, order: 'last', stamp }],
    grades: [{ id: 'odd', child, from: 'soon', grade: 'third', school: 'moon', stamp }],
    kept: [
      { key: 'counter', value: 'a lot' },
      { key: 'child', value: 12 },
    ],
  });
  await page.evaluate(() => {
    localStorage.setItem('lamplight.appearance', '{{"theme":');
  });
  await page.reload();
  await sees(headline(page), '没超过 60 分钟');
  await sees(headline(page), '有 9 条记录读不出来，没有计入。它们还留在手机里，没有动过。');
  await seesEntries(page, ['语文 20']);
  await log(page, '10', '数学');
  await seesEntries(page, ['语文 20', '数学 10']);
  await follow(page, '回看');
  await sees(page, '有 9 条记录读不出来');
  await follow(page, '11月23日 周一晚');
  await sees(page, '30 分钟');
  await follow(page, '我的');
  await page.getByRole('link', { name: '小明' }).waitFor();
});

test('a deleted entry comes back by undo, and an edited one keeps to what can be', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  await log(page, '30', '数学');
  await entries(page).first().getByRole('button').first().tap();
  await tap(sheet(page), '删除');
  await seesEntries(page, ['数学 30']);
  await tap(page.getByRole('status'), '撤销');
  await sees(headline(page), '50');
  await entries(page).filter({ hasText: '语文' }).getByRole('button').first().tap();
  await sheet(page).getByLabel('用了多少分钟').fill('9999');
  await tap(sheet(page), '保存');
  await sees(sheet(page).getByRole('alert'), '一次最多 960 分钟');
  await sheet(page).getByLabel('用了多少分钟').fill('25');
  await tap(sheet(page), '保存');
  await sees(page.getByRole('status'), '改好了。');
  await sees(headline(page), '55');
});

test('a night of last week is filled in later and marked so', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await follow(page, '回看');
  await page.getByLabel('打开别的日期').fill('2026-11-18');
  await tap(page, '打开');
  await tap(page, '补记');
  await sees(sheet(page), '补记11月18日 周三晚');
  await tap(sheet(page), '+15');
  await tap(sheet(page), '保存');
  await sees(page.getByRole('listitem'), '补记');
  await follow(page, '回到日历');
  await sees(page.getByRole('link', { name: '11月18日 周三晚' }), '15 分钟');
  await follow(page, /^今晚$/);
  await sees(headline(page), '今晚还没记');
});

test('a child removed by mistake comes back with all its evenings', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20');
  await addChild(page, '小红', '一年级');
  await follow(page, '我的');
  await follow(page, '小明');
  await tap(page, '移除这个孩子');
  await tap(page, '移除');
  await sees(page.getByRole('status'), '已移除小明。');
  await tap(page.getByRole('status'), '撤销');
  await follow(page, '今晚');
  await page.getByRole('group', { name: '孩子' }).getByRole('button', { name: '小明' }).tap();
  await seesEntries(page, ['不分科 20']);
});
