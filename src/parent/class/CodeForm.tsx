import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isProblem, type Problem } from '../../core/problem';
import { readWayIn } from '../../core/slip';
import { PictureKey } from '../PictureKey';
import { joinAddress } from '../way-text';
import { JoinProblem } from './JoinProblem';

const NO_CODE = { kind: 'code-not-in-picture' } as const;

/** A way into a class, typed, pasted or photographed. Wherever it came from, it goes on at /join; nothing is sent. */
export function CodeForm({ text = '', problem: earlier }: { text?: string; problem?: Problem }) {
  const { t } = useTranslation('class');
  const [, navigate] = useLocation();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [problem, setProblem] = useState(earlier);
  const go = (found: string) => {
    navigate(joinAddress(found));
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const way = readWayIn(typed);
        if (isProblem(way)) setProblem(way);
        else go(typed);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('code.label')}</label>
        <textarea
          id={id}
          className="input class-code"
          rows={3}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          value={typed}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-help ${id}-problem`}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(undefined);
          }}
        />
        <JoinProblem id={`${id}-problem`} problem={problem} />
        <p id={`${id}-help`} className="soft small">
          {t('code.help')}
        </p>
      </div>
      <div className="row">
        <PictureKey
          label={t('code.picture')}
          onRead={(found) => {
            const way = found === undefined ? NO_CODE : readWayIn(found);
            if (isProblem(way)) setProblem(way);
            else if (found !== undefined) go(found);
          }}
        />
        <button type="submit" className="button button-main grow">
          {t('code.go')}
        </button>
      </div>
      <p className="soft small">{t('code.pictureStays')}</p>
    </form>
  );
}
