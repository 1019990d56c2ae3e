import { AxeBuilder } from '@axe-core/playwright';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';

const MAIN = fileURLToPath(new URL('../../dist/endpoint/main.js', import.meta.url));
const PASSWORD = 'a lamp on the desk';
const NOVEMBER = Date.parse('2026-11-20T09:00:00+08:00');
const SEPTEMBER = Date.parse('2027-09-05T09:00:00+08:00');

let browser: Browser;
let child: ChildProcess;
let folder: string;
let origin = '';
let link = '';
const complaints: string[] = [];

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Turns the endpoint's clock, as `npm run simulate` does. */
function turn(now: number): Promise<void> {
  return new Promise((resolve) => {
    const hear = (said: { now?: number }) => {
      if (said.now !== now) return;
      child.off('message', hear);
      resolve();
    };
    child.on('message', hear);
    child.send({ now });
  });
}

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const port = await freePort();
  folder = mkdtempSync(join(tmpdir(), 'lamplight-year-'));
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', ORIGIN: '' };
  child = fork(MAIN, { silent: true, env: { ...env, DEMO: 'off', SIMULATION: 'on' } });
  const started = new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /http:\S+\/school\/setup#\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', () => reject(new Error(`The endpoint stopped at its start: ${said}`)));
  });
  await turn(NOVEMBER);
  link = await started;
  origin = `http://localhost:${port}`;
});
afterEach(() => {
  expect(complaints.splice(0), 'complaints on the console').toEqual([]);
});
afterAll(async () => {
  await browser.close();
  const stopped = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await stopped;
  rmSync(folder, { recursive: true, force: true });
});

async function lookAt(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(found, `${name}, ${theme}`).toEqual([]);
  }
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isWide, `${name} is wider than its window`).toBe(false);
}

test('an admin looks at the new year, excepts a class, begins it, and takes it back', async () => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(8000);
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOVEMBER);
  await page.goto(link);
  for (const [label, text] of [
    ['学校名称', '江畔小学'],
    ['家长有疑问时找谁', '教导处 021-5555 0101'],
    ['登录用的名字', '王敏'],
    ['密码', PASSWORD],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByRole('button', { name: '从表格加', exact: true }).click();
  await page.locator('textarea').fill('三年级1班\t42\n三（2）班\t40\n2023级1班\t41\n六年级1班\t39');
  await page.locator('form button[type=submit]').click();
  await page.getByRole('button', { name: '加上 4 个班' }).click();
  await page.getByRole('link', { name: '六年级1班' }).waitFor();

  await page.goto('/school/rollover');
  await page.getByText('2027年8月1日起可以升级到 2027—2028 学年').waitFor();
  expect(await page.getByRole('button', { name: /升级到/ }).count()).toBe(0);

  await turn(SEPTEMBER);
  await page.clock.setFixedTime(SEPTEMBER);
  await page.reload();
  const rows = page.locator('tbody tr');
  await page.getByText('2027—2028 学年开始了').waitFor();
  const read = async () => (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  expect(await read()).toEqual([
    '三（2）班 四（2）班 40 改 三（2）班',
    '三年级1班 四年级1班 42 改 三年级1班',
    '2023级1班 2023级1班 41 改 2023级1班',
    '六年级1班 毕业离校 — 改 六年级1班',
  ]);
  await lookAt(page, 'the new year');
  await page.getByRole('button', { name: /^改 ?三年级1班$/ }).click();
  await page.getByLabel('三年级1班的去向').selectOption('stays');
  await page.getByLabel('三年级1班的新人数').fill('38');
  await lookAt(page, 'an exception');
  await page.getByRole('button', { name: '好了', exact: true }).click();
  await page.getByRole('button', { name: '加一个班', exact: true }).click();
  await page.getByLabel('班名', { exact: true }).fill('一年级1班');
  await page.getByRole('button', { name: '升级到 2027—2028 学年' }).click();
  await page.getByRole('button', { name: '升级', exact: true }).click();
  // Its size was forgotten: nothing began, and the place is marked.
  await page.getByText('有几处要改，都标出来了。什么都还没有动。').waitFor();
  await page.getByLabel('人数', { exact: true }).last().fill('40');
  await page.getByRole('button', { name: '升级到 2027—2028 学年' }).click();
  await page.getByRole('button', { name: '升级', exact: true }).click();
  await page.getByRole('heading', { name: '已经升级到 2027—2028 学年' }).waitFor();
  await lookAt(page, 'the year has begun');
  await page.goto('/school');
  await page.getByRole('link', { name: '一年级1班' }).waitFor();
  const named = await page.locator('.table-link').allInnerTexts();
  expect(named).toEqual(['一年级1班', '三年级1班', '四（2）班', '2023级1班']);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/school/rollover');
  await page.getByRole('button', { name: '撤销这次升级' }).click();
  await lookAt(page, 'taking it back on a phone');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已经撤销，班级都变回来了。').waitFor();
  await page.getByText('2027—2028 学年开始了').waitFor();
  await lookAt(page, 'the new year on a phone');
  expect((await read())[0]).toMatch(/^三（2）班 四（2）班/);

  await page.goto('/school/stored');
  await page.getByRole('heading', { name: '我们保存了什么' }).waitFor();
  await lookAt(page, 'what is stored, on a phone');
  await page.getByRole('button', { name: '删除学校' }).click();
  await page.getByLabel('请输入学校名称：江畔小学').fill('江岸小学');
  await page.getByLabel('您的密码').fill(PASSWORD);
  await page.getByRole('button', { name: '全部删除' }).click();
  await page.getByText('学校名称不一样。什么都没有删。').waitFor();
  complaints.length = 0;
  await page.getByLabel('请输入学校名称：江畔小学').fill('江畔小学');
  await page.getByRole('button', { name: '全部删除' }).click();
  await page.getByRole('heading', { name: '学校已经删除' }).waitFor();
  await lookAt(page, 'the proof');
  await page.getByRole('button', { name: '离开' }).click();
  await page.getByLabel('密码', { exact: true }).waitFor();
  complaints.length = 0;
  await context.close();
});
