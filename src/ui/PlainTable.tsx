import type { ReactNode } from 'react';
import './twin.css';

export type TableProps = {
  /** What the table says, for those who hear it read. */
  caption: string;
  columns: readonly string[];
  /** Each with its name first. */
  rows: readonly { id: string; row: readonly [ReactNode, ...ReactNode[]] }[];
};

/** A table as it looks on the screen and on paper. */
export function PlainTable({ caption, columns, rows }: TableProps) {
  return (
    <table className="plain-table">
      <caption className="hidden-but-read">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            // Two columns may be worded alike.
            <th key={index} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, row: [name, ...cells] }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
