import { Twin, type TwinTable } from '../Twin';
import './results.css';

/** One answer: how it is called, its share as published (10 to 90), and that share in words and as a cell. */
export type ResultBar = { id: string; name: string; share: number; text: string; note?: string | undefined };

type ResultBarsProps = {
  /** What was asked, for those who hear it read. */
  caption: string;
  bars: readonly ResultBar[];
  /** Columns: the answer, its share, and what is noted of it where anything is. */
  table: TwinTable;
};

/** How often each answer was given, lying so that its words have room; the table says the same. */
export function ResultBars({ caption, bars, table }: ResultBarsProps) {
  const isNoted = bars.some(({ note }) => note !== undefined);
  return (
    <figure className="result-bars">
      <ul aria-hidden="true">
        {bars.map(({ id, name, share, text, note }) => (
          <li key={id} className="result-bar">
            <span className="result-name">{name}</span>
            <span className="result-track">
              <span className="result-fill" style={{ width: `${String(share)}%` }} />
            </span>
            <span className="result-share number">{text}</span>
            {note !== undefined && <span className="result-note soft small">{note}</span>}
          </li>
        ))}
      </ul>
      <Twin
        caption={caption}
        rows={bars.map(({ id, name, text, note }) => ({
          id,
          row: isNoted ? [name, text, note ?? ''] : [name, text],
        }))}
        table={isNoted ? table : { ...table, columns: table.columns.slice(0, 2) }}
      />
    </figure>
  );
}
