import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answersFor, type Answer } from '../../core/answers';
import type { Doubt } from '../../core/forgotten';
import { textToMinutes } from '../../core/minutes';
import { isProblem, type Problem } from '../../core/problem';
import { elapsedMs, type Timer } from '../../core/timer';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { circumstanceOf } from '../doubt';
import { useGround } from '../household';
import { finishTimer } from '../store/timers';
import { confirmTimer, discardTimer } from '../store/running-timer';
import { usualMinutes } from '../store/later-views';
import { type Child } from '../store/views';
import { finishedWord } from './finished';
import { useSubjectName } from './subject-name';
import './doubt.css';

const MINUTE_MS = 60_000;

function OtherMinutes({ credit }: { credit: (minutes: number) => void }) {
  const { t } = useTranslation(['cards', 'problem']);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const submit = () => {
    const minutes = textToMinutes(text);
    if (isProblem(minutes)) setProblem(minutes);
    else credit(minutes);
  };
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="row">
        <span className="soft small">{t('doubt.other')}</span>
        <input
          className="input doubt-input number"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <button type="submit" className="button">
          {t('doubt.save')}
        </button>
      </label>
      <ProblemLine problem={problem} />
    </form>
  );
}

type DoubtProps = { timer: Timer; child: Child; doubt: Doubt; now: number };

/** In place of a timer that was perhaps forgotten: the question, before any minute of it counts. */
export function DoubtCard({ timer, child, doubt, now }: DoubtProps) {
  const { t } = useTranslation(['cards', 'today']);
  const { home } = useGround();
  const { act } = useAct();
  const subjectName = useSubjectName();
  const usual = useLiveQuery(
    () => usualMinutes(home, child.id, timer.subject),
    [home, child.id, timer.subject],
  );
  const circumstance = circumstanceOf(timer, child, now);
  const { bedtime } = circumstance;
  const credit = (minutes: number) =>
    void act(async () => {
      const finished = await finishTimer(home, timer, { now, minutes });
      return finished && finishedWord(finished, t);
    });
  const goOn = () =>
    void act(async () => {
      await confirmTimer(home, timer, now);
      return undefined;
    });
  const forget = () =>
    void act(async () => {
      const undo = await discardTimer(home, timer);
      return undo && { text: t('doubt.forgotten'), undo };
    });
  const answer = ({ kind, minutes }: Answer) => t(`doubt.answer.${kind}`, { minutes, bedtime });
  const title = `${child.nickname} · ${subjectName(timer)}`;
  return (
    <section className="sheet stack doubt" aria-label={t('today:timerOf', { title })}>
      <h2>{t(`doubt.title.${doubt}`)}</h2>
      <p className="soft">
        {t('doubt.since', {
          title,
          night: timer.night,
          at: timer.startedAt,
          minutes: Math.round(elapsedMs(timer, now) / MINUTE_MS),
        })}
      </p>
      <div className="stack">
        {answersFor(timer, circumstance, usual).map((each) => (
          <button
            key={each.kind}
            type="button"
            className="button doubt-answer"
            onClick={() => {
              credit(each.minutes);
            }}
          >
            {answer(each)}
          </button>
        ))}
      </div>
      <OtherMinutes credit={credit} />
      <div className="row">
        {doubt !== 'clock-behind' && (
          <button type="button" className="button button-quiet grow" onClick={goOn}>
            {t('doubt.goOn')}
          </button>
        )}
        <button type="button" className="button button-quiet grow" onClick={forget}>
          {t('doubt.forget')}
        </button>
      </div>
    </section>
  );
}
