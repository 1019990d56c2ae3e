import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '../../core/timer';
import { Dialog } from '../../ui/Dialog';
import { useAct } from '../act';
import { useGround, useHousehold } from '../household';
import { changeTimerWork, discardTimer, startTimerEarlier } from '../store/running-timer';
import { draftToWork, workToDraft, type Draft } from './draft';
import { MoreFields, SubjectField } from './Fields';
import './entry.css';

const EARLIER = [5, 10, 15, 30] as const;

function TimerForm({ timer, onClose }: { timer: Timer; onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { home } = useGround();
  const { act } = useAct();
  const child = useHousehold().children.find((each) => each.id === timer.child);
  const [draft, setDraft] = useState(() => workToDraft(timer, ''));
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    void act(async () => {
      await changeTimerWork(home, timer, draftToWork(next));
      return undefined;
    });
  };
  const earlier = (minutes: number) =>
    void act(async () => {
      await startTimerEarlier(home, timer, minutes);
      return { text: t('timer.moved', { minutes }), undo: () => startTimerEarlier(home, timer, -minutes) };
    });
  const discard = async () => {
    const discarded = async () => {
      const undo = await discardTimer(home, timer);
      return undo && { text: t('timer.discarded'), undo };
    };
    if (await act(discarded)) onClose();
  };
  return (
    <div className="stack">
      <p className="soft small">{t('timer.since', { at: timer.startedAt })}</p>
      <div className="field">
        <p className="soft small">{t('timer.earlier')}</p>
        <div className="entry-quick">
          {EARLIER.map((minutes) => (
            <button
              key={minutes}
              type="button"
              className="button number"
              onClick={() => {
                earlier(minutes);
              }}
            >
              {t('timer.earlierBy', { minutes })}
            </button>
          ))}
        </div>
      </div>
      {child && <SubjectField draft={draft} change={change} child={child} night={timer.night} />}
      <MoreFields draft={draft} change={change} />
      <button type="button" className="button button-quiet" onClick={() => void discard()}>
        {t('timer.discard')}
      </button>
    </div>
  );
}

/** What is being timed: start moved back in one press, subject and the rest changed while it runs. */
export function TimerSheet({ timer, onClose }: { timer: Timer | undefined; onClose: () => void }) {
  const { t } = useTranslation('entry');
  return (
    <Dialog title={t('title.timer')} closeLabel={t('app:close')} onClose={onClose}>
      {timer ? <TimerForm key={timer.id} timer={timer} onClose={onClose} /> : <p>{t('gone')}</p>}
    </Dialog>
  );
}
