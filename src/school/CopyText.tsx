import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copy';

type Copied = { copyLabel: string; text: string };
type CopyProps = Copied & {
  label: string;
  /** A part of it that is wanted alone, too. */
  part?: Copied;
};

/** Words or a link to take elsewhere: shown whole, copied by one press, and by hand where the browser refuses. */
export function CopyText({ label, text, copyLabel, part }: CopyProps) {
  const { t } = useTranslation('app');
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  return (
    <div className="copy">
      <p className="soft small">{label}</p>
      <p className="copy-text">{text}</p>
      <div className="row">
        {[{ copyLabel, text }, ...(part ? [part] : [])].map((each) => (
          <button
            key={each.copyLabel}
            type="button"
            className="button"
            onClick={() => {
              void copyText(each.text).then(setOutcome);
            }}
          >
            {each.copyLabel}
          </button>
        ))}
        <span role="status" className="small">
          {outcome && t(outcome === 'copied' ? 'copied' : 'notCopied')}
        </span>
      </div>
    </div>
  );
}
