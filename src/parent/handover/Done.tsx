import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** Taken; and where this side has more than the other, the way back is offered. */
export function Done({ isSame, hasSeat }: { isSame: boolean; hasSeat: boolean }) {
  const { t } = useTranslation('handover');
  return (
    <>
      <h1>{t('done.title')}</h1>
      <section className="sheet stack" role="status">
        <p>{t(isSame ? 'done.same' : 'done.more')}</p>
        {hasSeat && <p>{t('done.seat')}</p>}
      </section>
      <Link to="/" replace className="button button-main">
        {t('done.open')}
      </Link>
      {!isSame && (
        <Link to="/settings/hand-over" className="button">
          {t('done.giveBack')}
        </Link>
      )}
    </>
  );
}
