import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryInWords } from '../../core/recovery-code';
import { copyText } from '../../ui/copy';
import { useDesk } from '../desk';
import './recovery.css';

/** Ten codes, shown this once: kept on paper they lead in when the phone is lost. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('account');
  const { me } = useDesk();
  const [copied, setCopied] = useState<'copied' | 'not-copied'>();
  const all = codes.map(recoveryInWords);
  return (
    <div className="stack">
      <p>{t('codes.what')}</p>
      <div className="recovery">
        <p className="recovery-of">{t('codes.of', { school: me.school.name, name: me.name })}</p>
        <ol className="recovery-codes code">
          {all.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p className="small">{t('codes.how')}</p>
      </div>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            window.print();
          }}
        >
          {t('codes.print')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            void copyText(all.join('\n')).then(setCopied);
          }}
        >
          {t('codes.copy')}
        </button>
        <span role="status" className="small">
          {copied && t(copied === 'copied' ? 'app:copied' : 'app:notCopied')}
        </span>
      </div>
      <div className="row">
        <button type="button" className="button button-main" onClick={onKept}>
          {t('codes.kept')}
        </button>
      </div>
    </div>
  );
}
