import { PlainTable, type TableProps } from './PlainTable';
import './twin.css';

/** The table that says the same as a drawing: what opens it, and the names of its columns. */
export type TwinTable = { open: string; columns: readonly string[] };

type TwinProps = {
  /** The drawing's own sentence, for those who come to the table alone. */
  caption: string;
  rows: TableProps['rows'];
  table: TwinTable;
};

/** A drawing's table, one tap away. */
export function Twin({ caption, rows, table: { open, columns } }: TwinProps) {
  return (
    <details className="twin">
      <summary>{open}</summary>
      <PlainTable {...{ caption, columns, rows }} />
    </details>
  );
}
