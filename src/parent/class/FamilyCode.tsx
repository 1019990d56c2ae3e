import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouter } from 'wouter';
import { wayToFragment, type FamilyWay } from '../../core/slip';
import { copyText } from '../../ui/copy';
import { QrCode } from '../../ui/QrCode';

/** Long enough (ms) to hold another phone over it; a phone left on the table shows it no longer. */
const SHOWN_MS = 60_000;

/** The code of a child's seat, for another phone of the family. */
export function FamilyCode({ way, onHide }: { way: FamilyWay; onHide: () => void }) {
  const { t } = useTranslation('class');
  const code = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<'copied' | 'not-copied'>();
  useEffect(() => {
    // It comes below the key that asked for it, and lower than the screen.
    code.current?.scrollIntoView({ block: 'center' });
    const timeout = setTimeout(onHide, SHOWN_MS);
    return () => {
      clearTimeout(timeout);
    };
    // The code is put away a minute after it came, however often the page around it is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, []);
  const { base } = useRouter();
  const address = `${location.origin}${base}/join#${wayToFragment(way)}`;
  return (
    <>
      <div ref={code} className="class-qr">
        <QrCode text={address} label={t('family.qr')} />
      </div>
      <p className="soft">{t('family.scan')}</p>
      <div className="row">
        <button type="button" className="button grow" onClick={onHide}>
          {t('family.hide')}
        </button>
        <button type="button" className="button grow" onClick={() => void copyText(address).then(setCopied)}>
          {t('family.copy')}
        </button>
      </div>
      <p role="status" className="small">
        {copied && t(copied === 'copied' ? 'family.copied' : 'family.notCopied')}
      </p>
    </>
  );
}
