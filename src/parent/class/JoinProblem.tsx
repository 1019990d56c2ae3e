import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import type { WayIn } from '../../core/slip';

type JoinProblemProps = { problem: Problem | undefined; id?: string; way?: WayIn['kind'] };

/** Says beside what was typed or scanned why it does not lead into a class; nothing while all is well. */
export function JoinProblem({ problem, id, way }: JoinProblemProps) {
  const { t } = useTranslation('class');
  if (!problem) return null;
  const general = `problem.${problem.kind}`;
  return (
    <p id={id} className="problem" role="alert">
      {t(way === 'family' ? [`family.problem.${problem.kind}`, general] : general)}
    </p>
  );
}
