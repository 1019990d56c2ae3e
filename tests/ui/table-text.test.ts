import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toTableText } from '../../src/ui/table-text';

const BOM = '\uFEFF';

test('the text begins with a byte order mark and ends every line as Windows does', () => {
  expect(
    toTableText([
      ['哪一晚', '分钟'],
      ['2026-11-23', 35],
    ]),
  ).toBe(`${BOM}哪一晚,分钟\r\n2026-11-23,35\r\n`);
});

test('commas, quotes and blanks stand in their cell', () => {
  expect(toTableText([['a,b', '"小"明', ' x ']])).toBe(`${BOM}"a,b","""小""明"," x "\r\n`);
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  ' =1',
  '\n=1',
  '\x00=1',
  ' \x1f=1',
])('%j is no formula', (text) => {
  expect(toTableText([[text, 1]]).slice(1)).toMatch(/^"?'/);
});

test('whatever stands in the cells, as many cells on as many lines come back, and none is a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=', '"', ',', '\r\n', "'"));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = toTableText(rows.map(([one, other]) => ['x', one, other]));
      const read = Papa.parse<string[]>(text.slice(1).trimEnd(), { newline: '\r\n' }).data;
      expect(read).toHaveLength(rows.length);
      for (const line of read) {
        expect(line).toHaveLength(3);
        for (const each of line) expect(each).not.toMatch(/^[=+\-@\t\r\n]/);
      }
    }),
  );
});
