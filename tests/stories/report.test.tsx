import { cleanup, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { changeAppearance } from '../../src/ui/appearance';
import { changeLanguage } from '../../src/school/words';
import { postNoticePath } from '../../src/wire/notice-desk';
import { minutesAllowed, wrongIn, type Report } from '../independent/report';
import { addClasses, invited, post } from '../setup/desk';
import { bytesOf, catchFiles, cellNumbers, sheetsOf, wordText } from '../setup/given-files';
import { button, openAdminsRoom, type Room } from '../setup/school-room';
import { taskOf } from '../setup/planned';
import { releaseAt, sendAlike } from '../setup/told';

const FORMS = [
  ['docx', '下载 Word 文档'],
  ['xlsx', '表格（XLSX）'],
  ['csv', '表格（CSV）'],
  ['json', '数据（JSON）'],
] as const;

async function takeAll(room: Room, files: Map<string, File>): Promise<void> {
  for (const [form, name] of FORMS) {
    await room.user.click(button(name));
    await waitFor(() => {
      expect(files.has(form)).toBe(true);
    });
    await waitFor(() => {
      expect(button(name)).toBeEnabled();
    });
  }
}

const fives = fc.integer({ min: 0, max: 22 }).map((count) => 5 * count);
type Evening = { families: number; minutes: { math: number; chinese: number } };
const anyEvening: fc.Arbitrary<Evening> = fc.record({
  families: fc.constantFrom(3, 6, 11, 16, 22),
  minutes: fc.record({ math: fives, chinese: fives }),
});
const anyClass = fc.array(anyEvening, { minLength: 8, maxLength: 8 });
const anySchool = fc.tuple(anyClass, anyClass);

const NIGHTS = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'].flatMap((night) => [
  night,
  addNights(night, 7),
]);

async function month(room: Room, names: readonly string[], school: readonly Evening[][]): Promise<string[]> {
  const { desk, jar } = room;
  desk.turn('2026-11-01T12:00:00+08:00');
  const ids = await addClasses({ desk, cookie: jar.cookie }, ...names);
  for (const [index, classId] of ids.entries()) {
    const evenings = school[index] ?? [];
    for (const [at, night] of NIGHTS.entries()) {
      const sent = evenings[at];
      if (sent) await sendAlike(desk, { classId, night, ...sent });
    }
  }
  await releaseAt(desk, '2026-12-03T12:00:00+08:00');
  return ids;
}

/** Homework of 40 minutes stands posted in the first of these classes for the first two nights; for one more, not how long it takes. */
async function post40({ desk, jar }: Room, [classId]: readonly string[]): Promise<void> {
  const posts = [[NIGHTS[0], 40] as const, [NIGHTS[2], 40] as const, [NIGHTS[4], null] as const];
  for (const [night = '', minutes] of posts) {
    desk.turn(`${night}T16:30:00+08:00`);
    const question = {
      night,
      classes: [{ class: classId, seen: {} }],
      subjects: ['math'],
      tasks: [taskOf({ minutes })],
    };
    expect(await post({ desk, cookie: jar.cookie }, postNoticePath, question)).toMatchObject({ status: 200 });
  }
}

/** What the paper says of its own rules. */
const RULES = [5, 8, 10];
const minutesIn = (text: string) => [...text.matchAll(/(\d+) ?分钟/gu)].map(([, number]) => Number(number));

test('no number of minutes in page, Word, tables and text was not published or cannot be reckoned from what was', async () => {
  const [school] = fc.sample(anySchool, { numRuns: 1, seed: 11 });
  const evenings = NIGHTS.map((_, index) => ({
    families: 12,
    minutes: { math: 20 + 5 * index, chinese: 30 },
  }));
  const room = await openAdminsRoom();
  const files = catchFiles();
  const names = ['三年级1班', '四年级1班', '五年级1班'];
  await post40(room, await month(room, names, [[...evenings], ...school!]));
  room.desk.turn('2026-12-03T12:00:00+08:00');
  room.enter('/school/report?period=2026-11');
  await screen.findByRole('article', {}, { timeout: 5000 });
  await takeAll(room, files);
  const report = JSON.parse(new TextDecoder().decode(await bytesOf(files.get('json')))) as Report;
  expect(report.published.some((each) => each.evenings.length > 0)).toBe(true);
  expect(report.all.planned).toMatchObject({ posted: 3, whole: 2, homework: { evenings: 2 } });
  expect(wrongIn(report)).toEqual([]);

  const word = wordText(await bytesOf(files.get('docx')));
  const page = screen.getByRole('article').textContent;
  const overs = new Set(
    [...minutesAllowed(report)].flatMap((minutes) => [minutes, Math.abs(minutes - 60)]).concat(RULES),
  );
  const proposed = within(screen.getByRole('region', { name: '存在的问题' })).queryAllByRole('listitem');
  const said = [page, word, ...proposed.map((each) => each.textContent)];
  for (const text of said) {
    expect(minutesIn(text).filter((minutes) => !overs.has(minutes))).toEqual([]);
  }
  expect(minutesIn(page).length).toBeGreaterThan(10);
  expect(minutesIn(word)).toEqual(minutesIn(page));

  for (const text of [page, word]) {
    expect(text).toContain('作业公示：预计与实际');
    expect(text).toMatch(/3班次有作业公示，其中2班次的公示写明了.*这2班次平均预计约40分钟，实际约\d+分钟/);
  }

  // Each cell of the tables is the page's own.
  const cells = [...document.querySelectorAll('.paper-table :is(th, td)')].map((cell) => cell.textContent);
  const sheets = sheetsOf(await bytesOf(files.get('xlsx')));
  expect(sheets).toHaveLength(document.querySelectorAll('.paper-table').length);
  const numbers = sheets.flatMap(cellNumbers);
  const shown = new Set(
    cells.flatMap((cell) => (/^\d+%$/.test(cell) ? [Number.parseInt(cell, 10) / 100] : [Number(cell)])),
  );
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers.filter((value) => !shown.has(value))).toEqual([]);
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(files.get('csv')));
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const inCsv = [...csv.matchAll(/(?<=^|,)(\d+)(?=,|\r)/gm)].map(([, number]) => Number(number));
  expect(inCsv.filter((value) => !shown.has(value))).toEqual([]);
});

