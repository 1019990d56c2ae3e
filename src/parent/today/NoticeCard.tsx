import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCompared } from '../../core/calendar';
import type { Notice, Task } from '../../core/notice';
import { plannedNight, plannedTotal } from '../../core/planned-night';
import { elapsedMs } from '../../core/timer';
import { totalOf } from '../../core/total';
import { useAct } from '../act';
import { finishedWord } from '../entry/finished';
import { useSubjectName } from '../entry/subject-name';
import { useGround } from '../household';
import { sayOfEvening } from '../store/evenings';
import { finishTimer, startTimer } from '../store/timers';
import { usualWork } from '../store/views';
import type { Tonight } from './tonight';
import './notice.css';

/** The second half of a double tap is no wish to finish. */
const MISTAP_MS = 1500;
/** More tasks than these would push the subjects off the phone: the rest comes with a tap. */
const SHOWN_TASKS = 6;

type NoticeProps = { tonight: Tonight; notice: Notice };

function isRunning({ timer }: Tonight, { subject, kind, text }: Task): boolean {
  return timer?.subject === subject && timer.kind === kind && timer.task === text;
}

/** A tap starts a task's timer as the school's work in its subject, another finishes it; what else runs ends then. */
function useTap(tonight: Tonight): (task: Task) => void {
  const { t } = useTranslation('notice');
  const { home, clock } = useGround();
  const { act } = useAct();
  const { child, timer } = tonight;
  return (task) =>
    void act(async () => {
      const now = clock().getTime();
      if (timer && isRunning(tonight, task)) {
        if (elapsedMs(timer, now) < MISTAP_MS) return undefined;
        const finished = await finishTimer(home, timer, { now });
        return finished && finishedWord(finished, t);
      }
      const { subject, kind, text } = task;
      const usual = await usualWork(home, child.id, { subject, kind });
      const work = { ...usual, setBy: 'school' as const };
      const finished = await startTimer(home, child.id, { work, now, task: text });
      return finished && finishedWord(finished, t);
    });
}

/** Minutes saved tonight in a task's subject and kind; undefined before the first. */
function savedFor({ entries }: Tonight, { subject, kind }: Task): number | undefined {
  const own = entries.filter((entry) => entry.subject === subject && entry.kind === kind);
  return own.length > 0 ? totalOf(own, 'all').all : undefined;
}

function TaskKey({ task, tonight, isFirst }: { task: Task; tonight: Tonight; isFirst: 'first' | 'later' }) {
  const { t } = useTranslation(['notice', 'app']);
  const subjectName = useSubjectName();
  const tap = useTap(tonight);
  const { subject, kind, tier, minutes, isAtSchool, text } = task;
  const marks = [
    ...(tier === 'required' ? [] : [t(`tier.${tier}`)]),
    ...(kind === 'other' ? [t('otherKind')] : []),
    ...(isAtSchool ? [t('atSchool')] : []),
  ];
  // Of a subject's tasks nobody knows which one the minutes were for: they stand beside the first.
  const saved = isFirst === 'first' ? savedFor(tonight, task) : undefined;
  const isLit = isRunning(tonight, task);
  return (
    <button
      type="button"
      className={isLit ? 'notice-task key-lit' : 'notice-task'}
      aria-pressed={isLit}
      onClick={() => {
        tap(task);
      }}
    >
      <span className="notice-words">
        <b>{subjectName({ subject, kind: 'written' })}</b> {text}
        {marks.length > 0 && <span className="soft small notice-marks"> {marks.join(' · ')}</span>}
      </span>
      <span className="notice-minutes number">
        {minutes === null ? (
          <span className="soft small">{t('noMinutes')}</span>
        ) : (
          <span>{t('planned', { minutes })}</span>
        )}
        {saved !== undefined && <span className="soft small">{t('saved', { minutes: saved })}</span>}
      </span>
    </button>
  );
}

/** What is required and in the scope of the child's limit, all together. */
function Sum({ tonight, notice }: NoticeProps) {
  const { t } = useTranslation('notice');
  const { scope } = tonight.evening.limit;
  const planned = plannedNight(notice, scope);
  const total = planned && plannedTotal(planned);
  if (!total || notice.isNoHomework) return null;
  return (
    <p className="soft small">
      {total.minutes > 0 && t(`sum.${scope}`, { minutes: total.minutes })}
      {total.unknown > 0 && t('unknown', { count: total.unknown })}
    </p>
  );
}

function Tasks({ tonight, notice }: NoticeProps) {
  const { t } = useTranslation('notice');
  const [isWhole, setWhole] = useState(notice.tasks.length <= SHOWN_TASKS + 1);
  const shown = isWhole ? notice.tasks : notice.tasks.slice(0, SHOWN_TASKS);
  const isFirst = ({ subject, kind }: Task, index: number) =>
    notice.tasks.findIndex((each) => each.subject === subject && each.kind === kind) === index;
  return (
    <>
      <ul className="notice-tasks">
        {shown.map((task, index) => (
          <li key={`${task.subject}/${task.text}/${String(index)}`}>
            <TaskKey {...{ task, tonight }} isFirst={isFirst(task, index) ? 'first' : 'later'} />
          </li>
        ))}
      </ul>
      {!isWhole && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setWhole(true);
          }}
        >
          {t('rest', { count: notice.tasks.length - SHOWN_TASKS })}
        </button>
      )}
    </>
  );
}

/** 无作业日: one tap records the zero, another takes it back; a sitting of tonight answers it already. */
function NoHomework({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation(['notice', 'app']);
  const { home } = useGround();
  const { act } = useAct();
  const { child, night, entries, timer, evening } = tonight;
  const isSaid = evening.said === 'no-homework';
  const say = () =>
    void act(async () => {
      const undo = await sayOfEvening(home, { child: child.id, night }, isSaid ? undefined : 'no-homework');
      return { text: t(isSaid ? 'app:acts.takenBack' : 'app:acts.noHomeworkSaved'), undo };
    });
  return (
    <>
      <p>{t('noHomework')}</p>
      {entries.length === 0 && !timer && (
        <button type="button" className="button" aria-pressed={isSaid} onClick={say}>
          {t(isCompared(evening.day.kind) ? 'none.tonight' : 'none.today')}
        </button>
      )}
    </>
  );
}

/** 今晚的作业 as the class's teachers posted it: each task is a key to its timer. */
export function NoticeCard({ tonight, notice }: NoticeProps) {
  const { t } = useTranslation(['notice', 'app', 'today']);
  const { night, changedAt } = notice;
  const title =
    night === tonight.night
      ? t(isCompared(tonight.evening.day.kind) ? 'title.tonight' : 'title.today')
      : t('title.on', { night });
  return (
    <section className="sheet notice" aria-label={title}>
      <header className="notice-head">
        <h2>{title}</h2>
        {changedAt !== undefined && <p className="notice-changed small">{t('changed', { at: changedAt })}</p>}
      </header>
      {notice.isNoHomework ? (
        <NoHomework tonight={tonight} />
      ) : (
        <>
          <Sum {...{ tonight, notice }} />
          {/* Another task would finish the timer that is asked about: the question comes first. */}
          <fieldset disabled={tonight.isInDoubt}>
            <Tasks {...{ tonight, notice }} />
          </fieldset>
        </>
      )}
    </section>
  );
}
