import { useTranslation } from 'react-i18next';
import type { Work } from '../../core/entry';
import { elapsedMs } from '../../core/timer';
import { minutesBySubject, subjectKey } from '../../core/total';
import { useAct } from '../act';
import { finishedWord } from '../entry/finished';
import { buttonsOf, MIXED, READING, type SubjectButton } from '../entry/subject-buttons';
import { useSubjectName } from '../entry/subject-name';
import { useGround } from '../household';
import { finishTimer, startTimer } from '../store/timers';
import { usualWork } from '../store/views';
import type { Tonight } from './tonight';

/** The second half of a double tap is no wish to finish. */
const MISTAP_MS = 1500;

function isRunning(tonight: Tonight, button: SubjectButton): boolean {
  const { timer } = tonight;
  return timer !== undefined && timer.kind === button.kind && subjectKey(timer) === subjectKey(button);
}

/** Tap starts, tap finishes; another subject finishes the one that runs and starts its own, in one go. */
function useTap(tonight: Tonight): (button: SubjectButton) => void {
  const { t } = useTranslation('today');
  const { home, clock } = useGround();
  const { act } = useAct();
  return (button) => {
    void act(async () => {
      const now = clock().getTime();
      if (tonight.timer && isRunning(tonight, button)) {
        if (elapsedMs(tonight.timer, now) < MISTAP_MS) return undefined;
        const finished = await finishTimer(home, tonight.timer, { now });
        return finished && finishedWord(finished, t);
      }
      const work: Work = await usualWork(home, tonight.child.id, button);
      const finished = await startTimer(home, tonight.child.id, { work, now });
      return finished && finishedWord(finished, t);
    });
  };
}

function useKeyLine(tonight: Tonight): (button: SubjectButton) => string {
  const { t } = useTranslation('today');
  const ofKind = (kind: Work['kind']) =>
    minutesBySubject(tonight.entries.filter((entry) => entry.kind === kind));
  const minutes = { written: ofKind('written'), other: ofKind('other') };
  return (button) => {
    if (isRunning(tonight, button)) return t('keyRunning');
    const done = minutes[button.kind].get(subjectKey(button));
    if (done !== undefined) return t('keyMinutes', { minutes: done });
    return t('keyStart');
  };
}

/** 写作业 first and widest, the subjects as large keys below, reading and the like last. */
export function SubjectKeys({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('today');
  const subjectName = useSubjectName();
  const tap = useTap(tonight);
  const line = useKeyLine(tonight);
  const keyOf = (button: SubjectButton, className: string) => (
    <button
      key={`${button.kind}/${subjectKey(button)}`}
      type="button"
      className={isRunning(tonight, button) ? `${className} key-lit` : className}
      aria-pressed={isRunning(tonight, button)}
      onClick={() => {
        tap(button);
      }}
    >
      <span className="key-name">{button === MIXED ? t('write') : subjectName(button)}</span>
      {(button !== MIXED || line(button) !== t('keyStart')) && (
        <span className="soft small number">{line(button)}</span>
      )}
    </button>
  );
  return (
    <section aria-label={t('subjects')} className="keys">
      {!tonight.timer && keyOf(MIXED, 'key key-wide')}
      <div className="keys-grid">
        {buttonsOf(tonight.child, tonight.grade).map((button) => keyOf(button, 'key'))}
        {keyOf(READING, 'key')}
      </div>
    </section>
  );
}
