import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { nightAt } from '../../core/night';
import { useGenerations } from '../generations';
import { useGround } from '../household';
import { DIARY } from '../store/database';
import { finishStartingAgain } from '../store/file/start-again';

/** A backup that was on its way into a broken diary's place when somebody cut it off: it is put there now, unasked. */
function useFinishing(): void {
  const { home } = useGround();
  useEffect(() => {
    if (home.name === DIARY) finishStartingAgain(home).catch(console.error);
  }, [home]);
}

/** The diary is gone and its automatic backup is not: said above everything else on the first page. */
export function FoundOnDevice() {
  const { t } = useTranslation('guard');
  useFinishing();
  const newest = useGenerations()?.whole[0];
  if (!newest) return null;
  return (
    <section className="sheet stack">
      <h2>{t('back.here', { night: nightAt(new Date(newest.madeAt)) })}</h2>
      <p>{t('back.hereMeans', { count: newest.count })}</p>
      <Link to="/restore" className="button button-main">
        {t('back.fetch')}
      </Link>
    </section>
  );
}
