import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { elapsedMs, isPaused, type Timer } from '../../core/timer';
import { useAct } from '../act';
import { finishedWord } from '../entry/finished';
import { useSubjectName } from '../entry/subject-name';
import { useGround } from '../household';
import { finishTimer, pauseTimer, resumeTimer } from '../store/timers';

/** 13:24, or 1:02:05 from an hour on. */
export function msToClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  return hours > 0 ? `${String(hours)}:${pad(minutes)}:${pad(rest)}` : `${pad(minutes)}:${pad(rest)}`;
}

function state(timer: Timer): 'running' | 'paused' {
  return isPaused(timer) ? 'paused' : 'running';
}

/** A running sitting: how long, pause, finish. Its middle opens what sort of work it is. */
export function Running({ timer, now, name }: { timer: Timer; now: number; name: string | undefined }) {
  const { t } = useTranslation('today');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const subjectName = useSubjectName();
  const title = [name, subjectName(timer)].filter(Boolean).join(' · ');
  const at = () => clock().getTime();
  const finish = () =>
    void act(async () => {
      const finished = await finishTimer(home, timer, { now: at() });
      return finished && finishedWord(finished, t);
    });
  const turn = () =>
    void act(async () => {
      await (isPaused(timer) ? resumeTimer : pauseTimer)(home, timer, at());
      return undefined;
    });
  return (
    <section
      className={isPaused(timer) ? 'sheet running' : 'sheet running running-lit'}
      aria-label={t('timerOf', { title })}
    >
      <button
        type="button"
        className="running-time"
        onClick={() => {
          navigate(`/?timer=${timer.child}`, { state: { isSheet: true } });
        }}
      >
        <span className="soft small">
          {title} · {t(state(timer))}
          {timer.setBy !== 'school' && ` · ${t(`app:setBy.${timer.setBy}`)}`}
          {timer.place !== 'home' && ` · ${t(`app:place.${timer.place}`)}`}
        </span>
        {timer.task !== undefined && <span className="running-task">{timer.task}</span>}
        <span className="running-clock number" role="timer">
          {msToClock(elapsedMs(timer, now))}
        </span>
        <span className="hidden-but-read">{t('changeTimer')}</span>
      </button>
      <div className="running-keys">
        <button type="button" className="button running-pause" onClick={turn}>
          {t(isPaused(timer) ? 'resume' : 'pause')}
        </button>
        <button
          type="button"
          className={isPaused(timer) ? 'button button-main' : 'button button-lit'}
          onClick={finish}
        >
          {t('finish')}
        </button>
      </div>
    </section>
  );
}
