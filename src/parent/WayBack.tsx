import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nightAt } from '../core/night';
import { downloadFile } from '../ui/give-file';
import { AskFirst } from './AskFirst';
import { useGround } from './household';
import { DIARY } from './store/database';
import { readGenerations, type Generation } from './store/file/generations';
import { opensAgain, startAgain } from './store/file/start-again';

/** The newest automatic backup, once it is known that the diary does not open a second time either. */
function useWayBack(): Generation | undefined {
  const { home } = useGround();
  const [newest, setNewest] = useState<Generation>();
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      // The backups are the family's own: they stand in the place of no example.
      if (home.name !== DIARY || (await opensAgain(home.name))) return;
      const { whole } = await readGenerations();
      if (!isGone) setNewest(whole[0]);
    };
    look().catch(console.error);
    return () => {
      isGone = true;
    };
  }, [home]);
  return newest;
}

/** Where the diary cannot be opened for good: its automatic backup as a file, or in the diary's place. */
export function WayBack() {
  const { t } = useTranslation('guard');
  const { home } = useGround();
  const newest = useWayBack();
  const [said, setSaid] = useState<'saved' | 'failed'>();
  if (!newest) return null;
  const night = nightAt(new Date(newest.madeAt));
  const save = () => {
    downloadFile(
      new File([newest.body], `${t('broken.fileName', { night })}.json`, { type: 'application/json' }),
    );
    setSaid('saved');
  };
  const restart = async () => {
    if ((await startAgain(home.name, newest.body)) === 'started') location.replace('/');
    else setSaid('failed');
  };
  return (
    <section className="sheet stack">
      <h2>{t('broken.title')}</h2>
      <p>{t('broken.means', { night, count: newest.count })}</p>
      <button type="button" className="button" onClick={save}>
        {t('broken.save')}
      </button>
      <AskFirst label={t('broken.restart')} yes={t('broken.restart')} no={t('broken.no')} onYes={restart}>
        <p>{t('broken.question')}</p>
      </AskFirst>
      <p role="status">{said === 'saved' ? t('broken.saved') : said === 'failed' && t('broken.failed')}</p>
    </section>
  );
}
