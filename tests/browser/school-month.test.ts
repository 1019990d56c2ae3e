import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Task } from '../../src/core/notice';
import { weekday, type Night } from '../../src/core/night';
import { setupLink } from '../../src/endpoint/console-links';
import { authOf, consoleLink, enrol, PASSWORD } from '../setup/desk';
import { asOfficeReads } from '../setup/office';
import { taskOf } from '../setup/planned';
import { passNovember, type MonthClass } from '../setup/school-month';
import { openHouse, setClock, type Phone } from './phone';
import { drawPage, MM } from './slip-picture';

const MONDAY = '2026-11-02 16:30';
const { served, phone } = openHouse(MONDAY);

const CLASSES = ['一', '三', '六'].flatMap((grade) => ['1', '2', '3'].map((each) => `${grade}年级${each}班`));
const PASTED = `各位家长好，今天的作业：
语文：1.抄写第5课生字 20分钟 2.背诵课文第2自然段 5分钟
英语：听读Unit 5 10分钟`;

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** A desktop with an office program beside. */
const desktop = () =>
  phone({ at: MONDAY, viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

/** The link behind which a school begins, its page, and nine classes out of the table that the office keeps. */
async function setUp(page: Page): Promise<void> {
  const { lines } = await setupLink(served().desk.world, new URL(served().origin));
  await page.goto(consoleLink(lines));
  await fill(page, '学校名称', '江畔小学');
  await fill(page, '家长有疑问时找谁', '教导处 王老师 021-5555 0101');
  await fill(page, '登录用的名字', '王敏');
  await fill(page, '密码', PASSWORD);
  await press(page, '开通');
  await press(page, '从表格加');
  const rows = ['班级,年级,人数', ...CLASSES.map((name, index) => `${name},,${38 + index}`)];
  const buffer = Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`);
  await page
    .getByLabel('或者选一个 CSV 文件')
    .setInputFiles({ name: '班级.csv', mimeType: 'text/csv', buffer });
  await seen(page, '9 个班都看懂了，还没有加。');
  expect(await page.locator('.table-link').count()).toBe(0);
  await press(page, '加上 9 个班');
  await page.getByRole('link', { name: '六年级3班' }).waitFor();
  expect(await page.locator('.table-link').allInnerTexts()).toEqual(CLASSES);
}

/** The link that stands on the page, and what it says its owner will be. */
async function linkFor(page: Page, post: string): Promise<string> {
  await seen(page, `这个链接给：${post}。`);
  const text = await page
    .getByText(/\/school\/invite#/)
    .first()
    .textContent();
  return /http\S+\/school\/invite#[\w.]+/.exec(text ?? '')?.[0] ?? '';
}

type Links = { teacher: string; maths: string; lead: string };

async function invite(page: Page): Promise<Links> {
  await follow(page, '三年级2班');
  await follow(page, '请家长加入');
  await press(page, '邀请老师');
  const teacher = await linkFor(page, '三年级2班班主任');
  await follow(page, '人员');
  await page.getByLabel('哪个班').selectOption({ label: '三年级2班' });
  await page.getByRole('checkbox', { name: '数学' }).check();
  await press(page, '生成邀请链接');
  const maths = await linkFor(page, '三年级2班数学老师');
  await page.getByLabel('做什么').selectOption({ label: '年级组长' });
  await page.getByLabel('哪个年级').selectOption({ label: '三年级' });
  await press(page, '生成邀请链接');
  return { teacher, maths, lead: await linkFor(page, '三年级组长') };
}

/** Somebody opens the link they were sent on a phone or computer of their own. */
async function accept({ page, expectComplaint }: Phone, link: string, name: string): Promise<void> {
  // The page asks whether somebody is signed in here already: nobody is.
  expectComplaint(/401/);
  await page.goto(link);
  await fill(page, '登录用的名字', name);
  await fill(page, '密码', PASSWORD);
  await press(page, '进入');
  await page.getByRole('navigation', { name: '页面' }).waitFor();
}

/** The slips of 三年级2班 are printed, and twenty-four families join with what stands on them; the class's id. */
async function printSlips(page: Page): Promise<string> {
  await follow(page, '班级');
  await follow(page, '三年级2班');
  const classId = new URL(page.url()).hash.slice(1);
  await follow(page, '请家长加入');
  await press(page, '印 42 张入班码');
  await page.getByRole('heading', { name: '三年级2班的入班码' }).waitFor();
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.map((text) => text.split('三年级2班家长').length - 1)).toEqual([15, 15, 12]);
  const codes = await page.locator('.slip-typed dd:nth-of-type(2)').allInnerTexts();
  expect(codes).toHaveLength(42);
  for (const [family, code] of codes.slice(0, 24).entries())
    await enrol(served().desk, code.replaceAll(/\s/g, ''), authOf(family + 1, classId));
  return classId;
}

/** The teacher's half minute at 16:30: the group's text, split, posted, and its words copied for the group. */
async function postTonight({ page, context }: Phone): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served().origin });
  await follow(page, '作业公示');
  await fill(page, '把发到群里的作业贴在这里', PASTED);
  await press(page, '分到各科');
  expect(await page.locator('.notice-large').innerText()).toMatch(/^20\s*分钟$/);
  await press(page, '发布');
  await page.getByRole('heading', { name: '已经公示' }).waitFor();
  await press(page, '复制文字');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('语文：1. 抄写第5课生字（约 20 分钟）；2. 背诵课文第2自然段');
}

/** The maths teacher adds the own subject, and sees it summed with the others'. */
async function addMaths({ page }: Phone): Promise<void> {
  await follow(page, '作业公示');
  await seen(page, /^其他老师已经布置：/);
  await fill(page, '把发到群里的作业贴在这里', '练习册P12 20分钟');
  await press(page, '分到各科');
  expect(await page.locator('.notice-large').innerText()).toMatch(/^40\s*分钟$/);
  await press(page, '发布');
  await page.getByRole('heading', { name: '已经公示' }).waitFor();
}

const PLANNED: Task[] = [
  taskOf({ subject: 'chinese', text: '抄写生字', minutes: 20 }),
  taskOf({ subject: 'math', text: '练习册', minutes: 20 }),
  taskOf({ subject: 'english', text: '抄写单词', minutes: 10 }),
];

/** Each later school night the class teacher posts the same, as the page would. */
function postsOf({ context }: Phone, classId: string) {
  return async (night: Night) => {
    const isFriday = weekday(night) === 5;
    if (night === '2026-11-02' || isFriday) return;
    const subjects = PLANNED.map(({ subject }) => subject);
    const answer = await context.request.post('/v1/school/notices/post', {
      data: { night, classes: [{ class: classId, seen: {} }], subjects, tasks: PLANNED },
      headers: { origin: served().origin },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
}

/** Minutes from Monday to the weekend, some of them of Chinese. */
const fives = (...totals: number[]) =>
  totals.map((total) => ({ math: 5 * Math.ceil(total / 10), chinese: 5 * Math.floor(total / 10) }));
const THIRD = [5, 10, 15, 20, 40].map((more) => ({ chinese: 20, math: 20 + more, english: 10 }));
/** What each class's families take, and how many log it: 一年级3班 too few for any figure, 三年级3班 for an evening's. */
const MONTH = [
  { families: 16, minutes: fives(5, 5, 10, 5, 10) },
  { families: 12, minutes: fives(10, 5, 10, 10, 15) },
  { families: 4, minutes: fives(10, 10, 10, 10, 10) },
  { families: 18, minutes: fives(45, 50, 50, 55, 80) },
  { families: 24, minutes: THIRD },
  { families: 7, minutes: fives(50, 50, 55, 55, 90) },
  { families: 20, minutes: fives(55, 55, 60, 60, 100) },
  { families: 12, minutes: fives(60, 65, 65, 70, 110) },
  { families: 16, minutes: fives(45, 45, 50, 50, 90) },
];

async function classIds({ context }: Phone): Promise<string[]> {
  const answer = await context.request.get('/v1/school/classes');
  const { classes } = (await answer.json()) as { classes: { id: string; name: string }[] };
  return CLASSES.map((name) => classes.find((each) => each.name === name)?.id ?? '');
}

const WEDNESDAY = '2026-12-02 09:00';

/** The week before in the class figure, planned beside measured, on the phone. */
async function readWeek({ page }: Phone): Promise<void> {
  await setClock(page, WEDNESDAY);
  await follow(page, '班级');
  await follow(page, '三年级2班');
  await press(page, '上一周');
  await seen(page, '11月23日—29日');
  await seen(page, '这一周上学日平均比规定的 60 分钟多约 3 分钟。');
  await seen(page, '4 晚既有公示，又有公布的数：平均预计约 50 分钟，实际约 63 分钟。');
  const table = page.getByRole('table', { name: '各科的预计用时和实际用时' });
  const rows = (await table.getByRole('row').allInnerTexts()).map((row) => row.split(/\s*\t\s*/));
  expect(rows).toEqual([
    ['科目', '预计', '实际'],
    ['语文', '约 20 分钟', '约 20 分钟'],
    ['数学', '约 20 分钟', '约 33 分钟'],
    ['英语', '约 10 分钟', '约 10 分钟'],
  ]);
}

async function readSchool(page: Page): Promise<void> {
  await setClock(page, WEDNESDAY);
  await follow(page, '全校');
  await page.getByRole('radio', { name: '月', exact: true }).check();
  await seen(page, '2026年11月');
  await seen(page, '能和规定比的 85 个班级晚里，65 个平均没有超过规定，20 个超过。规定指的是平均。');
  await seen(page, '9 个班中 8 个班有公布的数');
}

/** A grade's lead sees the same of that grade, and nothing of another. */
async function readGrade(page: Page): Promise<void> {
  await setClock(page, WEDNESDAY);
  await follow(page, '本年级');
  await page.getByRole('radio', { name: '月', exact: true }).check();
  await seen(page, '3 个班中 3 个班有公布的数');
  expect(await page.locator('h1').innerText()).toBe('三年级');
  expect(await page.locator('main').innerText()).not.toMatch(/[一六]年级/);
}

/** The text of each page, without blanks. */
function pagesOf(pdf: Buffer): string[] {
  const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf });
  if (status !== 0) throw new Error('pdftotext (poppler-utils) could not read the PDF.');
  const pages = stdout.toString('utf8').split('\f').slice(0, -1);
  return pages.map((text) => text.replaceAll(/\s+/g, ''));
}

const FACT = '2026年11月有20个班次平均超过60分钟。';

/** Pages break where a person would break them, whoever lays them out. */
function expectWellBroken(pages: readonly string[]): void {
  const pageWith = (text: string) => pages.find((page) => page.includes(text)) ?? '';
  expect(pageWith('江畔小学2026年12月2日'), 'the signature stands under text').toContain('三、下一步工作');
  expect(pageWith('总体情况（2026年11月'), 'a table stands under what leads to it').toContain(
    '规定指的是平均用时。',
  );
  expect(pageWith('没有公布数据的班级（2026年11月）')).toContain('一年级3班');
  expect(pages.filter((page) => page.startsWith('附件数据说明'))).toHaveLength(1);
  expect(pageWith('二、存在的问题')).toContain(FACT);
}

async function take(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const saved = page.waitForEvent('download');
  await press(page, name);
  const download = await saved;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The month's report: a fact taken into it, then as a Word document, as a workbook and on paper. */
async function handIn(page: Page): Promise<void> {
  await follow(page, '报告');
  await page.getByRole('heading', { name: '江畔小学2026年11月作业管理情况报告' }).waitFor();
  await press(page, `加进来：${FACT}`);
  await page.locator('.paper').getByText(FACT).waitFor();
  await page.getByRole('region', { name: '存在的问题' }).getByText('已保存').waitFor();
  const word = await take(page, '下载 Word 文档');
  expect(word.name).toBe('江畔小学2026年11月作业管理情况报告.docx');
  expectWellBroken(pagesOf(await asOfficeReads('report.docx', word.bytes, 'pdf')));
  const book = await take(page, '表格（XLSX）');
  expect(strFromU8(unzipSync(book.bytes)['xl/workbook.xml']!)).toContain('name="总体情况"');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheet = drawPage(pdf, 1);
  expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
  expectWellBroken(pagesOf(pdf));
}

test('a school goes from its set-up link to the report of its first month', async () => {
  const admin = await desktop();
  await setUp(admin.page);
  const links = await invite(admin.page);
  const teacher = await phone({ at: MONDAY });
  const maths = await phone({ at: MONDAY });
  const lead = await desktop();
  await accept(teacher, links.teacher, '李老师');
  await accept(maths, links.maths, '张老师');
  await accept(lead, links.lead, '赵组长');
  const classId = await printSlips(admin.page);
  await press(admin.page, '印好了');
  await postTonight(teacher);
  await addMaths(maths);
  const ids = await classIds(admin);
  expect(ids[4]).toBe(classId);
  const month = MONTH.map((each, index): MonthClass => ({ classId: ids[index] ?? '', ...each }));
  await passNovember(served().desk, month, postsOf(teacher, classId));
  served().desk.turn('2026-12-02T09:00:00+08:00');
  await readWeek(teacher);
  await readGrade(lead.page);
  await readSchool(admin.page);
  await handIn(admin.page);
});
