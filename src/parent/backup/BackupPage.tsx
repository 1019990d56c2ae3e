import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useGround } from '../household';
import { AutoSection } from './AutoSection';
import { EraseSection } from './EraseSection';
import { ExportSection } from './ExportSection';
import { ImportSection } from './ImportSection';
import { LastBackup } from './LastBackup';
import { SealedSection } from './SealedSection';
import { StoredSection } from './StoredSection';
import { TableSection } from './TableSection';
import './backup.css';

/** The diary as the family's own file: out of this phone, and into it. */
export function BackupPage() {
  const { t } = useTranslation(['backup', 'sealed', 'taking', 'class', 'guard', 'entry', 'problem']);
  const { isSandbox } = useGround();
  return (
    <main className="page stack">
      <Link to="/settings" className="button button-quiet">
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      {isSandbox ? (
        <p>{t('sandbox')}</p>
      ) : (
        <>
          <LastBackup />
          <ExportSection />
          <SealedSection />
          <ImportSection />
          <TableSection />
          <AutoSection whenNone="say so" />
          <StoredSection />
          <EraseSection />
        </>
      )}
    </main>
  );
}
