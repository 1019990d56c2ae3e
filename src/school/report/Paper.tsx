import { numbered, type Numbered, type ReportDocument, type Table } from '../../core/report-document';

/** A table as it prints: its head again on every page, no row torn; on a phone it is moved sideways by itself. */
function PaperTable({ caption, columns, rows }: Table) {
  return (
    <div className="paper-table" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align }, index) => (
              // Two columns may be worded alike.
              <th key={index} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // Rows of a finished document never move.
            <tr key={line}>
              {row.map(({ text }, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={index} data-align={columns[index]?.align}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TAGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

function PaperBlock({ block, number }: Numbered) {
  switch (block.kind) {
    case 'title':
      return <h2 className="paper-title">{block.text}</h2>;
    case 'heading': {
      const Tag = TAGS[block.level];
      return (
        <Tag className={`paper-head-${block.level}`}>
          {number}
          {block.text}
        </Tag>
      );
    }
    case 'table':
      return <PaperTable {...block} />;
    case 'signature':
      return (
        <div className="paper-signature">
          {block.lines.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      );
    case 'annex':
      return (
        <div className="paper-annex">
          <p className="paper-head-1">{block.label}</p>
          <h2 className="paper-title">{block.text}</h2>
        </div>
      );
    case 'paragraph':
      return <p className={block.voice === 'blank' ? 'paper-blank' : undefined}>{block.text}</p>;
  }
}

/** A document as it will lie on the desk: what is seen here is what prints and what is exported. */
export function Paper({ report, label }: { report: ReportDocument; label: string }) {
  return (
    <article className="paper" lang={report.language} aria-label={label}>
      {numbered(report).map((each, index) => (
        <PaperBlock key={index} {...each} />
      ))}
    </article>
  );
}
