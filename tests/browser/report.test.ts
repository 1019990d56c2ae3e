import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import Papa from 'papaparse';
import { strFromU8, unzipSync } from 'fflate';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wrongIn, type Report } from '../independent/report';
import { openSchool, type School } from '../pictures/school';
import { chromiumPath } from '../setup/chromium.mjs';
import { inChina } from '../setup/household';
import { asOfficeReads } from '../setup/office';
import { CHROMIUM_FLAGS } from '../setup/served';
import { drawPage, MM } from './slip-picture';

let browser: Browser;
let school: School;
let context: BrowserContext;
let complaints: string[] = [];

const AFTER_NOVEMBER = inChina('2026-12-03', '09:00');
const MONTH = '/school/report?period=2026-11';

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  school = await openSchool(browser);
  context = await browser.newContext({
    baseURL: school.origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await context.addCookies(school.cookies.reader);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

async function open(path: string): Promise<Page> {
  complaints = [];
  const page = await context.newPage();
  await page.clock.setFixedTime(AFTER_NOVEMBER);
  await page.goto(path);
  await page.locator('.paper').waitFor();
  return page;
}

async function take(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await saved;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

function textOfPdf(pdf: Buffer): string {
  const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf });
  if (status !== 0) throw new Error('pdftotext (poppler-utils) could not read the PDF.');
  return stdout.toString('utf8');
}

const withoutBlanks = (text: string) => text.replaceAll(/\s+/g, '');

/** Whether a stretch of a page (millimetres from its left) has ink. */
function hasInk({ width, dots }: ReturnType<typeof drawPage>, fromMm: number, toMm: number): boolean {
  for (let at = 0; at < dots.length; at += 3) {
    const x = ((at / 3) % width) / MM;
    if (x >= fromMm && x < toMm && (dots[at] ?? 255) < 120) return true;
  }
  return false;
}

const FONTS = ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312'];

test('the Word document opens in an office program: heads, tables whole within its margins, Chinese fonts with what comes instead', async () => {
  const page = await open(MONTH);
  const word = await take(page, '下载 Word 文档');
  expect(word.name).toBe('东湖小学2026年11月作业管理情况报告.docx');
  const parts = unzipSync(word.bytes);
  const [letter, fonts] = ['word/document.xml', 'word/fontTable.xml'].map((name) => strFromU8(parts[name]!));
  for (const font of FONTS) {
    expect(letter).toContain(`w:eastAsia="${font}"`);
    expect(fonts).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="[^"]+"/>`));
  }
  const tables = letter!.split('<w:tbl>').slice(1);
  expect(tables.length).toBe(await page.locator('.paper-table').count());
  for (const table of tables) {
    const rows = table.split('</w:tbl>')[0]!.split('<w:tr>').slice(1);
    expect(rows[0]).toContain('<w:tblHeader/>');
    for (const row of rows) expect(row).toContain('<w:cantSplit/>');
  }
  const pdf = await asOfficeReads('report.docx', word.bytes, 'pdf');
  const said = withoutBlanks(textOfPdf(pdf));
  for (const head of [
    '一、主要做法及成效',
    '（二）总体情况',
    '二、存在的问题',
    '三、下一步工作',
    '附件',
    '七、问卷结果',
    '八、怎样核对',
  ])
    expect(said).toContain(head);
  const first = drawPage(pdf, 1);
  expect([first.width / MM, first.height / MM].map(Math.round)).toEqual([210, 297]);
  for (const number of [1, 2, 3]) {
    const sheet = drawPage(pdf, number);
    expect(hasInk(sheet, 30, 180)).toBe(true);
    expect(hasInk(sheet, 0, 26) || hasInk(sheet, 187, 210)).toBe(false);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test('the workbook and the CSV open in an office program: numbers are numbers, names Chinese, nothing a formula', async () => {
  const page = await open(MONTH);
  const book = await take(page, '表格（XLSX）');
  const names = [
    ...strFromU8(unzipSync(book.bytes)['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g),
  ];
  expect(names.map(([, name]) => name).slice(0, 3)).toEqual(['总体情况', '分年级情况', '分学科情况']);
  const again = unzipSync(await asOfficeReads('report.xlsx', book.bytes, 'xlsx'));
  const sheet = strFromU8(again['xl/worksheets/sheet1.xml']!);
  expect(sheet).not.toContain('<f');
  expect([...sheet.matchAll(/t="n"[^>]*><v>/g)].length).toBeGreaterThan(5);
  const csv = await take(page, '表格（CSV）');
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [caption, heads] = Papa.parse<string[]>(strFromU8(csv.bytes)).data;
  expect(caption![0]).toContain('总体情况（2026年11月');
  expect(heads).toContain('公布班次');
  const report = JSON.parse(strFromU8((await take(page, '数据（JSON）')).bytes)) as Report;
  expect(wrongIn(report)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('it prints on A4 with its margins and page numbers, the annex on a page of its own, no table cut', async () => {
  const page = await open(MONTH);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = textOfPdf(pdf).split('\f').map(withoutBlanks);
  expect(pages[0]).toContain('东湖小学2026年11月作业管理情况报告');
  expect(pages[0]).toContain('—1—');
  expect(pages.filter((each) => each.startsWith('附件数据说明'))).toHaveLength(1);
  expect(pages.join('')).not.toContain('下载Word文档');
  for (const number of [1, 2, 3]) {
    const sheet = drawPage(pdf, number);
    expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
    expect(hasInk(sheet, 0, 26) || hasInk(sheet, 187, 210)).toBe(false);
  }
  // A caption stands on the page of its table's first row.
  for (const caption of ['总体情况（2026年11月', '分年级情况（2026年11月']) {
    const own = pages.find((each) => each.includes(caption))!;
    expect(own.slice(own.indexOf(caption))).toContain('公布');
  }
  await page.close();
});

test.each([MONTH, '/school/report/method?period=2026a'])(
  'axe finds nothing on %s, in the light and in the dark',
  async (path) => {
    const page = await open(path);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    }
    await page.close();
  },
);

test('what is written is there again after the page was loaded anew, and the whole text can be copied', async () => {
  const page = await open(MONTH);
  const own = page.getByLabel('自己写：下一步工作');
  await own.fill('　　每周三为无作业日。\n继续公示。');
  await own.blur();
  await page.getByRole('region', { name: '下一步工作' }).getByText('已保存').waitFor();
  await page.reload();
  await page.locator('.paper').waitFor();
  expect(await own.inputValue()).toBe('　　每周三为无作业日。\n继续公示。');
  await page.locator('.paper').getByText('每周三为无作业日。').waitFor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: school.origin });
  await page.getByRole('button', { name: '复制全文' }).click();
  await page.getByText('全文已复制。').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.startsWith('东湖小学2026年11月作业管理情况报告\n现将2026年11月作业管理情况报告如下：')).toBe(
    true,
  );
  expect(copied).toContain('三、下一步工作\n每周三为无作业日。\n继续公示。');
  await page.close();
});
