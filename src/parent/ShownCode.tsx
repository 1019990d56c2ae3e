import { useEffect, useRef, useState, type ReactNode } from 'react';
import { copyText } from '../ui/copy';
import './code.css';

/** Long enough (ms) to hold another phone over it; a phone left on the table shows it no longer. */
const SHOWN_MS = 60_000;

/** What is shown for a minute and then put away, wherever the screen was: it scrolls to itself. */
export function ForAMinute({ onHide, children }: { onHide: () => void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It comes below the key that asked for it, and lower than the screen.
    place.current?.scrollIntoView({ block: 'center' });
    const timeout = setTimeout(onHide, SHOWN_MS);
    return () => {
      clearTimeout(timeout);
    };
    // The code is put away a minute after it came, however often the page around it is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, []);
  return (
    <div ref={place} className="shown-code">
      {children}
    </div>
  );
}

type CopyProps = {
  text: string;
  words: { hide: string; copy: string; copied: string; notCopied: string };
  onHide: () => void;
};

/** Puts a code away, or copies it and says whether it could. */
export function CopyOrHide({ text, words, onHide }: CopyProps) {
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  return (
    <>
      <div className="row">
        <button type="button" className="button grow" onClick={onHide}>
          {words.hide}
        </button>
        <button type="button" className="button grow" onClick={() => void copyText(text).then(setOutcome)}>
          {words.copy}
        </button>
      </div>
      <p role="status" className="small">
        {outcome && (outcome === 'copied' ? words.copied : words.notCopied)}
      </p>
    </>
  );
}
