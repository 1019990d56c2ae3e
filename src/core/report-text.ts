import { numbered, type Block, type Cell, type ReportDocument } from './report-document';

/** The cells of a row, tabs between: pasted into a table of an office program they fall into their columns. */
function rowText(cells: readonly Pick<Cell, 'text'>[]): string {
  return cells.map(({ text }) => text).join('\t');
}

function linesOf(block: Block, number: string): string[] {
  if (block.kind === 'table')
    return [
      block.caption,
      rowText(block.columns.map(({ title }) => ({ text: title }))),
      ...block.rows.map(rowText),
    ];
  if (block.kind === 'signature') return [...block.lines];
  if (block.kind === 'annex') return ['', block.label, block.text];
  return [`${number}${block.text}`];
}

/** A whole document as plain text, for a chat or a mail (复制全文): a line each, tables by tabs. */
export function documentToText(document: ReportDocument): string {
  return numbered(document)
    .flatMap(({ block, number }) => linesOf(block, number))
    .join('\n');
}
