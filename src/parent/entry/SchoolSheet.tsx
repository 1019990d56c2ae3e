import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNight, nightAt } from '../../core/night';
import { Dialog } from '../../ui/Dialog';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { saveEntries } from '../store/entries';
import { sayOfEvening } from '../store/evenings';
import { freshId } from '../store/write';
import { guessedAtSchool, GUESSES } from './guess';
import './entry.css';

/** Done at school: about how many minutes, or nobody knows. Either is a record; neither is a zero. */
export function SchoolSheet({ night: asked, onClose }: { night: string; onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { home, clock } = useGround();
  const child = useChild();
  const { act } = useAct();
  const [id] = useState(freshId);
  const tonight = nightAt(clock());
  const night = isNight(asked) && asked <= tonight ? asked : tonight;
  const guess = async (minutes: number) => {
    const entry = guessedAtSchool({ id, child: child.id, night, minutes }, tonight);
    const saved = async () => ({
      text: t('school.saved', { minutes }),
      undo: await saveEntries(home, [entry]),
    });
    if (await act(saved)) onClose();
  };
  const unknown = async () => {
    const saved = async () => ({
      text: t('school.savedUnknown'),
      undo: await sayOfEvening(home, { child: child.id, night }, 'done-at-school'),
    });
    if (await act(saved)) onClose();
  };
  return (
    <Dialog title={t('school.title')} closeLabel={t('app:close')} onClose={onClose}>
      <p>{t('school.question')}</p>
      <div className="school-guesses">
        {GUESSES.map((minutes) => (
          <button key={minutes} type="button" className="button number" onClick={() => void guess(minutes)}>
            {t('school.about', { minutes })}
          </button>
        ))}
        <button type="button" className="button school-unknown" onClick={() => void unknown()}>
          {t('school.unknown')}
        </button>
      </div>
      <p className="soft small">{t('school.help')}</p>
    </Dialog>
  );
}
