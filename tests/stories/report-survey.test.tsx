import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { cleanup, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  replySurveyPath,
  surveyResultsAnswer,
  surveyResultsPath,
  surveyTextPath,
} from '../../src/wire/survey-desk';
import { wrongIn, type Report } from '../independent/report';
import { addClasses, answerOf, post, type Hand } from '../setup/desk';
import { reportExits } from '../setup/exits';
import { bytesOf, catchFiles } from '../setup/given-files';
import { openAdminsRoom, type Room } from '../setup/school-room';
import { tellSurvey } from '../setup/told-survey';

const NOVEMBER = '/school/report?period=2026-11';
const HIDDEN_WORDS = '李老师太凶';

type TellingRoom = Room & { admin: Hand };

/** A school whose survey was told, one text let through and one held back, and its reply shown. */
async function openTold(telling: Parameters<typeof tellSurvey>[1]): Promise<TellingRoom> {
  const room = await openAdminsRoom();
  const admin = { desk: room.desk, cookie: room.jar.cookie };
  await addClasses(admin, '三年级1班', '三年级2班', '四年级1班', '五年级1班');
  await tellSurvey({ desk: room.desk, hand: admin }, { texts: ['=1+1\n少抄写', HIDDEN_WORDS], ...telling });
  const survey = 'aaaaaaaa';
  const told = await answerOf(surveyResultsAnswer, post(admin, surveyResultsPath, { survey }));
  for (const { id, text } of told.texts) {
    const state = text === HIDDEN_WORDS ? 'hidden' : 'shown';
    await post(admin, surveyTextPath, { survey, id, state });
  }
  const reply = { survey, revision: 2, reply: '周三不留书面作业。\n期中再问一次。', isShown: true };
  expect(await post(admin, replySurveyPath, reply)).toMatchObject({ status: 200 });
  room.desk.turn('2026-12-03T12:00:00+08:00');
  return { ...room, admin };
}

/** A table as it stands somewhere: its caption, then its lines of cells. */
type Lines = string[][];

/** The tables of the report on the screen. */
function tablesOnPage(): Lines[] {
  return [...document.querySelectorAll('.paper-table')].map((table) => [
    [table.querySelector('caption')?.textContent ?? ''],
    ...[...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
  ]);
}

/** The tables of a workbook, its percents written as the page writes them. */
function tablesInWorkbook(bytes: Uint8Array): Lines[] {
  const parts = unzipSync(bytes);
  const part = (name: string) =>
    new DOMParser().parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml');
  const words = [...part('xl/sharedStrings.xml').querySelectorAll('si')].map(
    ({ textContent }) => textContent,
  );
  const styles = part('xl/styles.xml');
  const percent = styles.querySelector('numFmt[formatCode="0%"]')?.getAttribute('numFmtId');
  const formats = [...styles.querySelectorAll('cellXfs > xf')].map((each) => each.getAttribute('numFmtId'));
  const isPercent = (cell: Element) => formats[Number(cell.getAttribute('s'))] === percent;
  const wordsOf = (cell: Element): string => {
    const value = cell.querySelector('v')?.textContent ?? '';
    if (cell.getAttribute('t') === 's') return words[Number(value)] ?? '';
    return isPercent(cell) ? `${String(Math.round(Number(value) * 100))}%` : value;
  };
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet')).length;
  return Array.from({ length: sheets }, (_, index) =>
    [...part(`xl/worksheets/sheet${String(index + 1)}.xml`).querySelectorAll('row')].map((row) =>
      [...row.querySelectorAll('c')].map(wordsOf),
    ),
  );
}

const linesOf = (text: string) => Papa.parse<string[]>(text).data;
const said = (exits: Awaited<ReturnType<typeof reportExits>>, form: string) =>
  exits.find(({ name }) => name.endsWith(form))?.text ?? '';

test('a told survey stands with the same figures on the page, in Word, in both tables, in the text and in the file', async () => {
  const room = await openTold({});
  const files = catchFiles();
  room.enter(NOVEMBER);
  await screen.findByRole('article', {}, { timeout: 5000 });
  const tables = tablesOnPage();
  cleanup();
  const exits = await reportExits(room, files, NOVEMBER);
  // (30 × 60 + 50 × 20) / 80 = 35 and (30 × 30 + 50 × 70) / 80 = 55.
  expect(tables).toContainEqual([
    ['第1题　您觉得这学期的作业量怎么样？（至少 80 家回答）'],
    ['回答', '占比'],
    ['偏少', '≤10%'],
    ['适中', '40%'],
    ['偏多', '60%'],
  ]);
  expect(tables.filter(([caption]) => caption?.[0]?.includes('家回答'))).toHaveLength(5);
  expect(tablesInWorkbook(await bytesOf(files.get('xlsx')))).toEqual(tables);
  const csv = linesOf(said(exits, 'CSV').replace('\uFEFF', ''));
  const [copied, word] = [said(exits, 'copied text'), said(exits, 'Word')];
  for (const table of tables) {
    const at = csv.findIndex(([caption]) => caption === table[0]?.[0]);
    expect(csv.slice(at, at + table.length)).toEqual(table);
    expect(copied).toContain(table.map((line) => line.join('\t')).join('\n'));
    expect(word).toContain(table.flat().join('\n'));
  }
  for (const form of ['its paper', 'Word', 'copied text']) {
    const text = said(exits, form);
    for (const sentence of [
      '作业情况家长问卷',
      '回答的家庭数：至少 80。',
      '问到的家庭里，40%–80% 作了回答。',
      '第1题：约六成选“偏多”。',
      '第4题“学校每天公示作业吗？”：这一题没有可以公布的结果。',
      '家长写道：“=1+1 少抄写”',
      '学校的回复：周三不留书面作业。',
      '期中再问一次。',
    ])
      expect(text).toContain(sentence);
  }
  for (const { text } of exits) expect(text).not.toContain(HIDDEN_WORDS);
  const report = JSON.parse(said(exits, 'JSON')) as Report;
  expect(wrongIn(report)).toEqual([]);
  expect(report.surveys[0]?.whole?.questions[0]).toMatchObject({
    name: 'amount',
    shares: [
      { of: 'little', share: 10 },
      { of: 'right', share: 40 },
      { of: 'much', share: 60 },
    ],
  });
});

test('of a survey of which nothing was told the report says so in one sentence, in every form', async () => {
  const room = await openTold({ parts: [], texts: [] });
  const exits = await reportExits(room, catchFiles(), NOVEMBER);
  for (const form of ['its paper', 'Word', 'copied text']) {
    expect(said(exits, form)).toContain('没有可以公布的结果。');
    expect(said(exits, form)).not.toMatch(/回答的家庭数：|作业量怎么样/);
  }
  for (const form of ['CSV', 'XLSX']) expect(said(exits, form)).not.toContain('作业量');
});

test('two declared questions together are told of each part that they were published of, and of no other', async () => {
  const room = await openTold({ crosses: [['amount', 'posted']] });
  room.enter(NOVEMBER);
  await screen.findByRole('article', {}, { timeout: 5000 });
  const crosses = tablesOnPage().filter(([caption]) => caption?.[0]?.includes('×'));
  expect(crosses.map(([caption, , ...lines]) => [caption, ...lines])).toEqual([
    [
      ['您觉得这学期的作业量怎么样？ × 学校每天公示作业吗？（三年级）'],
      ['适中', '是', '50%'],
      ['其余合在一起', '', '50%'],
    ],
  ]);
});
