import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { GiveFile } from '../GiveFile';
import { nightNow, useGround } from '../household';
import { parcelToText } from '../store/file/backup-text';
import type { Diary } from '../store/file/parcel';
import { readWhole, type Whole } from '../store/file/take';
import { noteBackup } from '../store/last-backup';
import { isAlive } from '../store/rows';

/** The diary as a file that a person can read and any phone with this app takes in. */
export function ExportSection() {
  const { t } = useTranslation('backup');
  const { home } = useGround();
  const whole = useLiveQuery(() => readWhole(home), [home]);
  return (
    <section className="sheet stack">
      <h2>{t('export.title')}</h2>
      <p>{t('export.what')}</p>
      {whole && <Ways whole={whole} />}
      <p className="soft small">{t('export.without')}</p>
    </section>
  );
}

function Counts({ whole: { diary, leftOut } }: { whole: Whole }) {
  const { t } = useTranslation('backup');
  const counts = {
    children: t('count.children', { count: diary.children.filter(isAlive).length }),
    entries: t('count.entries', { count: sayingsOf(diary) }),
  };
  return (
    <>
      <p className="soft">{t('export.counts', counts)}</p>
      {leftOut > 0 && <p className="soft">{t('export.leftOut', { count: leftOut })}</p>}
    </>
  );
}

/** Entries, and evenings the parent said something of: each is a line the parent once wrote. */
function sayingsOf({ entries, evenings }: Diary): number {
  return entries.filter(isAlive).length + evenings.filter(isAlive).length;
}

function Ways({ whole }: { whole: Whole }) {
  const { t } = useTranslation('backup');
  const { home, clock } = useGround();
  return (
    <>
      <Counts whole={whole} />
      <GiveFile
        name={`${t('export.fileName', { night: nightNow(clock) })}.json`}
        makeText={() => parcelToText({ diary: whole.diary, seats: [] })}
        onGiven={(how) => noteBackup(home, { at: clock().getTime(), how })}
        hasTextKey
      />
    </>
  );
}
