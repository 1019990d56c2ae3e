import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportDocument } from '../../core/report-document';
import { downloadFile } from '../../ui/give-file';
import { useDesk } from '../desk';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;
type Form = keyof typeof TYPES;

/** What programs write is loaded when somebody wants it. */
async function contentOf(form: Form, tables: ReportDocument): Promise<Blob | string> {
  return form === 'xlsx'
    ? (await import('../to-workbook')).reportToWorkbook(tables)
    : (await import('../to-table-text')).reportToTableText(tables);
}

/** What no file name may hold on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** The ways the results leave: what is on the page, and nothing besides. */
export function Take({ tables, name }: { tables: () => ReportDocument; name: string }) {
  const { t } = useTranslation('survey-results');
  const { tell } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const give = async (form: Form) => {
    setBusy(true);
    try {
      const file = `${name.replaceAll(FORBIDDEN, ' ')}.${form}`;
      downloadFile(new File([await contentOf(form, tables())], file, { type: TYPES[form] }));
      tell(t('export.given', { name: file }));
    } catch {
      // A part of the program did not come over the network: nothing is lost, and it may come the next time.
      tell(t('export.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="row result-desk" role="group" aria-label={t('export.title')}>
      {(['xlsx', 'csv'] as const).map((form) => (
        <button key={form} type="button" className="button" disabled={isBusy} onClick={() => give(form)}>
          {t(`export.${form}`)}
        </button>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          window.print();
        }}
      >
        {t('export.print')}
      </button>
    </div>
  );
}
