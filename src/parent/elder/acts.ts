import { useTranslation } from 'react-i18next';
import type { Said } from '../../core/entry';
import { nightAt, type Night } from '../../core/night';
import type { Timer } from '../../core/timer';
import { useAct } from '../act';
import { finishedWord } from '../entry/finished';
import { guessedAtSchool } from '../entry/guess';
import { MIXED } from '../entry/subject-buttons';
import { useGround } from '../household';
import { saveEntries } from '../store/entries';
import { sayOfEvening } from '../store/evenings';
import { discardTimer } from '../store/running-timer';
import { finishTimer, startTimer } from '../store/timers';
import { usualWork, type Child } from '../store/views';
import { freshId } from '../store/write';

/** What the four buttons do, each with its way back. */
export type ElderActs = {
  start: () => void;
  finish: (timer: Timer) => void;
  /** The word on a whole evening, or its taking back. */
  say: (night: Night, said: Said | undefined) => void;
  guess: (night: Night, minutes: number) => void;
};

export function useElderActs(child: Child): ElderActs {
  const { t } = useTranslation(['elder', 'app', 'entry', 'today']);
  const { home, clock } = useGround();
  const { act } = useAct();
  const now = () => clock().getTime();
  return {
    start: () =>
      void act(async () => {
        // The moment of the tap, however long the diary takes to answer.
        const tappedAt = now();
        const work = await usualWork(home, child.id, MIXED);
        await startTimer(home, child.id, { work, now: tappedAt });
        const timer = await home.timers.get(child.id);
        if (!timer) return undefined;
        const undo = async () => {
          await discardTimer(home, timer);
        };
        return { text: t('started'), undo };
      }),
    finish: (timer) =>
      void act(async () => {
        const finished = await finishTimer(home, timer, { now: now() });
        return finished && finishedWord(finished, t);
      }),
    say: (night, said) =>
      void act(async () => {
        const undo = await sayOfEvening(home, { child: child.id, night }, said);
        if (!said) return { text: t('app:acts.takenBack'), undo };
        return {
          text: t(said === 'no-homework' ? 'app:acts.noHomeworkSaved' : 'entry:school.savedUnknown'),
          undo,
        };
      }),
    guess: (night, minutes) =>
      void act(async () => {
        const entry = guessedAtSchool({ id: freshId(), child: child.id, night, minutes }, nightAt(clock()));
        return { text: t('entry:school.saved', { minutes }), undo: await saveEntries(home, [entry]) };
      }),
  };
}
