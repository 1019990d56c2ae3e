import writeWorkbook, { type CellObject } from 'write-excel-file/universal';
import { tablesOf, type Cell, type Column, type ReportDocument, type Table } from '../core/report-document';
import { widthOf } from './column-shares';

/** What a sheet's name may not hold, and how long it may be. */
const FORBIDDEN = /[[\]:*?/\\'\p{Cc}]/gu;
const LONGEST_NAME = 31;
/** Left for the number of a second sheet of that name. */
const ROOM = 4;

/** A name of whole characters, short enough. */
function shortened(name: string): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > LONGEST_NAME - ROOM) break;
    short += character;
  }
  return short.trim();
}

/** What a caption says before its brackets, or whole where it begins with them. */
function plainName(caption: string): string {
  const before = caption.split(/（| \(/)[0]?.trim() ?? '';
  return shortened((before === '' ? caption : before).replaceAll(FORBIDDEN, ' ').trim());
}

/** Each name once: a workbook takes capitals and small letters for the same. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ caption }) => {
    const plain = plainName(caption);
    let name = plain === '' ? '1' : plain;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain} ${String(count)}`.trim();
    taken.add(name.toLowerCase());
    return name;
  });
}

/** A mean of a scale has its decimal. */
function formatOf(value: number, style: Cell['style']): string {
  if (style === 'percent') return '0%';
  return Number.isInteger(value) ? '0' : '0.0';
}

/** A number is a number; words are text whatever they begin with, and never a formula. */
function cellOf({ text, value, style }: Cell, column: Column | undefined): CellObject {
  const align = column?.align === 'end' ? 'right' : 'left';
  if (value === undefined) return { value: text, type: String, align };
  return { value, type: Number, format: formatOf(value, style), align };
}

const WIDEST = 60;

function widthsOf({ columns, rows }: Table) {
  return columns.map(({ title }, index) => {
    const widths = [title, ...rows.map((row) => row[index]?.text ?? '')].map(widthOf);
    return { width: Math.min(WIDEST, Math.max(...widths) + 2) };
  });
}

function sheetOf(table: Table, name: string) {
  return {
    sheet: name,
    columns: widthsOf(table),
    stickyRowsCount: 2,
    orientation: 'landscape' as const,
    data: [
      [{ value: table.caption, type: String, fontWeight: 'bold' } satisfies CellObject],
      table.columns.map((column): CellObject => ({
        ...cellOf({ text: column.title }, column),
        fontWeight: 'bold',
      })),
      ...table.rows.map((row) => row.map((cell, index) => cellOf(cell, table.columns[index]))),
    ],
  };
}

/** Every table of the report on a sheet of its own, under its caption. */
export function reportToWorkbook(report: ReportDocument): Promise<Blob> {
  const tables = tablesOf(report);
  const names = sheetNames(tables);
  return writeWorkbook(tables.map((table, index) => sheetOf(table, names[index] ?? ''))).toBlob();
}
