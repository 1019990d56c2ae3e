import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayPartAt, type Night } from '../../core/night';
import type { Timer } from '../../core/timer';
import { AskFirst } from '../AskFirst';
import { doubtOf } from '../doubt';
import { DoubtCard } from '../entry/DoubtCard';
import { Sheets } from '../entry/Sheets';
import { useAct } from '../act';
import { useGround, useHousehold, useNow } from '../household';
import { GiveLineKey, TakeLineKey } from '../LineKeys';
import { leaveElder } from '../store/elder';
import type { Child } from '../store/views';
import { useElderActs } from './acts';
import { ElderKeys } from './ElderKeys';
import { ElderLamp } from './ElderLamp';
import { ElderMorning } from './ElderMorning';
import { useElderNights, type ElderNights } from './evening';
import { GuessKeys } from './GuessKeys';
import './elder.css';

/** Everything is larger while this page stands, the line at the foot too. */
function useHugeType(): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.dataset['elder'] = '';
    return () => {
      delete page.dataset['elder'];
    };
  }, []);
}

function Head({ child, night, now }: { child: Child; night: Night; now: number }) {
  const { t } = useTranslation(['elder', 'app', 'today']);
  const isLate = dayPartAt(new Date(now)) === 'after-midnight';
  return (
    <header className="elder-head">
      <h1>{child.nickname}</h1>
      <p className="soft small">{isLate ? t('today:still', { now, night }) : t('today:date', { night })}</p>
    </header>
  );
}

function Leave() {
  const { t } = useTranslation('elder');
  const { home } = useGround();
  const { act } = useAct();
  const leave = () =>
    act(async () => {
      await leaveElder(home);
      return undefined;
    });
  return (
    <AskFirst label={t('leave.open')} yes={t('leave.yes')} no={t('leave.no')} onYes={leave}>
      <p>{t('leave.question')}</p>
    </AskFirst>
  );
}

type DoesProps = { child: Child; nights: ElderNights; timer: Timer | undefined; now: number };

/** Whatever can be done now: the question about a forgotten timer, about minutes at school, or the four buttons. */
function Does({ child, nights, timer, now }: DoesProps) {
  const acts = useElderActs(child);
  const [guessing, setGuessing] = useState<Night>();
  const doubt = doubtOf(timer, child, now);
  const isMorning = dayPartAt(new Date(now)) === 'morning';
  if (guessing !== undefined)
    return (
      <GuessKeys
        onGuess={(minutes) => {
          if (minutes === undefined) acts.say(guessing, 'done-at-school');
          else acts.guess(guessing, minutes);
          setGuessing(undefined);
        }}
        onBack={() => {
          setGuessing(undefined);
        }}
      />
    );
  return (
    <>
      {isMorning && <ElderMorning {...{ nights, acts }} onGuess={setGuessing} />}
      {timer && doubt ? (
        <DoubtCard {...{ timer, child, doubt, now }} />
      ) : (
        <ElderKeys
          {...{ tonight: nights.tonight, timer, acts }}
          onGuess={() => {
            setGuessing(nights.night);
          }}
        />
      )}
    </>
  );
}

function Give({ nights: { tonight, night } }: { nights: ElderNights }) {
  if (tonight.entries.length === 0 && tonight.evening.said === undefined) return null;
  return <GiveLineKey night={night} />;
}

/** 老人版: one child, one lamp, four buttons. What is written down here comes home by a line of text. */
export function ElderPage({ child }: { child: Child }) {
  const { t } = useTranslation(['elder', 'today', 'entry', 'cards', 'line', 'problem']);
  useHugeType();
  const { timers } = useHousehold();
  const timer = timers.find((each) => each.child === child.id);
  const now = useNow(timer !== undefined);
  const nights = useElderNights(child, now);
  if (!nights) return <main className="elder" aria-busy="true" />;
  return (
    <main className="elder" aria-label={t('page', { name: child.nickname })}>
      <div className="elder-tells">
        <Head {...{ child, now }} night={nights.night} />
        {doubtOf(timer, child, now) === undefined && <ElderLamp {...{ nights, timer, now }} />}
      </div>
      <div className="elder-does">
        <Does {...{ child, nights, timer, now }} />
        <Give {...{ nights }} />
        <div className="elder-way-out">
          <TakeLineKey />
          <Leave />
        </div>
      </div>
      <Sheets />
    </main>
  );
}
