import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { reportToWorkbook } from '../../src/school/to-workbook';
import { bytesOf } from '../setup/given-files';

async function sheetNames(...captions: string[]): Promise<string[]> {
  const blocks = captions.map((caption) => ({
    kind: 'table' as const,
    caption,
    columns: [{ title: '回答', align: 'start' as const }],
    rows: [[{ text: '适中' }]],
  }));
  const book = await reportToWorkbook({ language: 'zh-CN', blocks });
  const parts = unzipSync(await bytesOf(new File([book], 'book.xlsx')));
  const named = strFromU8(parts['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g);
  return [...named].map(([, name = '']) => name);
}

test('a sheet is named by what its caption says before brackets, or by all of it where it begins with them', async () => {
  expect(await sheetNames('总体情况（2026年11月）', '（试行）问卷', '[?]')).toEqual([
    '总体情况',
    '（试行）问卷',
    '1',
  ]);
});

test('no two sheets have one name, whatever authors call their questions', async () => {
  expect(await sheetNames('Sleep 2', 'Sleep', 'sleep', 'SLEEP')).toEqual([
    'Sleep 2',
    'Sleep',
    'sleep 3',
    'SLEEP 4',
  ]);
});

test('a long name is cut between characters and keeps room for its number', async () => {
  const long = '😀'.repeat(40);
  const [one, two] = await sheetNames(long, long);
  expect(one).toBe('😀'.repeat(13));
  expect(two).toBe(`${'😀'.repeat(13)} 2`);
});
