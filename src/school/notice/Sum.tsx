import { useTranslation } from 'react-i18next';
import type { PlannedBeside } from '../../core/planned';
import { useSayNotice } from './say-notice';

/** The one number of this screen: what is required, all subjects together, beside the limit while one types. */
export function Sum({ beside }: { beside: PlannedBeside }) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  const { planned, limit, comparison } = beside;
  const isOver = comparison.kind === 'measured' && comparison.over > 0;
  return (
    <div className={isOver ? 'notice-sum notice-sum-over' : 'notice-sum'} role="status">
      <p className="soft">{t(`sum.of.${limit.scope}`)}</p>
      <p className="notice-large number">
        <strong>{planned.minutes}</strong> <span className="soft">{t('task.unit')}</span>
      </p>
      <p>{say.sum(beside)}</p>
      {planned.unknown > 0 && <p className="soft small">{t('sum.unknown', { count: planned.unknown })}</p>}
      {planned.atSchool > 0 && (
        <p className="soft small">{t('sum.atSchool', { minutes: planned.atSchool })}</p>
      )}
    </div>
  );
}
