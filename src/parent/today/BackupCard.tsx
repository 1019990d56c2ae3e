import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { backupAdvice, type Advice } from '../../core/backup-advice';
import { holidayAhead } from '../../core/holiday-ahead';
import { useAct } from '../act';
import { useBrowserFacts } from '../device/facts';
import { keepOf, mayEvict } from '../device/room';
import { useGround, useHousehold } from '../household';
import { backupNights, refuseAdvice, refusedAdvice } from '../store/advice';
import type { Tonight } from './tonight';

function useAdvice({ night, calendar }: Tonight): Advice | undefined {
  const { home } = useGround();
  const { children } = useHousehold();
  const facts = useBrowserFacts();
  const read = useLiveQuery(async () => {
    const ids = children.map(({ id }) => id);
    return { nights: await backupNights(home, ids), refused: await refusedAdvice(home) };
  }, [home, children]);
  if (!facts || !read) return undefined;
  const keep = keepOf(facts);
  const keeping = { ...read.nights, isPromised: keep === 'promised', mayEvict: mayEvict(keep) };
  return backupAdvice({ tonight: night, holiday: holidayAhead(night, calendar) }, keeping, read.refused);
}

function Words({ advice }: { advice: Advice }) {
  const { t } = useTranslation('guard');
  if (advice.kind === 'eviction')
    return (
      <>
        <h2>{t('advice.eviction')}</h2>
        <p className="soft">{t('advice.evictionMeans')}</p>
      </>
    );
  return (
    <>
      <h2>{t('advice.holiday', { name: t(`holiday.${advice.holiday.name}`) })}</h2>
      <p className="soft">{t('advice.holidayMeans')}</p>
    </>
  );
}

/** Before a long holiday, or where the browser may clear the diary: one quiet card, and a “no” that holds. */
export function BackupCard({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('guard');
  const { home } = useGround();
  const { act } = useAct();
  const advice = useAdvice(tonight);
  if (!advice) return null;
  const refuse = () =>
    void act(async () => {
      await refuseAdvice(home, advice.key);
      return undefined;
    });
  return (
    <section className="sheet stack" aria-label={t('advice.label')}>
      <Words advice={advice} />
      <div className="row">
        <Link to="/settings/backup" className="button grow">
          {t('advice.go')}
        </Link>
        <button type="button" className="button button-quiet" onClick={refuse}>
          {t('advice.no')}
        </button>
      </div>
    </section>
  );
}
