import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copy';

type CopyProps = { label: string; text: string; copyLabel: string };

/** Words or a link to take elsewhere: shown whole, copied by one press, and by hand where the browser refuses. */
export function CopyText({ label, text, copyLabel }: CopyProps) {
  const { t } = useTranslation('app');
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  return (
    <div className="copy">
      <p className="soft small">{label}</p>
      <p className="copy-text">{text}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            void copyText(text).then(setOutcome);
          }}
        >
          {copyLabel}
        </button>
        <span role="status" className="small">
          {outcome && t(outcome === 'copied' ? 'copied' : 'notCopied')}
        </span>
      </div>
    </div>
  );
}
