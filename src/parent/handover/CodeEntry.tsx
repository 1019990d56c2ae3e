import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isProblem, type Problem } from '../../core/problem';
import { PictureKey } from '../PictureKey';
import { ProblemLine } from '../ProblemLine';
import { readCode } from '../store/file/hand-over';
import { hiddenWay } from '../way-text';

type Wrong = Problem | 'no-picture';

/** A code pasted, or read from a picture. What was typed stays; nothing is opened yet. */
export function CodeEntry({ text = '', problem: earlier }: { text?: string; problem?: Problem }) {
  const { t } = useTranslation('handover');
  const [, navigate] = useLocation();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [wrong, setWrong] = useState<Wrong | undefined>(earlier);
  const read = (found: string) => {
    const code = readCode(found);
    if (isProblem(code)) setWrong(code);
    else navigate('/take', { replace: true, state: hiddenWay(code.text) });
  };
  return (
    <>
      <h1>{t('take.title')}</h1>
      <form
        className="sheet stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          read(typed);
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('take.label')}</label>
          <textarea
            id={id}
            className="input handover-code"
            rows={4}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={typed}
            aria-invalid={wrong !== undefined}
            aria-describedby={`${id}-problem ${id}-help`}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(undefined);
            }}
          />
          {wrong === 'no-picture' ? (
            <p id={`${id}-problem`} className="problem" role="alert">
              {t('take.noPicture')}
            </p>
          ) : (
            <ProblemLine id={`${id}-problem`} problem={wrong} />
          )}
          <p id={`${id}-help`} className="soft small">
            {t('take.help')}
          </p>
        </div>
        <div className="row">
          <PictureKey
            label={t('take.picture')}
            onRead={(found) => {
              if (found === undefined) setWrong('no-picture');
              else read(found);
            }}
          />
          <button type="submit" className="button button-main grow">
            {t('take.next')}
          </button>
        </div>
      </form>
      <p className="soft small">{t('take.camera')}</p>
      <Leave />
    </>
  );
}

/** Back to where one was, or to the beginning. */
export function Leave() {
  const { t } = useTranslation('handover');
  const [, navigate] = useLocation();
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        navigate('/', { replace: true });
      }}
    >
      {t('take.leave')}
    </button>
  );
}
