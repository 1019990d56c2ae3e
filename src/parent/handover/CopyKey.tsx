import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy';

/** Copies the moving code, and says whether it could. */
export function CopyKey({ address, isMain }: { address: string; isMain?: true }) {
  const { t } = useTranslation('handover');
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  return (
    <>
      <button
        type="button"
        className={isMain ? 'button button-main' : 'button'}
        onClick={() => void copyText(address).then(setOutcome)}
      >
        {t('copy.key')}
      </button>
      <p role="status" className="small">
        {outcome && t(outcome === 'copied' ? 'copy.copied' : 'copy.notCopied')}
      </p>
    </>
  );
}
