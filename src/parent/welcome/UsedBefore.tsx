import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** One quiet line for whoever has a diary already: in a file, or on another phone. */
export function UsedBefore() {
  const { t } = useTranslation('welcome');
  return (
    <nav className="welcome-before" aria-label={t('before.used')}>
      <span className="soft">{t('before.used')}</span>
      <Link to="/restore">{t('before.file')}</Link>
      <Link to="/take">{t('before.phone')}</Link>
    </nav>
  );
}
