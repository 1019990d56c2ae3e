import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { useGround, useNow } from '../household';
import { takeAnswersBack } from '../store/answers-held';
import { DIARY } from '../store/database';
import { leaveClass } from '../store/enrolments';
import { eraseAll, extentOf, withdrawalsWaiting, type Extent } from '../store/erase';

/** Erases, and begins anew on the first page, as on a phone that never had the app. */
function useErasing(): () => Promise<boolean> {
  const { home } = useGround();
  const { act } = useAct();
  return () =>
    act(async () => {
      await eraseAll(home);
      location.replace('/');
      return undefined;
    });
}

function WhatGoes({ extent }: { extent: Extent }) {
  const { t } = useTranslation('guard');
  const names = [...new Set(extent.classes.map(({ name }) => name))];
  return (
    <>
      <p>
        <strong>
          {extent.nights > 0 ? t('erase.question', { count: extent.nights }) : t('erase.questionNone')}
        </strong>
      </p>
      <p>{t('erase.goes')}</p>
      {names.map((name) => (
        <p key={name}>{t('erase.class', { name })}</p>
      ))}
      {extent.out > 0 && <p>{t('erase.out', { count: extent.out })}</p>}
      {extent.surveys.out > 0 && <p>{t('erase.surveysOut', { count: extent.surveys.out })}</p>}
      {extent.surveys.unsent > 0 && <p>{t('erase.unsent', { count: extent.surveys.unsent })}</p>}
    </>
  );
}

type QuestionProps = { extent: Extent; onNo: () => void; onLeave: () => void };

/** Asks once, in plain words; the ways that lose less stand above the one that loses all. */
function Question({ extent, onNo, onLeave }: QuestionProps) {
  const { t } = useTranslation('guard');
  const erase = useErasing();
  const toBackup = () => {
    onNo();
    window.scrollTo({ top: 0 });
  };
  return (
    <section className="sheet stack" role="alertdialog" aria-label={t('erase.label')}>
      <WhatGoes extent={extent} />
      {extent.nights > 0 && (
        <button type="button" className="button" onClick={toBackup}>
          {t('erase.backup')}
        </button>
      )}
      {(extent.classes.length > 0 || extent.surveys.out > 0) && (
        <button type="button" className="button" onClick={onLeave}>
          {t(extent.classes.length > 0 ? 'erase.leave' : 'erase.takeBack')}
        </button>
      )}
      <div className="row">
        <button type="button" className="button grow" onClick={onNo}>
          {t('erase.no')}
        </button>
        <button type="button" className="button grow" onClick={() => void erase()}>
          {t('erase.yes')}
        </button>
      </div>
    </section>
  );
}

/** The class is left: once the last evening and the last survey are taken back, all is erased. */
function TakingBack({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation('guard');
  const { home } = useGround();
  const now = useNow(false);
  const erase = useErasing();
  const waiting = useLiveQuery(() => withdrawalsWaiting(home, now), [home, now]);
  const isBack = waiting?.evenings === 0 && waiting.surveys === 0;
  useEffect(() => {
    if (isBack) void erase();
    // Once: whoever is at zero stays there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isBack]);
  return (
    <section className="sheet stack" role="alertdialog" aria-label={t('erase.label')}>
      <div role="status">
        {waiting && waiting.evenings > 0 && <p>{t('erase.evenings', { count: waiting.evenings })}</p>}
        {waiting && waiting.surveys > 0 && <p>{t('erase.surveys', { count: waiting.surveys })}</p>}
        {waiting && !isBack && <p>{t('erase.taking')}</p>}
      </div>
      {!navigator.onLine && <p>{t('erase.offline')}</p>}
      <div className="row">
        <button type="button" className="button grow" onClick={onStop}>
          {t('erase.stop')}
        </button>
        <button type="button" className="button grow" onClick={() => void erase()}>
          {t('erase.now')}
        </button>
      </div>
    </section>
  );
}

/** 清除本机全部数据: everything of the family's on this phone, asked about once. */
export function EraseSection() {
  const { t } = useTranslation('guard');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [step, setStep] = useState<'closed' | 'asking' | 'taking-back'>('closed');
  const extent = useLiveQuery(() => extentOf(home, clock().getTime()), [home, clock]);
  const leave = () =>
    act(async () => {
      for (const { child } of extent?.classes ?? []) await leaveClass(home, child);
      // Who answered by a class's QR has no seat to leave.
      await takeAnswersBack(home, '');
      setStep('taking-back');
      return undefined;
    });
  // From the demo nobody means to erase the diary that the family keeps beside it.
  if (home.name !== DIARY) return null;
  if (step === 'taking-back')
    return (
      <TakingBack
        onStop={() => {
          setStep('closed');
          void act(() => Promise.resolve({ text: t('erase.stopped') }));
        }}
      />
    );
  if (step === 'asking' && extent)
    return (
      <Question
        extent={extent}
        onNo={() => {
          setStep('closed');
        }}
        onLeave={() => void leave()}
      />
    );
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        setStep('asking');
      }}
    >
      {t('erase.label')}
    </button>
  );
}
