import type { Table } from '../core/report-document';

/** In Latin letters: a Chinese character is as wide as two. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}

/** A head may be broken into lines, but not to a letter each; long words are wrapped in their own column. */
const LEAST = 7;
const MOST = 48;
/** A head is broken into two lines at most. */
const HEAD_LINES = 2;

/** Which part of a table's width each column needs, together 1. */
export function columnShares({ columns, rows }: Pick<Table, 'columns' | 'rows'>): number[] {
  const widths = columns.map(({ title }, index) => {
    const cells = rows.map((row) => widthOf(row[index]?.text ?? ''));
    return Math.min(
      MOST,
      Math.max(LEAST, widthOf(title) / HEAD_LINES + 2, ...cells.map((width) => width + 2)),
    );
  });
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / whole);
}
