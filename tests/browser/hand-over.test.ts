import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { wayToFragment, type Slip } from '../../src/core/slip';
import { addClasses, foundSchool, mint, type Hand } from '../setup/desk';
import { readByHand, writeByHand } from './diary';
import { firstRun, follow, headline, log, sees, start, tap } from './hand';
import { MONDAY_EVENING, openHouse, wait } from './phone';

const house = openHouse(MONDAY_EVENING);
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2318A) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
const TABLES = ['children', 'grades', 'entries', 'evenings', 'overrides', 'aliases'] as const;

let admin: Hand;

beforeAll(async () => {
  admin = await foundSchool(house.served().desk);
});

type Rows = { id: string }[];

/** Every row of the diary, as it lies there. */
async function diaryOf(page: Page): Promise<Record<string, Rows>> {
  const rows = await Promise.all(TABLES.map((table) => readByHand(page, table) as Promise<Rows>));
  return Object.fromEntries(TABLES.map((table, index) => [table, rows[index]!]));
}

/** Mother's phone: 小明 in a class of its own name, and tonight's entry. */
async function mother(name: string, wish: Parameters<typeof house.phone>[0] = {}) {
  const [classId = ''] = await addClasses(admin, name);
  const slips = await mint(admin, classId);
  const phone = await house.phone(wish);
  phone.expectComplaint(/status of 425/);
  const { page } = phone;
  await firstRun(page);
  const slip: Slip = {
    kind: 'slip',
    class: classId,
    code: slips.codes[0]!,
    term: slips.term,
    keyHashes: slips.keyHashes,
  };
  await page.goto(`/join#${wayToFragment(slip)}`);
  if (wish.userAgent !== undefined) await tap(page, '就在微信里用');
  await tap(page, '同意，看看是哪个班');
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  await page.goto('/');
  await log(page, '40', '语文');
  return { ...phone, classId, slips };
}

/** So many more evenings, as two years of a diary would have them. */
async function growOld(page: Page, count: number): Promise<void> {
  const [entry] = (await readByHand(page, 'entries')) as { id: string; minutes: number; stamp: unknown }[];
  const entries = Array.from({ length: count }, (_, at) => ({
    ...entry,
    id: `old-${String(at)}`,
    night: `20${String(24 + (at % 2))}-${String(10 + (at % 3))}-${String(10 + (at % 18))}`,
    minutes: 5 + ((at * 7) % 80),
  }));
  await writeByHand(page, { entries });
}

/** Opens the giving page and says where to. */
async function give(page: Page, where: '另一部手机' | '这部手机上别的地方'): Promise<void> {
  await page.goto('/settings/hand-over');
  await page.getByRole('radio', { name: where }).check();
}

/** The six digits as they stand on the giving screen. */
async function digitsOn(page: Page): Promise<string> {
  await tap(page, '显示 6 位数字');
  return (await page.locator('.handover-digits').textContent())!.replace(' ', '');
}

/** The picture of the code, and what it says. */
async function pictureOn(page: Page): Promise<Buffer> {
  await tap(page, '显示二维码');
  const code = page.locator('.shown-code');
  await code.locator('svg').waitFor();
  return code.screenshot();
}

async function choosePicture(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
}

async function typeDigits(page: Page, digits: string): Promise<void> {
  await page.getByLabel('那边屏幕上的 6 位数字').fill(digits);
  await tap(page, '下一步');
}

/** Saves the diary file and answers what is in it. */
async function savedFile(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '存成文件')]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), mimeType: 'application/json', buffer: Buffer.concat(chunks) };
}

const secretsOf = async (page: Page) =>
  ((await readByHand(page, 'secrets')) as { secret: Uint8Array }[]).map(({ secret }) =>
    JSON.stringify(secret),
  );

