import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';
import { startEndpoint, type Process } from './school-endpoint';

const PASSWORD = 'a lamp on the desk';

let browser: Browser;
let endpoint: Process;
/** Two tabs of the same admin, each with a memory of its own: two desks. */
let context: BrowserContext;

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  endpoint = await startEndpoint();
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  context = await browser.newContext({
    baseURL: endpoint.origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(endpoint.link);
  await fill(page, '学校名称', '江畔小学');
  await fill(page, '家长有疑问时找谁', '教导处 021-5555 0101');
  await fill(page, '登录用的名字', '王敏');
  await fill(page, '密码', PASSWORD);
  await press(page, '开通');
  await fill(page, '班名', '三年级1班');
  await fill(page, '人数', '42');
  await press(page, '加上');
  await page.getByRole('link', { name: '三年级1班' }).waitFor();
  await page.close();
});
afterAll(async () => {
  await browser.close();
  await endpoint.stop();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const kept = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();

/** A new survey of three questions 甲 乙 丙, written by hand, and kept. */
async function beginSurvey(): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/school/surveys');
  await press(page, '新问卷');
  await page.getByRole('button', { name: /^空白问卷/ }).click();
  for (const title of ['甲', '乙', '丙']) {
    await press(page, '是否');
    await fill(page, '题目（中文）', title);
  }
  await page.getByRole('button', { name: /^3\. 丙/ }).click();
  await kept(page);
  return page;
}

const order = async (page: Page) =>
  (await page.locator('.builder-open b').allInnerTexts()).map((text) => text.replace(/^\d+\. /, '')).join('');

/** The first card stands there in the window, and the others below it. */
function showCards(page: Page, block: ScrollLogicalPosition): Promise<void> {
  return page.evaluate((at) => document.querySelector('.builder-card')?.scrollIntoView({ block: at }), block);
}

async function centreOf(page: Page, selector: string, index: number) {
  const box = await page.locator(selector).nth(index).boundingBox();
  if (!box) throw new Error(`${selector} is not drawn.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, foot: box.y + box.height };
}

test('a survey is put in order by mouse and by keys, and stands so when it is read again', async () => {
  const page = await beginSurvey();
  await showCards(page, 'center');
  const first = await centreOf(page, '.builder-handle', 0);
  const last = await centreOf(page, '.builder-card', 2);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(first.x, last.y + 4, { steps: 6 });
  expect(await page.locator('[data-line]').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await order(page)).toBe('甲乙丙');

  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(first.x, last.y + 4, { steps: 6 });
  await page.mouse.up();
  expect(await order(page)).toBe('乙丙甲');

  await page.getByRole('button', { name: /^3\. 甲/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await order(page)).toBe('乙甲丙');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^2\. 甲/);

  await kept(page);
  await page.reload();
  await page.locator('.builder-card').nth(2).waitFor();
  expect(await order(page)).toBe('乙甲丙');
  await page.close();
});

test('a finger on the handle drags the question and not the page, and near the edge the page goes along', async () => {
  const page = await beginSurvey();
  await page.setViewportSize({ width: 360, height: 740 });
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  await showCards(page, 'start');
  const scroll = () => page.evaluate(() => Math.round(window.scrollY));
  const before = await scroll();
  const handle = await centreOf(page, '.builder-handle', 0);
  const second = await centreOf(page, '.builder-card', 1);
  await touch('touchStart', handle);
  await touch('touchMove', { x: handle.x, y: handle.y + 30 });
  await touch('touchMove', { x: handle.x, y: second.y + 4 });
  expect(await scroll()).toBe(before);
  await touch('touchEnd');
  expect(await order(page)).toBe('乙甲丙');

  const third = await centreOf(page, '.builder-handle', 2);
  await touch('touchStart', third);
  await touch('touchMove', { x: third.x, y: 20 });
  await page.waitForFunction((at) => window.scrollY < at, before);
  await page.locator('.builder-card').nth(0).and(page.locator('[data-line="before"]')).waitFor();
  await touch('touchEnd');
  expect(await order(page)).toBe('丙乙甲');
  const { width, height } = (await page.locator('.builder-handle').first().boundingBox()) ?? {
    width: 0,
    height: 0,
  };
  expect([width >= 48, height >= 48]).toEqual([true, true]);
  await page.close();
});

test('of two desks neither writes over the other; what is opened at one is frozen at the other, and nothing typed is lost', async () => {
  const one = await beginSurvey();
  const other = await context.newPage();
  await other.goto(one.url());
  await fill(other, '问卷名称（中文）', '乙的名称');
  await kept(other);
  await fill(one, '问卷名称（中文）', '甲的名称');
  await one.getByText('问卷名称：您写“甲的名称”，对方写“乙的名称”。').waitFor();
  await press(one, '用对方的');
  await kept(one);
  expect(await one.getByLabel('问卷名称（中文）').inputValue()).toBe('乙的名称');

  const survey = new URL(one.url()).hash.slice(1);
  await other.evaluate(async (id) => {
    const post = (path: string, body: object) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then((answer) => answer.json());
    const { surveys } = (await (await fetch('/v1/school/surveys')).json()) as {
      surveys: { survey: string; revision: number; draft: { definition: object } }[];
    };
    const found = surveys.find((each) => each.survey === id);
    if (!found) throw new Error('The survey is not there.');
    const words = { 'zh-cn': '睡眠', en: 'Sleep' };
    const elements = [
      {
        type: 'boolean',
        name: 'q1',
        visibleIf: '',
        title: words,
        description: { 'zh-cn': '', en: '' },
        isRequired: false,
        labelTrue: words,
        labelFalse: words,
      },
    ];
    const definition = { ...found.draft.definition, title: words, description: words, elements };
    const draft = { definition, crosses: [] };
    const kept = (await post('/v1/school/survey/keep', { survey: id, revision: found.revision, draft })) as {
      revision: number;
    };
    const date = new Date(Date.now() + 30 * 3_600_000).toISOString().slice(0, 10);
    const asked = {
      survey: id,
      revision: kept.revision,
      grades: [3],
      without: [],
      opens: date,
      closes: date,
    };
    await post('/v1/school/survey/open', asked);
  }, survey);

  await fill(one, '问卷名称（中文）', '写到一半');
  await one.getByRole('heading', { name: '您写的时候，这份问卷开放了' }).waitFor();
  expect(await one.getByLabel('问卷名称（中文）').count()).toBe(0);
  const [file] = await Promise.all([one.waitForEvent('download'), press(one, '我写的存成文件（JSON）')]);
  expect(file.suggestedFilename()).toBe(`survey-${survey}.json`);
  await press(one, '我写的另存为新草稿');
  await kept(one);
  expect(await one.getByLabel('问卷名称（中文）').inputValue()).toBe('写到一半');
  expect(one.url()).not.toContain(survey);
  await one.reload();
  await one.locator('.builder-card').nth(2).waitFor();
  expect(await one.getByLabel('问卷名称（中文）').inputValue()).toBe('写到一半');
  await one.close();
  await other.close();
});
