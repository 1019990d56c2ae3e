import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** Back from a page that the settings are the door of. */
export function ToSettings() {
  const { t } = useTranslation('app');
  return (
    <p className="back">
      <Link to="/school/settings" className="button button-plain">
        {t('way.settings')}
      </Link>
    </p>
  );
}
