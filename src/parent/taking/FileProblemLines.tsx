import { useTranslation } from 'react-i18next';
import type { FileProblem } from '../store/file/file-problem';

/** Why a file was not taken, and that nothing happened to the diary. */
export function FileProblemLines({ problem }: { problem: FileProblem }) {
  const { t } = useTranslation(['backup', 'problem']);
  return (
    <div role="alert" className="stack">
      <p className="problem">{useFileProblem(problem)}</p>
      <p>{t('import.untouched')}</p>
    </div>
  );
}

function useFileProblem(problem: FileProblem): string {
  const { t, i18n } = useTranslation(['backup', 'problem']);
  if (problem.kind !== 'file-row') return t(`problem:${problem.kind}`, problem);
  const { flaw, field, line } = problem;
  const words = i18n.exists(`field.${field}`, { ns: 'backup' }) ? t(`field.${field}`) : undefined;
  return t(`problem:file-row.${flaw}`, { line, field: words ? t('import.field', { words, field }) : field });
}
