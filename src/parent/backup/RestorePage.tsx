import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect } from 'wouter';
import { useHousehold } from '../household';
import { AutoSection } from './AutoSection';
import { ImportSection } from './ImportSection';
import './backup.css';

/** The ways back into the diary before the first child: from this phone's own backups, or from a file. */
export function RestorePage() {
  const { t } = useTranslation(['guard', 'backup', 'sealed', 'taking', 'class', 'problem']);
  const { children } = useHousehold();
  const [wasEmpty] = useState(children.length === 0);
  if (children.length > 0) return <Redirect to={wasEmpty ? '/' : '/settings/backup'} replace />;
  return (
    <main className="page stack">
      <Link to="/" className="button button-quiet">
        {t('back.return')}
      </Link>
      <h1>{t('back.title')}</h1>
      <AutoSection whenNone="nothing" />
      <ImportSection />
    </main>
  );
}
