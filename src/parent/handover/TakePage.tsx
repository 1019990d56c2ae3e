import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { isProblem } from '../../core/problem';
import '../alone.css';
import { useGround } from '../household';
import { openedInside } from '../inside/which';
import { WherePage } from '../inside/WherePage';
import { readCode } from '../store/file/hand-over';
import { hiddenWay, useWayText, type WayText } from '../way-text';
import { CodeEntry } from './CodeEntry';
import { Taking } from './Taking';
import './handover.css';

/** A code was scanned or pasted, and nothing of it is opened. */
function NewCode({ text, isInBar, onDone }: WayText & { onDone: () => void }) {
  const { t } = useTranslation(['handover', 'install']);
  const [, navigate] = useLocation();
  const app = openedInside(navigator.userAgent);
  const code = readCode(text);
  const isWhereAsked = app !== undefined && isInBar && !isProblem(code);
  const hide = () => {
    navigate('/take', { replace: true, state: hiddenWay(text) });
  };
  useEffect(() => {
    // Out of the bar and the history as soon as nobody needs it there: inside WeChat the browser to come does.
    if (isInBar && !isWhereAsked) navigate('/take', { replace: true, state: hiddenWay(text) });
  }, [isInBar, isWhereAsked, navigate, text]);
  if (isProblem(code)) return <CodeEntry text={text} problem={code} />;
  if (!isWhereAsked) return <Taking code={code} onDone={onDone} />;
  const words = {
    kept: t('take.kept'),
    hint: t('take.hint'),
    risk: t('take.risk', { app: t(`install:app.${app}`) }),
  };
  return <WherePage app={app} words={words} onStay={hide} />;
}

/** A diary comes from another phone or another place of this one, before the first child too. */
export function TakePage() {
  // All the words below: were some to come later, the page would stand, go, and come back.
  useTranslation(['handover', 'taking', 'class', 'backup', 'problem']);
  const { isSandbox } = useGround();
  const [, navigate] = useLocation();
  const [done, setDone] = useState<WayText>();
  const way = useWayText() ?? done;
  if (isSandbox) return <Redirect to="/settings/hand-over" replace />;
  return (
    <main className="page page-alone">
      {way ? (
        <NewCode
          key={way.text}
          {...way}
          onDone={() => {
            // The tab forgets the code: whoever goes back through its pages finds none.
            setDone({ ...way, isInBar: false });
            navigate('/take', { replace: true, state: null });
          }}
        />
      ) : (
        <CodeEntry />
      )}
    </main>
  );
}