test('by the picture of the code and a file: a long diary and the class seat are on both phones, and the way back too', async () => {
  const { page: own } = await mother('一年级1班');
  await growOld(own, 1500);
  await give(own, '另一部手机');
  await sees(own, '第 1 步：存日记文件');
  const file = await savedFile(own);
  expect(file.name).toBe('灯下-日记-2026-11-23.json');
  expect(file.buffer.toString()).not.toContain('小明');
  const picture = await pictureOn(own);
  const digits = await digitsOn(own);
  // Never together.
  expect(await own.locator('.shown-code svg').count()).toBe(0);

  // Grandfather has begun a diary of his own, with the same child and another evening.
  const grandfather = await house.phone();
  grandfather.expectComplaint(/status of 425/);
  const { page } = grandfather;
  await firstRun(page);
  await log(page, '15', '数学');
  await page.goto('/take');
  await choosePicture(page, picture);
  await sees(page, '输入 6 位数字');
  expect(page.url()).not.toContain('#');
  await typeDigits(page, digits === '000000' ? '000001' : '000000');
  await sees(page.getByRole('alert'), /^打不开：6 位数字不对/);
  await typeDigits(page, `${digits.slice(0, 3)} ${digits.slice(3)}`);
  await sees(page, '班级座位也带过来吗');
  await sees(page, /^每晚只发：/);
  await tap(page, '带上座位，同意');
  await sees(page, '两个“小明”是同一个孩子吗？');
  await tap(page, '是同一个孩子，放在一起');
  await tap(page, '合并');
  await sees(page, '还差日记文件');
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer: file.buffer.subarray(0, 5000) });
  await sees(page.getByRole('alert'), /^文件不完整/);
  await page.locator('input[type=file]').setInputFiles(file);
  await tap(page, '合并');
  await sees(page, '搬好了');
  await sees(page, /^这边还有那边没有的记录/);
  expect(await secretsOf(page)).toEqual(await secretsOf(own));
  const [seat] = (await readByHand(page, 'enrolments')) as { by: string; child: string }[];
  expect(seat).toMatchObject({ by: 'family' });
  expect(await readByHand(page, 'entries')).toHaveLength(1502);

  // The other direction, by a copied code and file.
  await follow(page, '从这边搬回去');
  await page.getByRole('radio', { name: '另一部手机' }).check();
  const back = await savedFile(page);
  const backPicture = await pictureOn(page);
  const backDigits = await digitsOn(page);
  await own.goto('/take');
  await choosePicture(own, backPicture);
  await typeDigits(own, backDigits);
  await tap(own, '合并');
  await own.locator('input[type=file]').setInputFiles(file);
  await sees(own.getByRole('alert'), /^这份文件和这个搬家码不是同一次做的/);
  await own.locator('input[type=file]').setInputFiles(back);
  await tap(own, '合并');
  await sees(own, '两边都是同一份日记。');
  expect(await diaryOf(own)).toEqual(await diaryOf(page));
  expect(await readByHand(own, 'entries')).toHaveLength(1502);
  expect(await secretsOf(own)).toEqual(await secretsOf(page));
});

test('a young diary is whole in the copied code; the phone begins with it, and an evening already there changes nothing', async () => {
  const { page: own, context } = await mother('一年级2班');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await give(own, '这部手机上别的地方');
  await tap(own, '复制搬家码');
  await sees(own, /^复制好了/);
  const copied = await own.evaluate(() => navigator.clipboard.readText());
  const digits = await digitsOn(own);
  const phone = await house.phone();
  phone.expectComplaint(/status of 425/);
  const { page } = phone;
  await page.goto('/take');
  await page.getByLabel('搬家码').fill(copied.slice(0, -30));
  await tap(page, '下一步');
  await sees(page.getByRole('alert'), /^搬家码不完整/);
  expect(await page.getByLabel('搬家码').inputValue()).toBe(copied.slice(0, -30));
  await page.getByLabel('搬家码').fill(copied);
  await tap(page, '下一步');
  await typeDigits(page, digits);
  await tap(page, '只要日记');
  await sees(page, '多一个孩子：小明。');
  await tap(page, '合并');
  await sees(page, '两边都是同一份日记。');
  // The tab forgets the code once it is used.
  expect(await page.evaluate(() => history.state as unknown)).toBeNull();
  expect(await diaryOf(page)).toEqual(await diaryOf(own));
  expect(await secretsOf(page)).toEqual([]);
  await follow(page, '看日记');
  await headline(page).waitFor();
  // Once more: nothing is new but the seat, which is asked about again.
  await page.goto(copied);
  await typeDigits(page, digits);
  await tap(page, '带上座位，同意');
  await tap(page, '合并');
  await sees(page, '搬好了');
  expect(await secretsOf(page)).toEqual(await secretsOf(own));
});

