import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { useAct } from '../act';
import { ProblemLine } from '../ProblemLine';
import { isFileProblem, type FileProblem } from '../store/file/file-problem';
import { openCode, readDigits, type HandOverCode, type Opened } from '../store/file/hand-over';
import { FileProblemLines } from '../taking/FileProblemLines';
import { Leave } from './CodeEntry';

type EnterProps = { code: HandOverCode; onOpened: (digits: string, opened: Opened) => void };

/** The six digits that stand on the other screen. Wrong ones say so, and stay to be looked at. */
export function EnterDigits({ code, onOpened }: EnterProps) {
  const { t } = useTranslation('handover');
  const { act } = useAct();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | FileProblem>();
  const open = () =>
    void act(async () => {
      const digits = readDigits(typed);
      const opened =
        digits === undefined ? ({ kind: 'digits-missing' } as const) : await openCode(code, digits);
      if ('kind' in opened) setProblem(opened);
      else onOpened(digits ?? '', opened);
      return undefined;
    });
  return (
    <>
      <h1>{t('enter.title')}</h1>
      <form
        className="sheet stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('enter.label')}</label>
          <input
            id={id}
            className="handover-six number"
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="go"
            value={typed}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-problem ${id}-help`}
            onChange={(event) => {
              setTyped(event.target.value);
              setProblem(undefined);
            }}
          />
          {problem && !isFileProblem(problem) && <ProblemLine id={`${id}-problem`} problem={problem} />}
          <p id={`${id}-help`} className="soft small">
            {t('enter.help')}
          </p>
        </div>
        {problem && isFileProblem(problem) && <FileProblemLines problem={problem} />}
        <button type="submit" className="button button-main">
          {t('take.next')}
        </button>
      </form>
      <p className="soft">{t('enter.safe')}</p>
      <Leave />
    </>
  );
}
