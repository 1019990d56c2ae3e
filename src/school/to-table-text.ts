import { tablesOf, type ReportDocument } from '../core/report-document';
import { toTableText } from '../ui/table-text';

/** All tables of the report below each other, each under its caption: for programs that read CSV. */
export function reportToTableText(report: ReportDocument): string {
  const rows = tablesOf(report).flatMap(({ caption, columns, rows: cells }, index) => [
    ...(index > 0 ? [['']] : []),
    [caption],
    columns.map(({ title }) => title),
    ...cells.map((row) =>
      row.map(({ text, value, style }) => (style === 'percent' ? text : (value ?? text))),
    ),
  ]);
  return toTableText(rows);
}
