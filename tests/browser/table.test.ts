import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { asOfficeReads } from '../setup/office';
import { firstRun, log, sees, tap } from './hand';
import { openHouse } from './phone';
import { readByHand, writeByHand } from './diary';

const house = openHouse();

/** LibreOffice's CSV filter: comma, quote, UTF-8, from line 1, every cell as it is shown. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

test('the table opens in an office program with its Chinese whole, and no cell of it is a formula', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '35', '数学');
  const [child] = (await readByHand(page, 'children')) as { id: string }[];
  const [entry] = (await readByHand(page, 'entries')) as { id: string }[];
  const named = (id: string, subjectName: string, night: string) => ({
    ...entry,
    id,
    subject: 'other',
    subjectName,
    night,
  });
  await writeByHand(page, {
    children: [{ ...child, nickname: '小明👧，"龙"' }],
    entries: [
      named('a', '=HYPERLINK("http://example.com","钢琴")', '2026-11-17'),
      named('b', '@SUM(1+1)', '2026-11-18'),
      named('c', '书法,二胡\n围棋', '2026-11-19'),
    ],
    evenings: [{ id: 'x', child: child!.id, night: '2026-11-16', said: 'no-homework', stamp: [1, 'p'] }],
  });
  await page.goto('/settings/backup');
  const saved = page.waitForEvent('download');
  await tap(page, '存成表格（CSV）');
  const download = await saved;
  expect(download.suggestedFilename()).toBe('灯下-表格-2026-11-23.csv');
  await sees(page.getByRole('status'), '灯下-表格-2026-11-23.csv');
  const bytes = await readFile(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);

  const [heads, ...lines] = Papa.parse<string[]>(
    (await asOfficeReads('table.csv', bytes, AS_CSV)).toString('utf8').trim(),
  ).data;
  expect(heads!.slice(0, 7)).toEqual(['哪一晚', '那天是', '孩子', '年级', '科目', '分钟', '种类']);
  const column = (index: number) => lines.map((line) => line[index]);
  expect(column(2)).toEqual(lines.map(() => '小明👧，"龙"'));
  expect(column(4)).toEqual([
    '',
    '\'=HYPERLINK("http://example.com","钢琴")',
    "'@SUM(1+1)",
    '书法,二胡 围棋',
    '数学',
  ]);
  expect(column(5)).toEqual(['0', '35', '35', '35', '35']);
  expect(column(12)[0]).toBe('没有作业');
  expect(column(13)).toEqual(['60', '60', '60', '60', '60']);

  const workbook = unzipSync(await asOfficeReads('table.csv', bytes, 'xlsx'));
  expect(strFromU8(workbook['xl/worksheets/sheet1.xml']!)).not.toContain('<f');
  expect(strFromU8(workbook['xl/sharedStrings.xml']!)).toContain('没有作业');
});
