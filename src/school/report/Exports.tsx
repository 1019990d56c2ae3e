import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportDocument } from '../../core/report-document';
import { documentToText } from '../../core/report-text';
import { copyText } from '../../ui/copy';
import { downloadFile } from '../../ui/give-file';
import { useDesk } from '../desk';

type Made = { report: ReportDocument; title: string; school: string; json: () => object };

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;
type Form = keyof typeof TYPES;

/** What programs write is loaded when somebody wants it. */
async function contentOf(form: Form, { report, title, school, json }: Made): Promise<Blob | string> {
  switch (form) {
    case 'docx':
      return (await import('./to-word')).reportToWord(report, { title, school });
    case 'xlsx':
      return (await import('../to-workbook')).reportToWorkbook(report);
    case 'csv':
      return (await import('../to-table-text')).reportToTableText(report);
    case 'json':
      return `${JSON.stringify(json(), null, 2)}\n`;
  }
}

/** What no file name may hold on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** The ways a report leaves: Word first, because that is what the office hands in. */
export function Exports(made: Made) {
  const { t } = useTranslation('report');
  const { tell } = useDesk();
  const [busy, setBusy] = useState<Form>();
  const give = async (form: Form) => {
    setBusy(form);
    try {
      const name = `${made.title.replaceAll(FORBIDDEN, ' ')}.${form}`;
      downloadFile(new File([await contentOf(form, made)], name, { type: TYPES[form] }));
      tell(t('export.given', { name }));
    } catch {
      // A part of the program did not come over the network: nothing is lost, and it may come the next time.
      tell(t('export.failed'));
    } finally {
      setBusy(undefined);
    }
  };
  const formButton = (form: Form) => (
    <button
      key={form}
      type="button"
      className={form === 'docx' ? 'button button-main' : 'button'}
      disabled={busy !== undefined}
      onClick={() => give(form)}
    >
      {t(`export.${form}`)}
    </button>
  );
  return (
    <div className="row report-exports" role="group" aria-label={t('export.title')}>
      {formButton('docx')}
      <button
        type="button"
        className="button"
        onClick={() => {
          window.print();
        }}
      >
        {t('export.print')}
      </button>
      <button
        type="button"
        className="button"
        onClick={async () => {
          const outcome = await copyText(documentToText(made.report));
          tell(t(`export.${outcome}`));
        }}
      >
        {t('export.copy')}
      </button>
      {(['xlsx', 'csv', 'json'] as const).map(formButton)}
    </div>
  );
}
