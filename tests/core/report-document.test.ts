import { expect, test } from 'vitest';
import {
  chineseNumeral,
  numbered,
  tablesOf,
  type Block,
  type ReportDocument,
} from '../../src/core/report-document';

const head = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const BLOCKS: readonly Block[] = [
  { kind: 'title', text: 'T' },
  head(1, 'a'),
  head(2, 'b'),
  head(2, 'c'),
  head(3, 'd'),
  head(1, 'e'),
  head(2, 'f'),
  { kind: 'annex', label: '附件', text: 'A' },
  head(1, 'g'),
];
const numbersOf = (language: ReportDocument['language']) =>
  numbered({ language, blocks: BLOCKS })
    .map(({ number }) => number)
    .filter((number) => number !== '');

test('heads are numbered 一、（一）1. in Chinese, each beginning anew under the one above, and in the annex', () => {
  expect(numbersOf('zh-CN')).toEqual(['一、', '（一）', '（二）', '1. ', '二、', '（一）', '一、']);
});

test('in English they are numbered 1. and 1.1', () => {
  expect(numbersOf('en')).toEqual(['1. ', '1.1 ', '1.2 ', '1.2.1 ', '2. ', '2.1 ', '1. ']);
});

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [35, '三十五'],
])('%i is %s', (count, said) => {
  expect(chineseNumeral(count)).toBe(said);
});

test('the tables of a document come in their order', () => {
  const table = (caption: string): Block => ({ kind: 'table', caption, columns: [], rows: [] });
  const blocks = [table('a'), head(1, 'h'), table('b')];
  expect(tablesOf({ blocks }).map(({ caption }) => caption)).toEqual(['a', 'b']);
});
