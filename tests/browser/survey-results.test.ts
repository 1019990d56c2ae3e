import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AT_HOMEWORK } from '../pictures/diaries';
import { openSchool, type School } from '../pictures/school';
import { chromiumPath } from '../setup/chromium.mjs';
import { asOfficeReads } from '../setup/office';
import { CHROMIUM_FLAGS } from '../setup/served';
import { drawPage, MM } from './slip-picture';

let browser: Browser;
let school: School;
let context: BrowserContext;

const PART = '/school/surveys/results?part=3#ptold001';
/** LibreOffice's CSV filter: comma, quote, UTF-8, from line 1, every cell as it is shown. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

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
  await context.addCookies(school.cookies.reader);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(AT_HOMEWORK);
  await page.goto(path);
  await page.locator('.result-number').waitFor();
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
  return stdout.toString('utf8').replaceAll(/\s+/g, '');
}

const HEAD = [
  ['作业情况家长问卷'],
  ['范围', '回答的家庭', '占问到的家庭'],
  ['三年级', '30–49', '60%–80%'],
  [],
  ['第1题　您觉得这学期的作业量怎么样？（30–49 家回答）'],
  ['回答', '占比', '和上次比'],
  ['偏少', '≤10%', ''],
  ['适中', '60%', '比上次约高 30 个百分点'],
  ['偏多', '30%', '比上次约低 30 个百分点'],
];

const lines = (text: string) =>
  Papa.parse<string[]>(text.trim()).data.map((line) => {
    while (line.length > 0 && line.at(-1) === '') line.pop();
    return line;
  });
const trimmed = (table: string[][]) => lines(Papa.unparse(table));

test('the tables of results open in an office program with their Chinese whole, numbers as numbers, nothing a formula', async () => {
  const page = await open(PART);
  await page.locator('.result-queue .button-main').click();
  await page.locator('.result-texts > li').waitFor();
  const csv = await take(page, '表格（CSV）');
  expect(csv.name).toBe('作业情况家长问卷 三年级.csv');
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const read = lines((await asOfficeReads('results.csv', csv.bytes, AS_CSV)).toString('utf8'));
  expect(read.slice(0, HEAD.length)).toEqual(trimmed(HEAD));
  expect(read.flat()).toContain('\'=HYPERLINK("http://example.com","少抄写")');
  const fromCsv = unzipSync(await asOfficeReads('results.csv', csv.bytes, 'xlsx'));
  expect(strFromU8(fromCsv['xl/worksheets/sheet1.xml']!)).not.toContain('<f');

  const book = await take(page, '表格（XLSX）');
  const again = unzipSync(await asOfficeReads('results.xlsx', book.bytes, 'xlsx'));
  const names = [...strFromU8(again['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  expect(names.map(([, name]) => name).slice(0, 2)).toEqual([
    '作业情况家长问卷',
    '第1题　您觉得这学期的作业量怎么样？',
  ]);
  const sheets = Object.keys(again).filter((name) => name.startsWith('xl/worksheets/sheet'));
  for (const name of sheets) expect(strFromU8(again[name]!)).not.toContain('<f');
  expect(strFromU8(again['xl/worksheets/sheet2.xml']!)).toMatch(/<v>0\.6<\/v>/);
  await page.close();
});

test('results print on A4, say of whom they are, and no button or choice stands on the paper', async () => {
  const page = await open(PART);
  const pdf = await page.pdf({ format: 'A4' });
  const said = textOfPdf(pdf);
  expect(said).toContain('范围：三年级');
  expect(said).toContain('比上次约高30个百分点');
  expect(said).toContain('自愿填写，回答的家庭不一定代表全部家庭。');
  expect(said).not.toMatch(/放行|改为不公开|回复家长|看哪一部分|打印/);
  const sheet = drawPage(pdf, 1);
  expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
  await page.close();
});
