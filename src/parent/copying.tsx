import { useState } from 'react';
import { copyText } from '../ui/copy';

/** Copies one text, and what became of it. Under a key of the text, or the word of another's would stand. */
export function useCopying(text: string) {
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  return { outcome, copy: () => void copyText(text).then(setOutcome) };
}

/** Where no browser lets a page copy: the text to hold with a finger. */
export function TextByHand({ text, hold }: { text: string; hold: string }) {
  return (
    <>
      <textarea
        className="input"
        readOnly
        rows={3}
        value={text}
        aria-label={hold}
        onFocus={(event) => {
          event.target.select();
        }}
      />
      <p className="soft small">{hold}</p>
    </>
  );
}
