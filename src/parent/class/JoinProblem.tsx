import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';

/** Says beside what was typed or scanned why it does not lead into a class; nothing while all is well. */
export function JoinProblem({ problem, id }: { problem: Problem | undefined; id?: string }) {
  const { t } = useTranslation('class');
  if (!problem) return null;
  return (
    <p id={id} className="problem" role="alert">
      {t(`problem.${problem.kind}`)}
    </p>
  );
}
