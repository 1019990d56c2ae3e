import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAct } from '../act';
import { useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { noteOneSeat } from '../store/file/two-seats';
import type { Child } from '../store/views';

/** The family has two seats for one child, and the choice was put off: how one is left, or that it was done over there. */
export function TwoSeatsCard({ child, seen }: { child: Child; seen: SeenClass }) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const done = () =>
    void act(async () => {
      await noteOneSeat(home, child.id, seen.class);
      return { text: t('twoSeats.said') };
    });
  return (
    <section className="sheet stack" aria-label={t('twoSeats.title')}>
      <h2>{t('twoSeats.title')}</h2>
      <p>{t('twoSeats.means', { name: child.nickname })}</p>
      <p>{t('twoSeats.how')}</p>
      <div className="row">
        <Link to="/take" className="button grow">
          {t('twoSeats.take')}
        </Link>
        <Link to="/settings/hand-over" className="button grow">
          {t('twoSeats.give')}
        </Link>
      </div>
      <button type="button" className="button button-quiet" onClick={done}>
        {t('twoSeats.done')}
      </button>
    </section>
  );
}
