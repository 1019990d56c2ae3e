import { useTranslation } from 'react-i18next';
import type { Problem } from '../core/problem';

/** Says beside a field what is wrong with what was typed, in the reader's language; nothing while all is well. */
export function ProblemLine({ problem, id }: { problem: Problem | undefined; id?: string }) {
  const { t } = useTranslation('problem');
  if (!problem) return null;
  return (
    <p id={id} className="problem" role="alert">
      {t(problem.kind)}
    </p>
  );
}
