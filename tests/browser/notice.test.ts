import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';
import { startEndpoint, type Process } from './school-endpoint';

const PASTED = `各位家长好，今天的作业：
语文：1.抄写第5课生字 20分钟 2.背诵课文第2自然段
数学：练习册P12-13（约15分钟）；口算题卡第20页 5分钟
英语 听读Unit 5 10min 选做`;

let browser: Browser;
let endpoint: Process;
let complaints: string[] = [];

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  endpoint = await startEndpoint();
});
afterEach(() => {
  const unexpected = complaints;
  complaints = [];
  expect(unexpected, 'complaints on the console').toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await endpoint.stop();
});

async function phone(): Promise<BrowserContext> {
  const made = await browser.newContext({
    baseURL: endpoint.origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  made.setDefaultTimeout(8000);
  made.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  made.on('weberror', (error) => complaints.push(String(error.error().stack)));
  return made;
}

/** A school with a class, set up by its own routes; its admin is signed in. */
async function setUpSchool(context: BrowserContext): Promise<void> {
  const ask = async (path: string, data: object) => {
    const answer = await context.request.post(path, { data, headers: { origin: endpoint.origin } });
    expect(answer.ok(), path).toBe(true);
  };
  await ask('/v1/setup', {
    link: endpoint.link.slice(endpoint.link.indexOf('#') + 1),
    school: {
      name: '向阳小学',
      system: 'cn63',
      limit: { preset: 'cn-national' },
      contact: '教导处 010-0000 0000',
      zone: 'Asia/Shanghai',
    },
    admin: { name: '李老师', password: 'a lamp on the desk' },
  });
  const classes = [{ name: '三年级2班', grade: '', size: '40' }];
  await ask('/v1/school/classes/add', { classes, dryRun: false });
}

async function lookAt(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found, name).toEqual([]);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide, `${name} is wider than the phone`).toBe(false);
}

test('a teacher pastes, posts and copies on a phone; a stranger reads it without a session; the week is one page', async () => {
  const context = await phone();
  await setUpSchool(context);
  const page = await context.newPage();
  await page.goto('/school/notice');
  await page.getByLabel('把发到群里的作业贴在这里').fill(PASTED);
  await page.getByRole('button', { name: '分到各科' }).click();
  expect(await page.getByLabel('作业内容').count()).toBe(5);
  expect(await page.locator('.notice-large').innerText()).toMatch(/^40\s*分钟$/);
  await lookAt(page, 'writing');
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('heading', { name: '已经公示' }).waitFor();
  await page.getByRole('button', { name: '复制文字' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('语文：1. 抄写第5课生字（约 20 分钟）；2. 背诵课文第2自然段');
  await page.getByRole('button', { name: '图片' }).click();
  const picture = page.locator('.notice-picture');
  await picture.waitFor();
  expect(await picture.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(750);
  await lookAt(page, 'posted');

  const address = /http:\S+\/notice\/\S+/.exec(copied)?.[0] ?? '';
  const stranger = await phone();
  const reading = await stranger.newPage();
  const answer = await reading.goto(new URL(address).pathname);
  expect(answer?.headers()['set-cookie']).toBeUndefined();
  expect(await reading.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['语文', '数学', '英语']);
  expect(await stranger.cookies()).toEqual([]);
  await lookAt(reading, 'the public page');
  await reading.getByRole('link', { name: '本周公示（一张 A4）' }).click();
  await reading.getByRole('table').waitFor();
  const { violations } = await new AxeBuilder({ page: reading }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const pdf = await reading.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await reading.getByRole('link', { name: 'English' }).click();
  await reading.getByRole('columnheader', { name: 'Math' }).waitFor();
  await stranger.close();
  await context.close();
});
