import { useTranslation } from 'react-i18next';
import { useSentence } from '../ProblemLine';
import type { Keeper } from './builder-keeper';

/** Whether what is typed is kept. */
export function StandingLine({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation('survey-edit');
  const sentence = useSentence();
  const { standing } = keeper.shot();
  if (standing.kind === 'other') return null;
  const isLost = standing.kind === 'refused' && standing.problem.kind === 'endpoint-unreachable';
  return (
    <p className="soft small" role="status">
      {standing.kind === 'refused' && !isLost ? sentence(standing.problem) : t(`standing.${standing.kind}`)}
    </p>
  );
}
