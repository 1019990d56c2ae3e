import type { CSSProperties } from 'react';
import './results.css';

/** A cell's share (10 to 90, for its shade) and words; undefined = nothing is told of it. */
type GridCell = { share: number; text: string } | undefined;

type ResultGridProps = {
  caption: string;
  /** The corner's word first. */
  columns: readonly string[];
  rows: readonly { id: string; name: string; cells: readonly GridCell[] }[];
};

/** Shares of rows by columns: a table whose cells are the darker the more there are, and say so in figures. */
export function ResultGrid({ caption, columns, rows }: ResultGridProps) {
  return (
    <div className="result-grid-room" role="region" aria-label={caption} tabIndex={0}>
      <table className="result-grid">
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
          {rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td
                  key={index}
                  className="number"
                  style={{ '--share': `${String(cell?.share ?? 0)}%` } as CSSProperties}
                >
                  {cell?.text ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
