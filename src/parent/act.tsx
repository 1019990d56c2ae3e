import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FootStack } from './FootStack';
import { errorToProblem } from './store/trouble';
import { failureKey } from './version/stale-chunk';
import type { Undo } from './store/write';

/** One line at the foot of the screen: what was done, and the way back. A lasting one waits to be closed. */
export type Word = { text: string; undo?: Undo | undefined; isLasting?: boolean };

/** Runs one act of the parent's. True when it held; a failed write says what happened, and the caller keeps what was typed. */
export type Act = (work: () => Promise<Word | undefined>) => Promise<boolean>;

const ActContext = createContext<{ act: Act } | undefined>(undefined);

/** Long enough to read a line and reach it with a thumb. */
const SHOWN_MS = 9000;

type Shown = Word & { isProblem?: boolean };

function Foot({ shown, onUndo, onClose }: { shown: Shown; onUndo: () => void; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <div className={shown.isProblem ? 'foot foot-problem' : 'foot'}>
      <p>{shown.text}</p>
      {shown.undo && (
        <button type="button" className="button" onClick={onUndo}>
          {t('undo')}
        </button>
      )}
      {(!shown.undo || shown.isLasting) && (
        <button type="button" className="button button-plain" onClick={onClose}>
          {t('close')}
        </button>
      )}
    </div>
  );
}

/** The one catch for everything a parent does on a screen, and the line that tells the outcome. */
export function ActProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['app', 'storage']);
  const [shown, setShown] = useState<Shown>();

  const act = useCallback<Act>(
    async (work) => {
      try {
        const word = await work();
        // What says nothing leaves the line as it is, so that a way back is not lost; only a past problem goes.
        setShown((before) => word ?? (before?.isProblem ? undefined : before));
        return true;
      } catch (error) {
        const problem = errorToProblem(error);
        // Our own mistake, or a part of the app that cannot be fetched: told here, and to whoever reads the console.
        if (!problem) console.error(error);
        const text = problem ? t(`storage:${problem.kind}`) : t(failureKey(error));
        setShown({ text, isProblem: true, isLasting: true });
        return false;
      }
    },
    [t],
  );

  useEffect(() => {
    if (!shown || shown.isLasting) return;
    const timeout = setTimeout(() => {
      setShown(undefined);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, [shown]);

  const acts = useMemo(() => ({ act }), [act]);
  const takeBack = () =>
    void act(async () => {
      await shown?.undo?.();
      return { text: t('undone') };
    });
  const foot = (
    <div role="status" className="foot-place">
      {shown && (
        <Foot
          shown={shown}
          onUndo={takeBack}
          onClose={() => {
            setShown(undefined);
          }}
        />
      )}
    </div>
  );
  return (
    <ActContext.Provider value={acts}>
      <FootStack foot={foot}>{children}</FootStack>
    </ActContext.Provider>
  );
}

export function useAct(): { act: Act } {
  const acts = useContext(ActContext);
  if (!acts) throw new Error('A screen was drawn outside the app.');
  return acts;
}
