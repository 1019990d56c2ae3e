import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { isCompared } from '../../core/calendar';
import { dayPartAt } from '../../core/night';
import { SUBJECTS } from '../../core/subject';
import { useAct } from '../act';
import { doubtOf } from '../doubt';
import { useGround, useHousehold, useNow } from '../household';
import { startTimer } from '../store/timers';
import { usualWork } from '../store/views';
import { Sheets } from '../entry/Sheets';
import { LineDoors } from '../line/LineDoors';
import {
  BackupAdvice,
  BedtimeNote,
  ClassNotice,
  DoubtfulTimer,
  PromotionQuestion,
  SchoolsWord,
  SetByQuestion,
  Week,
} from './Cards';
import { Entries } from './Entries';
import { Headline } from './Headline';
import { Morning } from './Morning';
import { QuickRow } from './QuickRow';
import { Running } from './Running';
import { SubjectKeys } from './SubjectKeys';
import { useTonight, type Tonight } from './tonight';
import './today.css';

/** An icon's shortcut (`/?start=math`) starts that timer once, unless the child's runs already. */
function useShortcut(tonight: Tonight | undefined): void {
  const { home, clock } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const wanted = search.get('start');
  const isTaken = useRef(false);
  useEffect(() => {
    if (!tonight || !wanted || isTaken.current) return;
    isTaken.current = true;
    navigate('/', { replace: true });
    const subject = SUBJECTS.find((each) => each === wanted);
    if (!subject || tonight.timer) return;
    void act(async () => {
      const work = await usualWork(home, tonight.child.id, { subject, kind: 'written' });
      await startTimer(home, tonight.child.id, { work, now: clock().getTime() });
      return undefined;
    });
  }, [tonight, wanted, home, clock, act, navigate]);
}

function DateLine({ tonight, now }: { tonight: Tonight; now: number }) {
  const { t } = useTranslation('today');
  const { night, evening, child, grade } = tonight;
  const isLate = dayPartAt(new Date(now)) === 'after-midnight';
  return (
    <header className="today-head">
      <h1>
        {child.nickname} <span className="soft">{t(`app:grade.${grade.school}.${String(grade.grade)}`)}</span>
      </h1>
      <p className="soft small">
        {isLate
          ? t('still', { now, night })
          : `${t('date', { night })} · ${t(`app:nightKind.${evening.day.kind}`)}`}
      </p>
    </header>
  );
}

/** All timers that run: the chosen child's first. A timer in doubt is asked about before it counts. */
function Timers({ tonight, now }: { tonight: Tonight; now: number }) {
  const { timers, children } = useHousehold();
  const own = tonight.child.id;
  const sorted = [...timers].sort((a, b) => Number(b.child === own) - Number(a.child === own));
  return sorted.map((timer) => {
    const child = children.find((each) => each.id === timer.child);
    if (!child) return null;
    const name = children.length > 1 ? child.nickname : undefined;
    const doubt = doubtOf(timer, child, now);
    if (doubt) return <DoubtfulTimer key={timer.id} {...{ timer, child, doubt, now }} />;
    return <Running key={timer.id} {...{ timer, now, name }} />;
  });
}

function Evening({ tonight, now }: { tonight: Tonight; now: number }) {
  const isMorning = dayPartAt(new Date(now)) === 'morning';
  return (
    <div className="today">
      <main className={isCompared(tonight.evening.day.kind) ? 'page stack' : 'page stack today-free'}>
        <DateLine {...{ tonight, now }} />
        <PromotionQuestion {...{ tonight }} />
        {isMorning && <Morning {...{ tonight }} />}
        <Headline {...{ tonight }} />
        <BedtimeNote {...{ tonight, now }} />
        <Timers {...{ tonight, now }} />
        <SetByQuestion {...{ tonight }} />
        <ClassNotice {...{ tonight }} />
        {/* Another key would finish the timer that is asked about: the question comes first. */}
        {!tonight.isInDoubt && <SubjectKeys {...{ tonight }} />}
        <QuickRow {...{ tonight }} />
        <Entries {...{ tonight }} />
        <LineDoors night={tonight.night} />
        <SchoolsWord {...{ tonight }} />
        <BackupAdvice {...{ tonight }} />
      </main>
      <Week {...{ tonight }} />
      <Sheets />
    </div>
  );
}

/** Today's page: the evening under its lamp, one tap from a running timer. */
export function Today() {
  const { timers } = useHousehold();
  const now = useNow(timers.length > 0);
  const tonight = useTonight(now);
  useShortcut(tonight);
  return tonight ? <Evening {...{ tonight, now }} /> : <main className="page" aria-busy="true" />;
}
