import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { nightAt, nightsBetween } from '../../core/night';
import { nightNow, useGround } from '../household';
import { lastBackup } from '../store/last-backup';

/** When the family last took its diary along, in one line under the heading. */
export function LastBackup() {
  const { t } = useTranslation('guard');
  const { home, clock } = useGround();
  const read = useLiveQuery(async () => ({ last: await lastBackup(home) }), [home]);
  if (!read) return null;
  if (!read.last) return <p>{t('last.never')}</p>;
  const night = nightAt(new Date(read.last.at));
  // A clock that was set back since has made none in the future.
  const count = Math.max(0, nightsBetween(night, nightNow(clock)));
  return <p>{count === 0 ? t('last.today') : t('last.ago', { night, count })}</p>;
}
