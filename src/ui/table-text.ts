import Papa from 'papaparse';

/**
 * Beginnings by which a table program takes a cell for a formula (OWASP, CSV Injection), full-width ones as a Chinese
 * keyboard types them among them: such a cell gets an apostrophe before it.
 */
const FORMULA = /^[=+\-@＝＋－＠]/;

/** What stands in no table: line ends and other control characters, which break a row in older programs. */
const CONTROL = /\p{Cc}+/gu;

/**
 * Rows as CSV that Excel and WPS open by a double tap: UTF-8 with a byte order mark, lines ended as on Windows, no cell
 * a formula.
 */
export function toTableText(rows: readonly (readonly (string | number)[])[]): string {
  const safe = rows.map((row) => row.map(toSafeCell));
  return `\uFEFF${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

function toSafeCell(cell: string | number): string | number {
  if (typeof cell === 'number') return cell;
  const text = cell.replace(CONTROL, ' ');
  // Some programs take blanks before a formula away.
  return FORMULA.test(text.trimStart()) ? `'${text}` : text;
}
