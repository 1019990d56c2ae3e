import { useTranslation } from 'react-i18next';
import { CopyText } from './CopyText';

/** An invite just made: its link is told this once. */
export function NewLink({ link, days }: { link: string; days: number }) {
  const { t } = useTranslation('people');
  return (
    <div className="stack">
      <CopyText label={t('link.label')} text={link} copyLabel={t('link.copy')} />
      <p className="soft small">{t('link.once', { count: days })}</p>
    </div>
  );
}