test('a school without figures gets an honest report, whole in English too', async () => {
  const room = await openAdminsRoom();
  await month(room, ['三年级1班', '一年级1班'], []);
  room.enter('/school/report?period=2026-11');
  const paper = await screen.findByRole('article', {}, { timeout: 5000 });
  expect(paper).toHaveTextContent('王敏的学校2026年11月作业管理情况报告');
  expect(paper).toHaveTextContent('现将2026年11月作业管理情况报告如下：');
  expect(paper).toHaveTextContent('本期没有可以公布的班级数据。没有公布，不等于没有作业');
  for (const head of ['一、主要做法及成效', '二、存在的问题', '三、下一步工作'])
    expect(within(paper).getByRole('heading', { name: head })).toBeVisible();
  expect(within(paper).getByRole('table', { name: /没有公布数据的班级/ })).toHaveTextContent('三年级1班');
  cleanup();
  await changeLanguage('en');
  changeAppearance({ language: 'en' });
  room.enter('/school/report/method?period=2026a');
  const method = await screen.findByRole('article', {}, { timeout: 5000 });
  expect(method).toHaveTextContent('About the homework figures, first term 2026–2027');
  expect(method.textContent).not.toMatch(/\{\{|paper[.:]|undefined|NaN/);
  changeAppearance({ language: 'zh-CN' });
});

test('the office writes, takes a fact by a tap, and of two who write at once nothing is lost', async () => {
  const room = await openAdminsRoom();
  const evening = { families: 12, minutes: { math: 40, chinese: 35 } };
  await month(room, ['三年级1班'], [Array.from({ length: 8 }, () => evening)]);
  room.enter('/school/report?period=2026-11');
  const problems = await screen.findByRole('region', { name: '存在的问题' }, { timeout: 5000 });
  await room.user.click(
    within(problems).getByRole('button', { name: /^加进来：2026年11月有8个班次平均超过60分钟/ }),
  );
  const typed = within(problems).getByRole('textbox');
  expect(typed).toHaveValue('2026年11月有8个班次平均超过60分钟。');
  await room.user.click(typed);
  await room.user.tab();
  expect(await within(problems).findByText('已保存')).toBeVisible();
  expect(screen.getByRole('article')).toHaveTextContent('二、存在的问题2026年11月有8个班次平均超过60分钟。');

  // Somebody else opens the same report and writes on.
  const { desk, jar } = room;
  const other = await desk.fetch('/v1/school/report/text', {
    method: 'POST',
    headers: {
      cookie: jar.cookie,
      origin: 'https://school.example',
      'content-type': 'application/json',
      'content-length': String(
        Buffer.byteLength(
          JSON.stringify({ period: '2026-11', head: 'problems', text: '别处写的', revision: 1 }),
        ),
      ),
    },
    body: JSON.stringify({ period: '2026-11', head: 'problems', text: '别处写的', revision: 1 }),
  });
  expect(await other.json()).toEqual({ kind: 'kept', revision: 2 });
  await room.user.type(typed, '我接着写');
  await room.user.tab();
  expect(await within(problems).findByText('别处写的')).toBeVisible();
  await room.user.click(within(problems).getByRole('button', { name: '两份都留下' }));
  expect(typed).toHaveValue('别处写的\n2026年11月有8个班次平均超过60分钟。我接着写');
  await room.user.click(typed);
  await room.user.tab();
  expect(await within(problems).findByText('已保存')).toBeVisible();
  cleanup();
  room.enter('/school/report?period=2026-11');
  const again = await screen.findByRole('region', { name: '存在的问题' }, { timeout: 5000 });
  expect(within(again).getByRole('textbox')).toHaveValue(
    '别处写的\n2026年11月有8个班次平均超过60分钟。我接着写',
  );
});

test('an auditor reads the report and changes nothing', async () => {
  const room = await openAdminsRoom();
  const admin = { desk: room.desk, cookie: room.jar.cookie };
  await month(room, ['三年级1班'], []);
  const auditor = await invited(admin, '卫督学', { role: 'auditor' });
  room.jar.cookie = auditor.cookie;
  room.enter('/school/report?period=2026-11');
  await screen.findByRole('article', {}, { timeout: 5000 });
  for (const box of screen.getAllByRole('textbox')) expect(box).toHaveAttribute('readonly');
  expect(screen.queryByText('已保存')).toBeNull();
});
