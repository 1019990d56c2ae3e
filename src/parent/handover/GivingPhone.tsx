import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ForAMinute } from '../ShownCode';
import type { HandedOver } from '../store/file/hand-over-parts';
import { CopyKey } from './CopyKey';
import { DigitsStep, type OnScreen } from './DigitsStep';
import { FileStep } from './FileStep';
import { isInside, usePart, type Addressed } from './parts';

/** What draws the code is fetched when it is wanted. */
const QrCode = lazy(() => import('../../ui/QrCode').then(({ QrCode }) => ({ default: QrCode })));

type ScanProps = {
  scanned: Addressed;
  copied: Addressed;
  step: number;
  shown: OnScreen;
  onShow: (shown: OnScreen) => void;
};

/** The code to scan, for a minute; or copied, where no camera helps. */
function ScanStep({ scanned, copied, step, shown, onShow }: ScanProps) {
  const { t } = useTranslation('handover');
  return (
    <section className="sheet stack handover-scan">
      <h2>{t('step.scan', { step })}</h2>
      <p className="soft">{t(`scan.${scanned.holding}`)}</p>
      {shown === 'code' ? (
        <>
          <Suspense fallback={null}>
            <ForAMinute
              onHide={() => {
                onShow('hidden');
              }}
            >
              <QrCode text={scanned.address} label={t('scan.qr')} ecc="L" />
            </ForAMinute>
          </Suspense>
          <button
            type="button"
            className="button"
            onClick={() => {
              onShow('nothing');
            }}
          >
            {t('copy.hide')}
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            onShow('code');
          }}
        >
          {t('scan.show')}
        </button>
      )}
      <p>{t('scan.how')}</p>
      <CopyKey address={copied.address} />
    </section>
  );
}

/** Inside WeChat no file can be saved: of a long diary the code is copied, and holds it all. */
function CopyStep({ copied }: { copied: Addressed }) {
  const { t } = useTranslation('handover');
  return (
    <section className="sheet stack">
      <h2>{t('step.copy', { step: 1 })}</h2>
      <p>{t('scan.inside')}</p>
      <CopyKey address={copied.address} isMain />
      <p>{t('copy.how')}</p>
    </section>
  );
}

/** To another phone: the file if the diary is long, the code, the digits; which step is which is said. */
export function GivingPhone({ handed }: { handed: HandedOver }) {
  const [shown, setShown] = useState<OnScreen>('nothing');
  const scanned = usePart(handed, 'scanned');
  const copied = usePart(handed, 'copied');
  if (!scanned || !copied) return null;
  const needsFile = scanned.holding !== 'all';
  const isCopied = needsFile && isInside();
  const hasFile = needsFile && !isCopied;
  const step = hasFile ? 2 : 1;
  return (
    <>
      {hasFile && <FileStep handed={handed} step={1} />}
      {isCopied ? (
        <CopyStep copied={copied} />
      ) : (
        <ScanStep scanned={scanned} copied={copied} step={step} shown={shown} onShow={setShown} />
      )}
      <DigitsStep digits={handed.by.digits} step={step + 1} shown={shown} onShow={setShown} />
    </>
  );
}
