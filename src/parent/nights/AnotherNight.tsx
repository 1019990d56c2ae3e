import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Night } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { textToPastNight } from '../../core/since';
import { ProblemLine } from '../ProblemLine';

/** Any night can be opened and written down later. */
export function AnotherNight({ tonight }: { tonight: Night }) {
  const { t } = useTranslation(['look', 'problem']);
  const id = useId();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const open = () => {
    const night = textToPastNight(text, tonight);
    if (isProblem(night)) setProblem(night);
    else navigate(`/nights/${night}`);
  };
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label htmlFor={id}>{t('another')}</label>
      <div className="row">
        <input
          id={id}
          type="date"
          className="input grow"
          max={tonight}
          value={text}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" className="button">
          {t('open')}
        </button>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}
