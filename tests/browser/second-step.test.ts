import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumPath } from '../setup/chromium.mjs';
import { digitsOf } from '../setup/second-factor';
import { CHROMIUM_FLAGS } from '../setup/served';
import { startEndpoint } from './school-endpoint';

const NAME = '王敏';
const PASSWORD = 'a lamp on the desk';

/** A Chinese admin's desktop before an endpoint of its own. */
async function openDesktop(): Promise<{ page: Page; link: string; complaints: string[] }> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  const endpoint = await startEndpoint();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  onTestFinished(async () => {
    await browser.close();
    await endpoint.stop();
  });
  const context = await browser.newContext({
    baseURL: endpoint.origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(String(error.error().stack)));
  return { page: await context.newPage(), link: endpoint.link, complaints };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

async function lookAt(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${name}, ${id}: ${html}`))).toEqual(
    [],
  );
}

async function sayPassword(page: Page): Promise<void> {
  await fill(page, '登录用的名字', NAME);
  await fill(page, '密码', PASSWORD);
  await press(page, '登录');
  await page.getByRole('heading', { name: '第二步' }).waitFor();
}

/** What the app shows now, or, where that is spent, what it will show next. */
function unspentDigits(secret: string, spent: string): string {
  const shown = digitsOf(secret);
  return shown === spent ? digitsOf(secret, 1) : shown;
}

/** On the page of one's own account, and out again. */
async function leave(page: Page): Promise<void> {
  await page.getByRole('link', { name: '我的' }).click();
  await press(page, '退出登录');
  await page.getByRole('heading', { name: '学校登录' }).waitFor();
}

test('an admin turns the second step on, comes in by code and by recovery code, and reads it in the log', async () => {
  const { page, link, complaints } = await openDesktop();
  await page.goto(link);
  await fill(page, '学校名称', '江畔小学');
  await fill(page, '家长有疑问时找谁', '教导处 021-5555 0101');
  await fill(page, '登录用的名字', NAME);
  await fill(page, '密码', PASSWORD);
  await press(page, '开通');
  await page.getByRole('link', { name: '我的' }).click();
  await press(page, '开两步验证');
  await page.locator('form', { hasText: '下一步' }).getByLabel('现在的密码').fill(PASSWORD);
  await press(page, '下一步');
  await page.getByRole('img', { name: '给验证器扫的二维码' }).waitFor();
  await page.getByText('扫不了，手动输入').click();
  await lookAt(page, 'the secret');
  const secret = (await page.locator('.copy-text').innerText()).replaceAll(/\s/g, '');
  await fill(page, '验证器显示的六位数字', '000000');
  await press(page, '开好');
  await page.getByText(/验证码不对/).waitFor();
  // A clock ahead by less than a period shows these: good for a minute from now, whatever the second, and once.
  const typed = digitsOf(secret, 1);
  await fill(page, '验证器显示的六位数字', typed);
  await press(page, '开好');
  await page.getByRole('button', { name: '收好了' }).waitFor();
  const codes = await page.locator('.recovery-codes li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await lookAt(page, 'the recovery codes');
  await press(page, '收好了');
  await page.getByText('已经开着。').waitFor();
  await leave(page);

  await sayPassword(page);
  await lookAt(page, 'the second step');
  await fill(page, '六位验证码', typed);
  await press(page, '登录');
  await page.getByText('这个验证码刚才用过了。').waitFor();
  await fill(page, '六位验证码', unspentDigits(secret, typed));
  await press(page, '登录');
  await leave(page);

  await sayPassword(page);
  await fill(page, '六位验证码', codes[0]?.toUpperCase() ?? '');
  await press(page, '登录');
  await page.getByRole('link', { name: '人员' }).click();
  await page.getByText('已开两步验证').waitFor();
  await lookAt(page, 'people');
  await page.getByRole('link', { name: '操作日志' }).click();
  await page.getByRole('cell', { name: '用掉一个恢复码' }).waitFor();
  expect(await page.getByRole('cell', { name: '登录', exact: true }).count()).toBe(2);
  await lookAt(page, 'the log');
  expect(await page.content()).not.toContain(codes[1]);
  expect(complaints).toEqual([]);
});
