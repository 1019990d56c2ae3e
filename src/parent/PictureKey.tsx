import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from './act';
import './code.css';

type PictureProps = { label: string; onRead: (text: string | undefined) => void };

/** Reads the QR in a picture: on this phone, and sent nowhere; what reads it is only loaded now. Nothing was in it: undefined. */
export function PictureKey({ label, onRead }: PictureProps) {
  const { t } = useTranslation('class');
  const { act } = useAct();
  const [isReading, setReading] = useState(false);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setReading(true);
    await act(async () => {
      const { textInPicture } = await import('./photo');
      onRead(await textInPicture(file));
      return undefined;
    });
    setReading(false);
    // The same picture may be chosen again.
    target.value = '';
  };
  return (
    <label className="button picture-key" aria-busy={isReading}>
      {isReading ? t('code.reading') : label}
      <input type="file" accept="image/*" className="hidden-but-read" disabled={isReading} onChange={read} />
    </label>
  );
}
