import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import type { AddClassesAnswer } from '../../wire/classes';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';
import type { ClassLine } from './read-table';

/** How the endpoint took a line. */
export type Understood = AddClassesAnswer['lines'][number];

type LineProps = {
  line: ClassLine;
  understood: Understood | undefined;
  onChange: (line: ClassLine) => void;
  onDrop: () => void;
};

/** A line that was not understood: it is mended here, and what is wrong stands beside its field. */
function WrongLine({ line, understood, onChange, onDrop }: LineProps) {
  const { t } = useTranslation('classes');
  const wrong = understood?.kind === 'problem' ? understood : undefined;
  return (
    <tr className="table-wrong">
      <td data-label={t('dry.line')} className="number">
        {line.line}
      </td>
      {(['name', 'grade', 'size'] as const).map((field) => (
        <td key={field} data-label={t(`column.${field}`)}>
          <input
            className="input"
            aria-label={t('dry.field', { line: line.line, field: t(`column.${field}`) })}
            aria-invalid={wrong?.field === field}
            value={line[field]}
            onChange={(event) => {
              onChange({ ...line, [field]: event.target.value });
            }}
          />
          {wrong?.field === field && <ProblemLine problem={{ kind: wrong.problem } as Problem} />}
        </td>
      ))}
      <td data-label={t('dry.outcome')}>
        <button type="button" className="button" onClick={onDrop}>
          {t('dry.drop')}
        </button>
      </td>
    </tr>
  );
}

function FineLine({ line, understood }: { line: ClassLine; understood: Understood & { kind: 'fine' } }) {
  const { t } = useTranslation(['classes', 'app']);
  const { me } = useDesk();
  return (
    <tr>
      <td data-label={t('dry.line')} className="number">
        {line.line}
      </td>
      <td data-label={t('column.name')}>{understood.name}</td>
      <td data-label={t('column.grade')}>{t(`app:grade.${me.school.system}.${String(understood.grade)}`)}</td>
      <td data-label={t('column.size')} className="number">
        {understood.size}
      </td>
      <td data-label={t('dry.outcome')} className="calm">
        {t('dry.fine')}
      </td>
    </tr>
  );
}

type DryRunProps = {
  lines: ClassLine[];
  understood: readonly Understood[];
  isAsking: boolean;
  problem: Problem | undefined;
  onCheck: (lines: ClassLine[]) => void;
  onWrite: (lines: ClassLine[]) => void;
  onBack: () => void;
};

/** The table as it would be written, line by line, before anything is. */
export function DryRun({
  lines: read,
  understood,
  isAsking,
  problem,
  onCheck,
  onWrite,
  onBack,
}: DryRunProps) {
  const { t } = useTranslation('classes');
  const [lines, setLines] = useState(read);
  const wrong = understood.filter(({ kind }) => kind === 'problem').length;
  const sayOf = (line: ClassLine) => understood[read.findIndex((each) => each.line === line.line)];
  return (
    <section className="sheet stack">
      <h2>{t('dry.title')}</h2>
      <p>{wrong === 0 ? t('dry.allFine', { count: read.length }) : t('dry.someWrong', { count: wrong })}</p>
      <table className="table">
        <caption className="hidden-but-read">{t('dry.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dry.line')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.grade')}</th>
            <th scope="col">{t('column.size')}</th>
            <th scope="col">{t('dry.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const said = sayOf(line);
            return said?.kind === 'fine' ? (
              <FineLine key={line.line} line={line} understood={said} />
            ) : (
              <WrongLine
                key={line.line}
                line={line}
                understood={said}
                onChange={(mended) => {
                  setLines(lines.map((each) => (each.line === mended.line ? mended : each)));
                }}
                onDrop={() => {
                  setLines(lines.filter((each) => each.line !== line.line));
                }}
              />
            );
          })}
        </tbody>
      </table>
      <ProblemLine problem={problem} />
      <div className="row">
        {wrong === 0 ? (
          <button
            type="button"
            className="button button-main"
            disabled={isAsking}
            onClick={() => {
              onWrite(lines);
            }}
          >
            {t('dry.write', { count: lines.length })}
          </button>
        ) : (
          <button
            type="button"
            className="button button-main"
            disabled={isAsking || lines.length === 0}
            onClick={() => {
              onCheck(lines);
            }}
          >
            {t('dry.again')}
          </button>
        )}
        <button type="button" className="button" onClick={onBack}>
          {t('dry.back')}
        </button>
      </div>
    </section>
  );
}
