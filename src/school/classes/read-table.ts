import Papa from 'papaparse';
import type { Problem } from '../../core/problem';
import { MOST_CLASSES_AT_ONCE } from '../../wire/classes';

/** One class as a table has it, untouched: the endpoint understands it or says what is wrong. `line` counts from 1. */
export type ClassLine = { line: number; name: string; grade: string; size: string };

const MOST_BYTES = 100_000;

type Column = 'name' | 'grade' | 'size';

const HEADERS: Record<Column, readonly string[]> = {
  name: ['班级', '班级名称', '班名', '名称', 'class', 'name', 'class name'],
  grade: ['年级', 'grade', 'year'],
  size: ['人数', '班级人数', '学生数', '学生人数', '孩子数', 'size', 'pupils', 'students', 'children'],
};

/** What office programs save: UTF-8 with or without a mark, UTF-16 with one, or GBK, which is what is left. */
function bytesToText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function isWorkbook(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldExcel = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  return isZip || isOldExcel;
}

/** A file's text in whatever encoding, or why it is no table of ours: too large, or a workbook itself. */
export function fileToText(bytes: Uint8Array): string | Problem {
  if (isWorkbook(bytes)) return { kind: 'table-is-workbook' };
  if (bytes.length > MOST_BYTES) return { kind: 'table-too-large' };
  return bytesToText(bytes);
}

/** What stands between the columns in most of the lines; pasted by hand it may be spaces. */
function delimiterOf(lines: readonly string[]): string | undefined {
  const most = (sign: string) => lines.filter((line) => line.includes(sign)).length * 2 > lines.length;
  return ['\t', ',', ';', '，', '；', '|'].find(most);
}

function rowsOf(text: string): string[][] {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(lines);
  if (delimiter === undefined) return text.split(/\r\n|\r|\n/u).map((line) => line.trim().split(/\s+/u));
  return Papa.parse<string[]>(text, { delimiter }).data;
}

function columnOf(cell: string): Column | undefined {
  const plain = cell.normalize('NFKC').trim().toLowerCase();
  return (['name', 'grade', 'size'] as const).find((column) => HEADERS[column].includes(plain));
}

/** Where each column stands: by the header, else by how many columns there are. */
function layoutOf(rows: readonly { cells: string[] }[]): {
  columns: (Column | undefined)[];
  hasHeader: boolean;
} {
  const named = (rows[0]?.cells ?? []).map(columnOf);
  if (named.includes('name')) return { columns: named, hasHeader: true };
  const width = Math.max(...rows.map(({ cells }) => cells.filter((cell) => cell !== '').length));
  return { columns: width >= 3 ? ['name', 'grade', 'size'] : ['name', 'size'], hasHeader: false };
}

/** 1班 under 三年级 is 三年级1班: on its own it would stand in every grade. */
function wholeName(name: string, grade: string): string {
  if (grade === '' || !/^[（(]?\d{1,2}[）)]?班?$/u.test(name)) return name;
  return `${/^\d{1,2}$/u.test(grade) ? `${grade}年级` : grade}${name}`;
}

/** The classes of a pasted table or a CSV file, header or none, or why there are none. */
export function readTable(text: string): ClassLine[] | Problem {
  if (text.length > MOST_BYTES) return { kind: 'table-too-large' };
  const rows = rowsOf(text.replace(/^\uFEFF/u, ''))
    .map((row, index) => ({ line: index + 1, cells: row.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return { kind: 'table-empty' };
  const { columns, hasHeader } = layoutOf(rows);
  const filled = hasHeader ? rows.slice(1) : rows;
  if (filled.length === 0) return { kind: 'table-empty' };
  if (filled.length > MOST_CLASSES_AT_ONCE) return { kind: 'table-too-large' };
  return filled.map(({ line, cells }) => {
    const at = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return { line, name: wholeName(at('name'), at('grade')), grade: at('grade'), size: at('size') };
  });
}
