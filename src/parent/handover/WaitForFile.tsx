import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Problem } from '../../core/problem';
import { useAct } from '../act';
import '../code.css';
import { ProblemLine } from '../ProblemLine';
import { textToParcel } from '../store/file/backup-text';
import { isFileProblem, type FileProblem } from '../store/file/file-problem';
import type { HandOverKey } from '../store/file/hand-over';
import type { Parcel } from '../store/file/parcel';
import { fileToText } from '../store/file/read-file';
import { openSealed } from '../store/file/seal';
import { FileProblemLines } from '../taking/FileProblemLines';

/** The diary in a file of this very hand-over, or why it is not. */
async function readDiaryFile(file: File, by: HandOverKey): Promise<Parcel | Problem | FileProblem> {
  const text = await fileToText(file);
  if (typeof text !== 'string') return text;
  const opened = await openSealed(text, { kind: 'hand-over', ...by });
  if (typeof opened === 'string') return textToParcel(opened);
  // A file that is whole and does not open is of another evening, or locked by a passphrase.
  const isOther = opened.kind === 'sealed-wrong' || opened.kind === 'sealed-foreign';
  return isOther ? { kind: 'hand-over-other-file' } : opened;
}

type WaitProps = { by: HandOverKey; isHouseholdIn: boolean; onRead: (parcel: Parcel) => void };

/** What the code had no room for comes by the file. */
export function WaitForFile({ by, isHouseholdIn, onRead }: WaitProps) {
  const { t } = useTranslation('handover');
  const { act } = useAct();
  const [, navigate] = useLocation();
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<Problem | FileProblem>();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setReading(true);
    await act(async () => {
      const found = await readDiaryFile(file, by);
      if ('diary' in found) onRead(found);
      else setProblem(found);
      return undefined;
    });
    setReading(false);
    target.value = '';
  };
  return (
    <>
      <h1>{t('wait.title')}</h1>
      <section className="sheet stack">
        {isHouseholdIn && <p>{t('wait.household')}</p>}
        <p>{t('wait.help')}</p>
        {problem &&
          (isFileProblem(problem) ? (
            <FileProblemLines problem={problem} />
          ) : (
            <ProblemLine problem={problem} />
          ))}
        <label className="button button-main picture-key" aria-busy={isReading}>
          {t(isReading ? 'wait.reading' : 'wait.choose')}
          <input type="file" className="hidden-but-read" disabled={isReading} onChange={read} />
        </label>
      </section>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          navigate('/', { replace: true });
        }}
      >
        {t('wait.later')}
      </button>
      <p className="soft small">{t('wait.laterHelp')}</p>
    </>
  );
}
