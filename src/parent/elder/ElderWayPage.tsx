import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { isProblem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { AnswerFoot } from '../AnswerFoot';
import { useAct } from '../act';
import { nightNow, useGround, useHousehold } from '../household';
import { WherePage } from '../inside/WherePage';
import { openedInside } from '../inside/which';
import { ProblemLine } from '../ProblemLine';
import { becomeElder } from '../store/elder';
import { codeToChild } from '../store/file/elder-code';
import type { Diary } from '../store/file/parcel';
import { twinsOf } from '../store/file/plan';
import { readDiary } from '../store/file/take';
import { hiddenWay, useWayText, type WayText } from '../way-text';
import '../alone.css';

const ANSWERS = ['same', 'other'] as const;

/** What will become of this phone, and a plain question where it has a diary already. */
function Question({ piece }: { piece: Diary }) {
  const { t } = useTranslation('elder');
  const { home, clock } = useGround();
  const { children } = useHousehold();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>();
  const night = nightNow(clock);
  const twins = useLiveQuery(async () => twinsOf(await readDiary(home), piece, night), [home, piece, night]);
  if (!twins) return null;
  const [twin] = twins;
  const name = piece.children[0]?.nickname ?? '';
  const go = () => {
    if (twin && !answer) return;
    const same = twin && answer === 'same' ? [{ child: twin.own.id, same: twin.other.id }] : [];
    void act(async () => {
      await becomeElder(home, piece, same);
      navigate('/', { replace: true });
      return undefined;
    });
  };
  return (
    <>
      <h1>{t('take.title', { name })}</h1>
      <p>{t('take.what', { name })}</p>
      {children.length > 0 && <p>{t('take.full')}</p>}
      {twin && (
        <section className="sheet">
          <Choice
            label={t('take.twin', { name })}
            value={answer}
            options={ANSWERS.map((value) => ({ value, label: t(`take.${value}`) }))}
            onChange={setAnswer}
          />
        </section>
      )}
      <p className="soft">{t('take.leave')}</p>
      <AnswerFoot
        no={t('take.no')}
        onNo={() => {
          navigate('/', { replace: true });
        }}
        yes={t('take.yes')}
        onYes={go}
      />
    </>
  );
}

/** A code was scanned, and nothing is written yet. */
function ScannedWay({ text, isInBar }: WayText) {
  const { t } = useTranslation(['elder', 'class', 'install', 'problem']);
  const [, navigate] = useLocation();
  const [piece] = useState(() => codeToChild(text));
  const app = openedInside(navigator.userAgent);
  const isWhereAsked = app !== undefined && isInBar;
  useEffect(() => {
    // Out of the bar and the history as soon as nobody needs it there: inside WeChat the browser to come does.
    if (isInBar && !isWhereAsked) navigate('/elder', { replace: true, state: hiddenWay(text) });
  }, [isInBar, isWhereAsked, navigate, text]);
  if (isProblem(piece))
    return (
      <>
        <h1>{t('take.unreadable')}</h1>
        <ProblemLine problem={piece} />
        <button
          type="button"
          className="button"
          onClick={() => {
            navigate('/', { replace: true });
          }}
        >
          {t('take.home')}
        </button>
      </>
    );
  if (!isWhereAsked) return <Question piece={piece} />;
  const words = {
    kept: t('where.kept'),
    hint: t('where.hint'),
    risk: t('where.risk', { app: t(`install:app.${app}`) }),
  };
  const stay = () => {
    navigate('/elder', { replace: true, state: hiddenWay(text) });
  };
  return <WherePage app={app} words={words} onStay={stay} />;
}

/** `/elder#…`: grandfather's phone, from the scanned code to the page with four buttons. */
export function ElderWayPage() {
  const { isSandbox } = useGround();
  const way = useWayText();
  if (isSandbox || !way) return <Redirect to="/" replace />;
  return (
    <main className="page page-alone">
      <ScannedWay key={way.text} {...way} />
    </main>
  );
}