test('on plain http it is the same: no cryptography of the browser’s own, and each side opens what the other made', async () => {
  const { page: own } = await mother('一年级3班', { baseURL: house.served().overHttp });
  expect(await own.evaluate(() => [isSecureContext, 'subtle' in crypto])).toEqual([false, false]);
  await growOld(own, 400);
  await give(own, '另一部手机');
  const file = await savedFile(own);
  const picture = await pictureOn(own);
  const digits = await digitsOn(own);
  const phone = await house.phone();
  phone.expectComplaint(/status of 425/);
  const { page } = phone;
  await page.goto('/take');
  await choosePicture(page, picture);
  await typeDigits(page, digits);
  await tap(page, '带上座位，同意');
  await tap(page, '合并');
  await page.locator('input[type=file]').setInputFiles(file);
  await tap(page, '合并');
  await sees(page, '两边都是同一份日记。');
  expect(await diaryOf(page)).toEqual(await diaryOf(own));
  expect(await secretsOf(page)).toEqual(await secretsOf(own));
});

test('a photographed code opens nothing without the digits, and is put away after a minute', async () => {
  const { page: own } = await mother('一年级4班');
  await give(own, '另一部手机');
  await pictureOn(own);
  await own.setViewportSize({ width: 320, height: 740 });
  const picture = await own.locator('.shown-code').screenshot();
  await wait(own, 1);
  await sees(own, '一分钟到了，收起来了。要用再点一次。');
  expect(await own.locator('.shown-code').count()).toBe(0);
  const thief = await house.phone();
  await thief.page.goto('/take');
  await choosePicture(thief.page, picture);
  for (const digits of ['', '12345', '000000', '123456']) {
    await typeDigits(thief.page, digits);
    await thief.page.getByRole('alert').waitFor();
  }
  for (const table of [...TABLES, 'secrets', 'enrolments'])
    expect(await readByHand(thief.page, table)).toEqual([]);
});

test('inside WeChat the place is chosen first, and the whole long diary goes by the copied code', async () => {
  const { page: own, context } = await mother('一年级5班', { userAgent: WECHAT });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await growOld(own, 1500);
  await give(own, '这部手机上别的地方');
  await tap(own, '复制搬家码');
  await sees(own, /^复制好了/);
  const copied = await own.evaluate(() => navigator.clipboard.readText());
  const digits = await digitsOn(own);
  const inside = await house.phone({ userAgent: WECHAT });
  await inside.page.goto(copied);
  await sees(inside.page, '搬家码还没有用，换个地方打开也还能用。');
  await tap(inside.page, '就在微信里用');
  await sees(inside.page, '输入 6 位数字');
  expect(inside.page.url()).not.toContain('#');

  const { page } = await house.phone();
  await page.goto('/take');
  await page.getByLabel('搬家码').fill(copied);
  await tap(page, '下一步');
  await typeDigits(page, digits);
  await tap(page, '只要日记');
  await tap(page, '合并');
  await sees(page, '两边都是同一份日记。');
  expect(await diaryOf(page)).toEqual(await diaryOf(own));
});

