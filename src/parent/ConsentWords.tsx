import { useTranslation } from 'react-i18next';
import './consent.css';

/** PRIVACY.md, What remains: in its order. */
const REMAINS = ['slips', 'seats', 'links', 'server', 'app', 'admin', 'phone', 'theft', 'receipt'] as const;

/** What is sent, and what can still be learnt: the same words before joining and to read again. */
export function ConsentWords() {
  const { t } = useTranslation('class');
  return (
    <>
      <section className="sheet stack">
        <h2>{t('consent.sent')}</h2>
        <p className="consent-lead">{t('consent.words')}</p>
        <p>{t('consent.published')}</p>
      </section>
      <section className="sheet stack">
        <h2>{t('consent.remains')}</h2>
        <p className="soft">{t('consent.honest')}</p>
        <ul className="consent-remains">
          {REMAINS.map((key) => (
            <li key={key}>{t(`remains.${key}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
