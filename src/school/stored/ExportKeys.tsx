import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../ui/give-file';
import type { StoredAnswer } from '../../wire/stored';
import { useDesk } from '../desk';
import { storedJson, useStoredTable } from './export';

/** The page as files, for the yearly audit that the law on minors' data asks for. */
export function ExportKeys({ told }: { told: StoredAnswer }) {
  const { t } = useTranslation('stored');
  const { clock } = useDesk();
  const tableOf = useStoredTable();
  const name = t('export.name', { school: told.school });
  const give = (text: string, kind: 'csv' | 'json') => {
    const type = kind === 'csv' ? 'text/csv' : 'application/json';
    downloadFile(new File([text], `${name}.${kind}`, { type }));
  };
  return (
    <div className="row stored-keys">
      <button
        type="button"
        className="button"
        onClick={() => void tableOf(told).then((text) => give(text, 'csv'))}
      >
        {t('export.csv')}
      </button>
      <button type="button" className="button" onClick={() => give(storedJson(told, clock()), 'json')}>
        {t('export.json')}
      </button>
      <p className="soft small">{t('export.what')}</p>
    </div>
  );
}
