import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import { addClasses } from '../client';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';
import { DryRun, type Understood } from './DryRun';
import { fileToText, readTable, type ClassLine } from './read-table';
import { downloadFile } from '../../ui/give-file';

/** What was read of a table and how the endpoint took it; nothing of it is written yet. */
type Checked = { lines: ClassLine[]; understood: Understood[] };

function useImport(onAdded: () => void) {
  const { t } = useTranslation('classes');
  const { tell } = useDesk();
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked>();
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);
  const ask = async (lines: ClassLine[], dryRun: boolean) => {
    setAsking(true);
    const classes = lines.map(({ name, grade, size }) => ({ name, grade, size }));
    const outcome = await addClasses({ classes, dryRun });
    setAsking(false);
    setProblem(isProblem(outcome) ? outcome : undefined);
    if (isProblem(outcome)) return;
    setChecked({ lines, understood: outcome.lines });
    if (!outcome.isWritten) return;
    tell(t('many.added', { count: lines.length }));
    onAdded();
  };
  const look = async (typed: string) => {
    const lines = readTable(typed);
    setProblem(isProblem(lines) ? lines : undefined);
    if (!isProblem(lines)) await ask(lines, true);
  };
  const choose = async (file: File) => {
    const typed = fileToText(new Uint8Array(await file.arrayBuffer()));
    if (isProblem(typed)) {
      setProblem(typed);
      return;
    }
    setText(typed.replace(/^\uFEFF/u, ''));
    await look(typed);
  };
  const type = (typed: string) => {
    setText(typed);
    setProblem(undefined);
  };
  return { text, type, checked, setChecked, problem, isAsking, ask, look, choose };
}

/** Many classes from a table: looked at first, written only when every line is understood. */
export function ImportClasses({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation('classes');
  const sample = () => {
    const names = [t('many.first'), t('many.second')];
    const header = (['name', 'grade', 'size'] as const).map((column) => t(`column.${column}`)).join(',');
    // With the mark, without which office programs take Chinese for something else.
    const lines = [`\uFEFF${header}`, ...names.map((name) => `${name},3,42`), ''];
    return new Blob([lines.join('\r\n')], { type: 'text/csv' });
  };
  const { text, type, checked, setChecked, problem, isAsking, ask, look, choose } = useImport(onAdded);
  if (checked) {
    return (
      <DryRun
        lines={checked.lines}
        understood={checked.understood}
        isAsking={isAsking}
        problem={problem}
        onCheck={(lines) => void ask(lines, true)}
        onWrite={(lines) => void ask(lines, false)}
        onBack={() => {
          setChecked(undefined);
        }}
      />
    );
  }
  return (
    <form
      className="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void look(text);
      }}
    >
      <h2>{t('many.title')}</h2>
      <p className="soft">{t('many.what')}</p>
      <label className="field">
        <span>{t('many.paste')}</span>
        <textarea
          className="input table-text"
          rows={7}
          spellCheck={false}
          placeholder={[t('many.first'), t('many.second')].map((name) => `${name}  42`).join('\n')}
          value={text}
          onChange={(event) => {
            type(event.target.value);
          }}
        />
      </label>
      <label className="field">
        <span>{t('many.file')}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void choose(file);
            // The same file, mended and chosen again, is news.
            event.target.value = '';
          }}
        />
      </label>
      <ProblemLine problem={problem} />
      <div className="row">
        <button type="submit" className="button button-main" disabled={isAsking || text.trim() === ''}>
          {t('many.check')}
        </button>
        <button
          type="button"
          className="button button-plain"
          onClick={() => {
            downloadFile(new File([sample()], `${t('many.sampleName')}.csv`, { type: 'text/csv' }));
          }}
        >
          {t('many.getSample')}
        </button>
      </div>
    </form>
  );
}
