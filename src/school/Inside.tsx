import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../core/problem';
import { Dialog } from '../ui/Dialog';
import type { Me } from '../wire/me';
import { useAnswer, VisitContext } from './answers';
import { askMe, whenNotAllowed, whenSignedOut, type Outcome } from './client';
import { DeskContext, type Clock, type Printable } from './desk';
import { SignInForm, SignInPage } from './enter/SignInPage';
import { SlipSheet } from './later-pages';
import { useSentence } from './ProblemLine';
import { Rail } from './Rail';
import { Screens } from './Screens';
import { NoAnswer, Waiting } from './Trouble';

/** Long enough to read a line; a problem waits to be closed. */
const SHOWN_MS = 7000;

type Line = { text: string; isProblem: boolean };

/** The line at the foot, and the one catch for what a person does on a screen. */
function useFoot() {
  const sentence = useSentence();
  const [line, setLine] = useState<Line>();
  useEffect(() => {
    if (!line || line.isProblem) return undefined;
    const timeout = setTimeout(() => {
      setLine(undefined);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, [line]);
  const tell = useCallback((text: string) => {
    setLine({ text, isProblem: false });
  }, []);
  const act = useCallback(
    async <Answer extends object>(asked: Outcome<Answer>) => {
      const outcome = await asked;
      if (!isProblem(outcome)) return outcome;
      // The dialog for signing in says this one itself.
      if (outcome.kind !== 'not-signed-in') setLine({ text: sentence(outcome), isProblem: true });
      return undefined;
    },
    [sentence],
  );
  const close = () => {
    setLine(undefined);
  };
  return { line, tell, act, close };
}

function Foot({ line, onClose }: { line: Line | undefined; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <div role="status" className="school-foot-place">
      {line && (
        <div className={line.isProblem ? 'school-foot school-foot-problem' : 'school-foot'}>
          <p>{line.text}</p>
          <button type="button" className="button button-plain" onClick={onClose}>
            {t('close')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The session ended while somebody was at work: they sign in over their page, and what they typed is still there. */
function SignInAgain({ onEnter, onClose }: { onEnter: () => void; onClose: () => void }) {
  const { t } = useTranslation('enter');
  return (
    <Dialog title={t('again.title')} closeLabel={t('app:close')} onClose={onClose}>
      <p>{t('again.safe')}</p>
      <SignInForm onEnter={onEnter} />
    </Dialog>
  );
}

type DeskProps = { me: Me; clock: Clock; askAgain: () => void; children: ReactNode };

function DeskOf({ me, clock, askAgain, children: over }: DeskProps) {
  const { line, tell, act, close } = useFoot();
  const [slips, setSlips] = useState<Printable>();
  const desk = useMemo(
    () => ({ me, clock, tell, act, askAgain, showSlips: setSlips }),
    [me, clock, tell, act, askAgain],
  );
  return (
    <DeskContext.Provider value={desk}>
      {/* Under the sheet the screens stay as they are, but nobody can walk away from codes that are shown once. */}
      <div className="school" hidden={slips !== undefined}>
        <Rail />
        <Screens me={me} />
      </div>
      {slips && (
        <Suspense fallback={<Waiting />}>
          <SlipSheet
            slips={slips}
            onClose={() => {
              setSlips(undefined);
            }}
          />
        </Suspense>
      )}
      {over}
      <Foot line={slips ? undefined : line} onClose={close} />
    </DeskContext.Provider>
  );
}

/** Everything behind the sign-in. */
export function Inside({ clock }: { clock: Clock }) {
  const { said, again } = useAnswer(askMe);
  const [visit, setVisit] = useState(0);
  const [isOut, setOut] = useState(false);
  useEffect(
    () =>
      whenSignedOut(() => {
        setOut(true);
      }),
    [],
  );
  // Who was told so has another role by now: the pages are drawn by that one.
  useEffect(() => whenNotAllowed(again), [again]);
  const enter = () => {
    setOut(false);
    setVisit((before) => before + 1);
    again();
  };
  if (said.kind === 'waiting') return <Waiting />;
  if (said.kind === 'refused' && said.problem.kind === 'not-signed-in') return <SignInPage onEnter={enter} />;
  if (said.kind === 'refused') {
    return (
      <main className="alone">
        <NoAnswer problem={said.problem} again={again} />
      </main>
    );
  }
  return (
    <VisitContext.Provider value={visit}>
      <DeskOf key={said.answer.person} me={said.answer} clock={clock} askAgain={again}>
        {isOut && (
          <SignInAgain
            onEnter={enter}
            onClose={() => {
              setOut(false);
            }}
          />
        )}
      </DeskOf>
    </VisitContext.Provider>
  );
}
