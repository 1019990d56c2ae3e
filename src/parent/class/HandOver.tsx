import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FamilyWay } from '../../core/slip';
import { useAct } from '../act';
import { useGround } from '../household';
import type { EnrolmentRow } from '../store/class-rows';
import { familyWayOf } from '../store/family-way';

/** Few hand a seat over: what draws the code is fetched when it is wanted. */
const FamilyCode = lazy(() => import('./FamilyCode').then(({ FamilyCode }) => ({ default: FamilyCode })));

type Stage = { kind: 'closed' | 'warned' | 'hidden' | 'unreadable' } | { kind: 'shown'; way: FamilyWay };

/** The seat for another phone of the family: a tap, a plain warning, and then the code for a minute. */
export function HandOver({ enrolment }: { enrolment: EnrolmentRow }) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });
  const show = () =>
    void act(async () => {
      const way = await familyWayOf(home, enrolment);
      setStage(way ? { kind: 'shown', way } : { kind: 'unreadable' });
      return undefined;
    });
  if (stage.kind === 'closed')
    return (
      <button
        type="button"
        className="button"
        onClick={() => {
          setStage({ kind: 'warned' });
        }}
      >
        {t('family.open')}
      </button>
    );
  return (
    <section className="sheet stack" aria-label={t('family.open')}>
      <h2>{t('family.open')}</h2>
      <p>{t('family.what')}</p>
      <p>
        <strong>{t('family.warning')}</strong>
      </p>
      <p>
        {t('family.whole')} <Link to="/settings/hand-over">{t('family.wholeOpen')}</Link>
      </p>
      {stage.kind === 'unreadable' && <p role="alert">{t('family.unreadable')}</p>}
      {stage.kind === 'hidden' && <p role="status">{t('family.hidden')}</p>}
      {stage.kind === 'shown' ? (
        <Suspense fallback={null}>
          <FamilyCode
            way={stage.way}
            onHide={() => {
              setStage({ kind: 'hidden' });
            }}
          />
        </Suspense>
      ) : (
        <div className="row">
          <button
            type="button"
            className="button grow"
            onClick={() => {
              setStage({ kind: 'closed' });
            }}
          >
            {t('family.no')}
          </button>
          <button type="button" className="button grow" onClick={show}>
            {t('family.show')}
          </button>
        </div>
      )}
    </section>
  );
}
