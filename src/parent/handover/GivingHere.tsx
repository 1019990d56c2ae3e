import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOver } from '../store/file/hand-over-parts';
import { CopyKey } from './CopyKey';
import { DigitsStep, type OnScreen } from './DigitsStep';
import { FileStep } from './FileStep';
import { usePart } from './parts';

/** To another place on the same phone, WeChat's browser to the installed app: by a copied code, and a file if it is long. */
export function GivingHere({ handed }: { handed: HandedOver }) {
  const { t } = useTranslation('handover');
  const [shown, setShown] = useState<OnScreen>('nothing');
  const copied = usePart(handed, 'copied');
  if (!copied) return null;
  const first = copied.holding === 'all' ? 1 : 2;
  return (
    <>
      {first === 2 && <FileStep handed={handed} step={1} />}
      <section className="sheet stack">
        <h2>{t('step.copy', { step: first })}</h2>
        <p className="soft">{t(`scan.${copied.holding}`)}</p>
        <CopyKey address={copied.address} isMain />
        <p>{t('copy.how')}</p>
        <p className="soft">{t('copy.here')}</p>
      </section>
      <DigitsStep digits={handed.by.digits} step={first + 1} shown={shown} onShow={setShown} />
    </>
  );
}
