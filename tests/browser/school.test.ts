import { AxeBuilder } from '@axe-core/playwright';
import { networkInterfaces } from 'node:os';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readWayIn } from '../../src/core/slip';
import { homeAddresses } from '../../src/endpoint/addresses';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';
import { startEndpoint, type Process } from './school-endpoint';
import { drawPage, MM, readCode } from './slip-picture';

const PASSWORD = 'a lamp on the desk';

let browser: Browser;
let endpoint: Process;
let context: BrowserContext;
let complaints: string[] = [];

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  endpoint = await startEndpoint();
  context = await desktop();
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

async function desktop(): Promise<BrowserContext> {
  const made = await browser.newContext({
    baseURL: endpoint.origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  made.setDefaultTimeout(8000);
  made.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  made.on('weberror', (error) => complaints.push(String(error.error().stack)));
  return made;
}

/** A hand that counts its clicks and its fields. */
function handOn(page: Page) {
  const count = { clicks: 0, fields: 0 };
  return {
    count,
    press: async (name: string | RegExp) => {
      count.clicks += 1;
      await page.getByRole('button', { name, exact: true }).click();
    },
    follow: async (name: string) => {
      count.clicks += 1;
      await page.getByRole('link', { name, exact: true }).click();
    },
    fill: async (label: string, text: string) => {
      count.fields += 1;
      await page.getByLabel(label, { exact: true }).fill(text);
    },
  };
}

/** What axe finds on the page as it stands, in the light and in the dark. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    const axe = new AxeBuilder({ page });
    // Only colours differ in the dark.
    const { violations } = await (theme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(found, `${name}, ${theme}`).toEqual([]);
  }
}

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(
    (kept) => {
      localStorage.setItem('lamplight.appearance', JSON.stringify(kept));
    },
    { language, theme: 'light' },
  );
}

let classAddress = '';

test('axe finds nothing on the page behind a set-up link, in both languages', async () => {
  const page = await context.newPage();
  for (const language of ['en', 'zh-CN']) {
    await page.goto('/school/sign-in');
    await speak(page, language);
    await page.goto(endpoint.link);
    await page.locator('form').waitFor();
    await lookAt(page, `set-up in ${language}`);
  }
  await page.close();
});

test('the first minute of a school: its link, one page, a class, forty-two slips on three sheets', async () => {
  const page = await context.newPage();
  const hand = handOn(page);
  const startedAt = performance.now();
  await page.goto(endpoint.link);
  await hand.fill('学校名称', '江畔小学');
  await hand.fill('家长有疑问时找谁', '教导处 王老师 021-5555 0101');
  await hand.fill('登录用的名字', '王敏');
  await hand.fill('密码', PASSWORD);
  await hand.press('开通');
  await hand.fill('班名', '三年级2班');
  await hand.fill('人数', '42');
  await hand.press('加上');
  await hand.follow('三年级2班');
  await hand.follow('请家长加入');
  await hand.press('印 42 张入班码');
  await page.getByRole('heading', { name: '三年级2班的入班码' }).waitFor();
  const seconds = (performance.now() - startedAt) / 1000;
  console.info(
    `The first minute of a school: ${hand.count.clicks} clicks, ${hand.count.fields} fields, ${seconds.toFixed(1)} s of machine time.`,
  );
  expect(hand.count.clicks).toBeLessThanOrEqual(5);
  expect(seconds).toBeLessThan(60);

  // Whoever cannot scan needs an address to type, and all of the contact.
  const foot = page.locator('.slip-contact').first();
  expect(await foot.textContent()).toMatch(/^扫不了：打开 \S+，在“班级”页输入这三行。江畔小学，/);
  expect(await foot.evaluate((line) => line.scrollHeight - line.clientHeight)).toBeLessThanOrEqual(1);

  const pdf = await page.pdf({ preferCSSPageSize: true });
  const codes = [1, 2, 3].flatMap((number) => {
    const sheet = drawPage(pdf, number);
    // A4 and nothing else.
    expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
    return Array.from({ length: 15 }, (_, index) =>
      readCode(sheet, {
        left: (9 + (index % 3) * 64) * MM,
        top: (10 + Math.floor(index / 3) * 55) * MM,
        width: 64 * MM,
        height: 55 * MM,
      }),
    );
  });
  expect(() => drawPage(pdf, 4)).toThrow();
  const read = codes.filter((code) => code !== undefined);
  expect(codes.slice(0, 15).filter((code) => code !== undefined)).toHaveLength(15);
  expect(read).toHaveLength(42);
  const smallest = Math.min(...read.map(({ sizeMm }) => sizeMm));
  console.info(
    `42 QR codes read from the picture at 300 dpi; the smallest is ${smallest.toFixed(1)} mm wide.`,
  );
  expect(smallest).toBeGreaterThanOrEqual(25);
  // Printed at localhost, for phones: this computer's address in its network, where it has one.
  const [families = `${endpoint.origin}/`] = homeAddresses(
    Number(new URL(endpoint.origin).port),
    networkInterfaces(),
  );
  for (const { text } of read) {
    expect(text.startsWith(`${families}join#`)).toBe(true);
    expect(readWayIn(text)).toMatchObject({ kind: 'slip' });
  }
  expect(new Set(read.map(({ text }) => text)).size).toBe(42);

  await lookAt(page, 'the slips');
  await hand.press('印好了');
  classAddress = new URL(page.url()).pathname + new URL(page.url()).hash;
  await page.close();
});

test('the QR code of an opened class can be read from the screen, and says what its link says', async () => {
  const page = await context.newPage();
  await page.goto(classAddress);
  await page.getByRole('button', { name: '开放班级' }).click();
  await page.getByRole('img', { name: '三年级2班的开放二维码' }).waitFor();
  const message = (await page.getByText(/^各位家长：愿意的话请/).textContent()) ?? '';
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '存二维码图片' }).click();
  expect((await saved).suggestedFilename()).toBe('三年级2班入班.png');
  expect(readWayIn(message)).toMatchObject({ kind: 'door' });
  await page.close();
});

test('no address that reaches the endpoint ever holds a class, a code or a link', async () => {
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().split('#')[0]!));
  await page.goto(classAddress);
  await page.getByRole('heading', { name: '三年级2班' }).waitFor();
  await page.getByRole('link', { name: '班级数据' }).click();
  await page.getByRole('button', { name: '上一周' }).click();
  await page.getByRole('heading', { name: '三年级2班' }).waitFor();
  const secret = classAddress.split('#')[1]!;
  expect(secret).toMatch(/^[0-9a-z]{10}$/);
  expect(asked.filter((url) => url.includes(secret))).toEqual([]);
  await page.close();
});

test("the parents' page asks for nothing of the school's, and its service worker leaves the school's door alone", async () => {
  const family = await desktop();
  const page = await family.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  expect(asked.filter((path) => path.includes('school'))).toEqual([]);
  await page.goto('/school/sign-in');
  await page.getByRole('heading', { name: '学校登录' }).waitFor();
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url);
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((url) => url.includes('school-'))).toEqual([]);
  await family.close();
});

test('axe finds nothing on the page of an invited teacher, in both languages', async () => {
  const page = await context.newPage();
  await page.goto(classAddress);
  await page.getByRole('button', { name: '邀请老师' }).click();
  const invitation = await page
    .getByText(/\/school\/invite#/)
    .first()
    .textContent();
  const link = /http\S+\/school\/invite#[\w.]+/.exec(invitation ?? '')?.[0] ?? '';
  // Made on the server itself, it leads nobody else anywhere.
  expect(await page.getByText(/^现在这个链接只有这台电脑打得开/).isVisible()).toBe(true);
  for (const language of ['en', 'zh-CN']) {
    await speak(page, language);
    await page.goto('/school/me');
    await page.goto(link);
    await page.getByText('三年级2班').first().waitFor();
    await lookAt(page, `invite in ${language}`);
  }
  await page.close();
});

test('axe finds nothing on any screen of the school, in both languages, light and dark', async () => {
  const page = await context.newPage();
  await page.goto('/school');
  const screens = [
    '/school',
    classAddress,
    classAddress.replace('/class#', '/figure#'),
    classAddress.replace('/class#', '/figure?term=now#'),
    '/school/people',
    '/school/me',
    '/school/sign-in',
    '/school/setup#x',
  ];
  for (const language of ['zh-CN', 'en']) {
    await speak(page, language);
    for (const path of screens) {
      await page.goto(path);
      await page.locator('main :is(h1, h2)').first().waitFor();
      for (const more of await page.locator('details').all())
        await more.evaluate((element) => element.setAttribute('open', ''));
      await lookAt(page, `${path.split('#')[0]!} in ${language}`);
    }
  }
  await page.close();
});

test('a table is looked at before anything is written, by keyboard alone', async () => {
  const page = await context.newPage();
  await page.goto('/school');
  await speak(page, 'zh-CN');
  await page.reload();
  await page.getByRole('button', { name: '从表格加' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('三年级1班\t42\n三年级（2）班\t40\n四年级1班\t很多');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('已经有这个班了。').waitFor();
  await lookAt(page, 'the dry run');
  expect(await page.getByRole('link', { name: /年级/ }).count()).toBe(1);
  await page.close();
});
