import {
  AlignmentType,
  convertMillimetersToTwip,
  LineRuleType,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Column, Table } from '../../core/report-document';
import { columnShares } from '../column-shares';
import { FONTS, FORM } from './letter-form';

/** A table of so few rows is never torn; a longer one goes on under its head repeated. */
const ROWS_TOGETHER = 14;
const TEXT_WIDTH = convertMillimetersToTwip(FORM.textWidthMm);
/** Some words in one of the letter's fonts. */
export const run = (text: string, font: keyof typeof FONTS, more: { size?: number; bold?: boolean } = {}) =>
  new TextRun({ text, font: FONTS[font], size: FORM.textHalfPoints, color: '000000', ...more });

function cellOf(text: string, { column, width, isHead }: { column: Column; width: number; isHead: boolean }) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: [
      new Paragraph({
        alignment: isHead || column.align === 'end' ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: FORM.tableLineTwips, lineRule: LineRuleType.AT_LEAST },
        children: [run(text, isHead ? 'first' : 'text', { size: FORM.tableHalfPoints })],
      }),
    ],
  });
}

/** A table under its caption, in Word's own form. */
export function tableBlocks({ caption, columns, rows }: Table): (Paragraph | WordTable)[] {
  const widths = columnShares({ columns, rows }).map((share) => Math.floor(share * TEXT_WIDTH));
  const rowOf = (texts: readonly string[], { isHead, keepNext }: { isHead: boolean; keepNext: boolean }) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      keepNext,
      children: columns.map((column, index) =>
        cellOf(texts[index] ?? '', { column, width: widths[index] ?? 0, isHead }),
      ),
    });
  const isTogether = rows.length <= ROWS_TOGETHER;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: [run(caption, 'first', { size: FORM.tableHalfPoints + 3 })],
    }),
    new WordTable({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows: [
        rowOf(
          columns.map((column) => column.title),
          { isHead: true, keepNext: true },
        ),
        ...rows.map((cells, index) =>
          rowOf(
            cells.map((cell) => cell.text),
            { isHead: false, keepNext: isTogether && index < rows.length - 1 },
          ),
        ),
      ],
    }),
    new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}
