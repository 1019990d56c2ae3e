import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isProblem, type Problem } from '../../core/problem';
import { readWayIn } from '../../core/slip';
import { useAct } from '../act';
import { JoinProblem } from './JoinProblem';
import { joinAddress } from './way-text';

/** The picture is read on this phone and sent nowhere; what reads it is only loaded now. */
async function readPicture(file: Blob): Promise<string | Problem> {
  const { textInPicture } = await import('./photo');
  const text = await textInPicture(file);
  if (text === undefined) return { kind: 'code-not-in-picture' };
  const way = readWayIn(text);
  return isProblem(way) ? way : text;
}

function PictureKey({ onRead }: { onRead: (found: string | Problem) => void }) {
  const { t } = useTranslation('class');
  const { act } = useAct();
  const [isReading, setReading] = useState(false);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setReading(true);
    await act(async () => {
      onRead(await readPicture(file));
      return undefined;
    });
    setReading(false);
    // The same picture may be chosen again.
    target.value = '';
  };
  return (
    <label className="button class-picture" aria-busy={isReading}>
      {t(isReading ? 'code.reading' : 'code.picture')}
      <input
        type="file"
        accept="image/*"
        className="class-file hidden-but-read"
        disabled={isReading}
        onChange={read}
      />
    </label>
  );
}

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
          onRead={(found) => {
            if (isProblem(found)) setProblem(found);
            else go(found);
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
