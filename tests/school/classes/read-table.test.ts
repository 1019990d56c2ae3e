import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProblem } from '../../../src/core/problem';
import { fileToText, readTable } from '../../../src/school/classes/read-table';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** 班级,人数 / 三年级1班,42 as WPS saves it in China: GBK. */
const GBK = Uint8Array.from(
  [0xb0, 0xe0, 0xbc, 0xb6, 0x2c, 0xc8, 0xcb, 0xca, 0xfd, 0x0d, 0x0a].concat([
    0xc8, 0xfd, 0xc4, 0xea, 0xbc, 0xb6, 0x31, 0xb0, 0xe0, 0x2c, 0x34, 0x32, 0x0d, 0x0a,
  ]),
);

const FIRST = { line: 2, name: '三年级1班', grade: '', size: '42' };

test('a file of WPS in GBK reads as the same class as one in UTF-8, with the mark or without', () => {
  const text = '班级,人数\r\n三年级1班,42\r\n';
  for (const bytes of [GBK, utf8(text), utf8(`\uFEFF${text}`)]) {
    const read = fileToText(bytes);
    expect(isProblem(read) ? read : readTable(read)).toEqual([FIRST]);
  }
});

test('a file of Excel in UTF-16 is read', () => {
  const text = '班级\t人数\n三年级1班\t42\n';
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (const [index, sign] of Array.from(text).entries()) {
    bytes.set([sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8], 2 + index * 2);
  }
  const read = fileToText(bytes);
  expect(isProblem(read) ? read : readTable(read)).toEqual([FIRST]);
});

test('commas, tabs, semicolons, full-width ones and mere spaces part the columns', () => {
  for (const sign of [',', '\t', ';', '，', '；', ' ']) {
    expect(readTable(`三年级1班${sign}42\n三年级2班${sign}40`)).toEqual([
      { line: 1, name: '三年级1班', grade: '', size: '42' },
      { line: 2, name: '三年级2班', grade: '', size: '40' },
    ]);
  }
});

test('a header in Chinese or English puts the columns in any order, and is no class', () => {
  expect(readTable('人数,年级,班级\n42,三,三年级1班')).toEqual([{ ...FIRST, grade: '三' }]);
  expect(readTable('Students;Class;Grade\n42;3B;3')).toEqual([
    { line: 2, name: '3B', grade: '3', size: '42' },
  ]);
});

test('three columns without a header are name, grade and size', () => {
  expect(readTable('三年级1班,三,42')).toEqual([{ ...FIRST, line: 1, grade: '三' }]);
});

test('1班 in a column under 三年级 is 三年级1班', () => {
  expect(readTable('年级,班级,人数\n三年级,1班,42\n3,（2）班,40')).toEqual([
    { line: 2, name: '三年级1班', grade: '三年级', size: '42' },
    { line: 3, name: '3年级（2）班', grade: '3', size: '40' },
  ]);
});

test('empty lines are passed over, and the others keep their numbers', () => {
  expect(readTable('\n三年级1班,42\n,\n\n三年级2班,40\n')).toMatchObject([
    { line: 2, size: '42' },
    { line: 5, size: '40' },
  ]);
});

test('a quoted cell may hold a comma', () => {
  expect(readTable('"三年级1班,实验",42\n三年级2班,40')).toMatchObject([
    { name: '三年级1班,实验' },
    { name: '三年级2班' },
  ]);
});

test('formulas, tags and classes named twice come through as they stand, for the endpoint to judge', () => {
  const names = ['=HYPERLINK("http://x")', '<b>三年级</b>', '三年级1班', '三年级1班'];
  const lines = readTable(names.map((name) => `"${name.replaceAll('"', '""')}",42`).join('\n'));
  expect(isProblem(lines) ? lines : lines.map(({ name }) => name)).toEqual(names);
});

test('nothing, blanks and a header alone are an empty table', () => {
  for (const text of ['', ' \n \n', '\uFEFF', ',,,\n,,', '班级,人数\n'])
    expect(readTable(text)).toEqual({ kind: 'table-empty' });
});

test('a workbook itself is told apart from a table', () => {
  expect(fileToText(Uint8Array.from([0x50, 0x4b, 3, 4]))).toEqual({ kind: 'table-is-workbook' });
  expect(fileToText(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ kind: 'table-is-workbook' });
});

test('five megabytes of anything, and 201 classes, are too large at once', () => {
  const garbage = new Uint8Array(5_000_000).map((_, index) => 32 + ((index * 7919) % 200));
  expect(fileToText(garbage)).toEqual({ kind: 'table-too-large' });
  expect(readTable('甲'.repeat(5_000_000))).toEqual({ kind: 'table-too-large' });
  const classes = (count: number) =>
    Array.from({ length: count }, (_, index) => `三年级${index}班,42`).join('\n');
  expect(readTable(classes(201))).toEqual({ kind: 'table-too-large' });
  expect(readTable(classes(200))).toHaveLength(200);
});

test('whatever is pasted is either a problem or lines of text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const read = readTable(text);
      if (isProblem(read)) return;
      for (const { name, grade, size } of read)
        expect([typeof name, typeof grade, typeof size]).toEqual(['string', 'string', 'string']);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const read = fileToText(bytes);
      if (!isProblem(read)) readTable(read);
    }),
  );
});
