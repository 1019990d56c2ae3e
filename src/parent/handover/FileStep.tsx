import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { GiveFile } from '../GiveFile';
import { nightNow, useGround } from '../household';
import { parcelToText } from '../store/file/backup-text';
import type { HandedOver } from '../store/file/hand-over-parts';
import { sealText } from '../store/file/seal';
import { isAlive } from '../store/rows';

/** The long diary as a file, locked with the key that the code brings. */
export function FileStep({ handed, step }: { handed: HandedOver; step: number }) {
  const { t } = useTranslation('handover');
  const { clock } = useGround();
  const { act } = useAct();
  const [text, setText] = useState<string>();
  const { parcel, by } = handed;
  useEffect(() => {
    void act(async () => {
      setText(await sealText(parcelToText(parcel), { kind: 'hand-over', ...by }));
      return undefined;
    });
  }, [act, parcel, by]);
  const count = parcel.diary.entries.filter(isAlive).length;
  return (
    <section className="sheet stack">
      <h2>{t('step.file', { step })}</h2>
      <p>{t('file.why', { count })}</p>
      {text !== undefined && (
        <GiveFile
          name={`${t('file.name', { night: nightNow(clock) })}.json`}
          makeText={() => text}
          onGiven={() => Promise.resolve()}
        />
      )}
      <p className="soft small">{t('file.locked')}</p>
    </section>
  );
}
