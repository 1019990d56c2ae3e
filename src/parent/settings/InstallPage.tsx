import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useGround } from '../household';
import { useBrowserFacts } from '../device/facts';
import { Install } from './install/Install';

/** How to put the app on the home screen of this phone, and what this phone can do. */
export function InstallPage() {
  const { t } = useTranslation('settings');
  const { prompt } = useGround();
  const [, navigate] = useLocation();
  const facts = useBrowserFacts();
  return (
    <main className="page stack">
      <Link to="/settings" className="button button-quiet">
        {t('back')}
      </Link>
      {facts && (
        <Install
          facts={facts}
          prompt={prompt}
          onStay={() => {
            navigate('/');
          }}
        />
      )}
    </main>
  );
}