test('a reload between code and diary loses nothing, and what else is pasted says what it is', async () => {
  const { page: own, context } = await mother('一年级6班');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(own, '数学');
  await give(own, '这部手机上别的地方');
  await tap(own, '复制搬家码');
  const copied = await own.evaluate(() => navigator.clipboard.readText());
  const { page } = await house.phone();
  await page.goto(copied);
  await sees(page, '输入 6 位数字');
  await page.reload();
  await typeDigits(page, await digitsOn(own));
  await sees(page, '班级座位也带过来吗');
  await page.reload();
  await sees(page, '输入 6 位数字');
  expect(await readByHand(page, 'entries')).toEqual([]);
  await page.goto('/take#f.abc');
  await sees(page.getByRole('alert'), /^这不是搬家码/);
  await page.getByLabel('搬家码').fill(`2${copied.split('#')[1]!.slice(1)}`);
  await tap(page, '下一步');
  await sees(page.getByRole('alert'), /^这个搬家码是更新的灯下做的/);
});

test('a backup with a passphrase comes back with the class seat, by https from plain http too', async () => {
  const { page: own } = await mother('一年级7班', { baseURL: house.served().overHttp });
  await own.goto('/settings/backup');
  await tap(own, '设一个口令');
  await own.getByLabel('口令', { exact: true }).fill('1234567');
  await tap(own, '锁好备份');
  await sees(own.getByRole('alert'), '口令至少要 8 个字。');
  await tap(own, '显示口令');
  await own.getByLabel('口令', { exact: true }).fill('灯下的一盏灯 2026');
  await sees(own, '不容易被猜到。');
  await tap(own, '锁好备份');
  // Seconds on purpose, and many more beside other tests.
  await own.getByText('锁好了，还没有存。请选怎么存。').waitFor({ timeout: 60_000 });
  const section = own.locator('section').filter({ hasText: '带口令的备份' });
  const [download] = await Promise.all([
    own.waitForEvent('download'),
    section.getByRole('button', { name: '存成文件' }).tap(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const file = {
    name: download.suggestedFilename(),
    mimeType: 'application/json',
    buffer: Buffer.concat(chunks),
  };
  expect(file.name).toBe('灯下-加密备份-2026-11-23.json');

  const phone = await house.phone();
  phone.expectComplaint(/status of 425/);
  const { page } = phone;
  await firstRun(page, '小红', '一年级');
  await page.goto('/settings/backup');
  await page.locator('input[type=file]').setInputFiles(file);
  await sees(page, '这份备份有口令');
  await page.getByLabel('口令', { exact: true }).fill('灯下的一盏灯 2027');
  await tap(page, '打开');
  await page.getByText(/^打不开：口令不对/).waitFor({ timeout: 60_000 });
  await page.getByLabel('口令', { exact: true }).fill('灯下的一盏灯 ２０２６');
  await tap(page, '打开');
  await page.getByText('班级座位也带过来吗').waitFor({ timeout: 60_000 });
  await tap(page, '带上座位，同意');
  await sees(page, '多一个孩子：小明。');
  await tap(page, '合并');
  await expect.poll(() => secretsOf(page)).toEqual(await secretsOf(own));
});

test('axe finds nothing on any page of the hand-over, in either language', async () => {
  const { page, context } = await mother('一年级8班', { reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await growOld(page, 300);
  const look = async (name: string) => {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(found, `${name}, ${theme}`).toEqual([]);
    }
  };
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((kept) => localStorage.setItem('lamplight.appearance', JSON.stringify(kept)), {
      language,
      theme: 'light',
    });
    await page.goto('/settings/hand-over');
    await page.locator('.choice-key').first().tap();
    await page.locator('section .button-main').nth(1).tap();
    await page.locator('.shown-code svg').waitFor();
    await look(`giving in ${language}`);
    await page.locator('.shown-code').locator('xpath=../button').last().tap();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await page.locator('section .button').last().scrollIntoViewIfNeeded();
    await page.goto('/take');
    await page.locator('textarea').fill('?');
    await page.locator('form .button-main').tap();
    await page.getByRole('alert').waitFor();
    await look(`taking in ${language}`);
    await page.locator('textarea').fill(copied);
    await page.locator('form .button-main').tap();
    await page.locator('.handover-six').fill('1');
    await page.locator('form .button-main').tap();
    await page.getByRole('alert').waitFor();
    await look(`digits in ${language}`);
    await page.goto('/settings/backup');
    await page.locator('main').waitFor();
    await look(`backup in ${language}`);
  }
});
