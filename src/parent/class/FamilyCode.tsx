import { useTranslation } from 'react-i18next';
import { useRouter } from 'wouter';
import { wayToFragment, type FamilyWay } from '../../core/slip';
import { QrCode } from '../../ui/QrCode';
import { CopyOrHide, ForAMinute } from '../ShownCode';

/** The code of a child's seat, for another phone of the family. */
export function FamilyCode({ way, onHide }: { way: FamilyWay; onHide: () => void }) {
  const { t } = useTranslation('class');
  const { base } = useRouter();
  const address = `${location.origin}${base}/join#${wayToFragment(way)}`;
  const words = {
    hide: t('family.hide'),
    copy: t('family.copy'),
    copied: t('family.copied'),
    notCopied: t('family.notCopied'),
  };
  return (
    <>
      <ForAMinute onHide={onHide}>
        <QrCode text={address} label={t('family.qr')} />
      </ForAMinute>
      <p className="soft">{t('family.scan')}</p>
      <CopyOrHide text={address} words={words} onHide={onHide} />
    </>
  );
}
