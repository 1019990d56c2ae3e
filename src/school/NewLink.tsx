import { useTranslation } from 'react-i18next';
import { CopyText } from './CopyText';

/** An invite just made: its link is told this once. */
export function NewLink({ link, days }: { link: string; days: number }) {
  const { t } = useTranslation('people');
  return (
    <div className="stack">
      <CopyText label={t('link.label')} text={link} copyLabel={t('link.copy')} />
      <p className="soft small">{t('link.once', { count: days })}</p>
      {/* Signing in needs HTTPS everywhere but on the server itself, so on plain http nobody else can follow it. */}
      {new URL(link).protocol !== 'https:' && <p className="small">{t('link.here')}</p>}
    </div>
  );
}
