import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GUESSES } from '../entry/guess';

type GuessKeysProps = { onGuess: (minutes: number | undefined) => void; onBack: () => void };

/** Done at school: about how long, or nobody knows. One tap answers. */
export function GuessKeys({ onGuess, onBack }: GuessKeysProps) {
  const { t } = useTranslation(['elder', 'entry']);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="elder-guess" aria-label={t('guess.question')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('guess.question')}
      </h2>
      <div className="elder-keys">
        {GUESSES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button elder-key number"
            onClick={() => {
              onGuess(minutes);
            }}
          >
            {t('entry:school.about', { minutes })}
          </button>
        ))}
        <button
          type="button"
          className="button elder-key"
          onClick={() => {
            onGuess(undefined);
          }}
        >
          {t('entry:school.unknown')}
        </button>
        <button type="button" className="button button-quiet elder-key" onClick={onBack}>
          {t('guess.back')}
        </button>
      </div>
    </section>
  );
}
