import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { useChild, useGround } from '../household';
import { GiveLineKey, TakeLineKey } from '../LineKeys';
import { hasNightRows, isUsingLines } from '../store/lines';
import './line.css';

/** 发给家人 under what was written down; 贴上家人发来的 beside it, and alone where the family has done so before. */
export function LineDoors({ night }: { night: Night }) {
  const { t } = useTranslation('app');
  const { home, isSandbox } = useGround();
  const child = useChild();
  const hasRows = useLiveQuery(() => hasNightRows(home, { child: child.id, night }), [home, child.id, night]);
  const isUsing = useLiveQuery(() => isUsingLines(home), [home]);
  // The example's rows are nobody's: in a family's diary they would pass for real ones.
  if (isSandbox || (!hasRows && !isUsing)) return null;
  return (
    <div className="line-doors" role="group" aria-label={t('line.doors')}>
      {hasRows && <GiveLineKey night={night} />}
      <TakeLineKey />
    </div>
  );
}
