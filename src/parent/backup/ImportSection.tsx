import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { textToParcel } from '../store/file/backup-text';
import { isFileProblem, type FileProblem } from '../store/file/file-problem';
import type { Parcel } from '../store/file/parcel';
import { fileToText } from '../store/file/read-file';
import { looksSealed } from '../store/file/seal';
import { TakeOpened } from '../taking/TakeOpened';
import { FileProblemLines } from '../taking/FileProblemLines';
import { OpenSealed } from './OpenSealed';
import { PasteText } from './PasteText';

type Stage =
  | { kind: 'waiting' }
  | { kind: 'reading' }
  | { kind: 'refused'; problem: FileProblem }
  | { kind: 'sealed'; text: string }
  | { kind: 'read'; parcel: Parcel };

function openedToStage(text: string): Stage {
  const read = textToParcel(text);
  return isFileProblem(read) ? { kind: 'refused', problem: read } : { kind: 'read', parcel: read };
}

/** A plain file has no seats: whoever wrote one into it would know the secret of a child that sits on it. */
function textToStage(text: string): Stage {
  if (looksSealed(text)) return { kind: 'sealed', text };
  const stage = openedToStage(text);
  return stage.kind === 'read' ? { ...stage, parcel: { ...stage.parcel, seats: [] } } : stage;
}

async function fileToStage(file: File): Promise<Stage> {
  try {
    const text = await fileToText(file);
    return typeof text === 'string' ? textToStage(text) : { kind: 'refused', problem: text };
  } catch (error) {
    // Moved or deleted since it was chosen, or in a cloud that does not answer.
    if (error instanceof DOMException) return { kind: 'refused', problem: { kind: 'file-unreadable' } };
    throw error;
  }
}

/** A backup comes in: chosen, dropped on it or pasted; read, compared, and only after a yes written. */
export function ImportSection() {
  const { t } = useTranslation('backup');
  const { act } = useAct();
  const [stage, setStage] = useState<Stage>({ kind: 'waiting' });
  const wait = () => {
    setStage({ kind: 'waiting' });
  };
  const choose = (file: File | undefined) =>
    void act(async () => {
      if (!file) return undefined;
      setStage({ kind: 'reading' });
      setStage(await fileToStage(file));
      return undefined;
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    choose(event.dataTransfer.files[0]);
  };
  return (
    <section
      className="sheet stack backup-import"
      aria-label={t('import.title')}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={drop}
    >
      {stage.kind === 'read' && <TakeOpened parcel={stage.parcel} onTaken={wait} onLeave={wait} />}
      {stage.kind === 'sealed' && (
        <>
          <OpenSealed
            text={stage.text}
            onOpened={(text) => {
              setStage(openedToStage(text));
            }}
          />
          <button type="button" className="button button-quiet" onClick={wait}>
            {t('import.other')}
          </button>
        </>
      )}
      {stage.kind !== 'read' && stage.kind !== 'sealed' && (
        <>
          <h2>{t('import.title')}</h2>
          <p>{t('import.what')}</p>
          {stage.kind === 'refused' && <FileProblemLines problem={stage.problem} />}
          <ChooseFile isReading={stage.kind === 'reading'} onChoose={choose} />
          <PasteText
            onText={(text) => {
              setStage(textToStage(text));
            }}
          />
        </>
      )}
    </section>
  );
}

type ChooseFileProps = { isReading: boolean; onChoose: (file: File | undefined) => void };

/** No list of endings: phones grey out files they name otherwise, and what a file is we see ourselves. */
function ChooseFile({ isReading, onChoose }: ChooseFileProps) {
  const { t } = useTranslation('backup');
  return (
    <>
      <label className="button button-main backup-choose" aria-busy={isReading}>
        {t('import.choose')}
        <input
          type="file"
          className="hidden-but-read"
          disabled={isReading}
          onChange={(event) => {
            onChoose(event.target.files?.[0]);
            // The same file chosen again is read again.
            event.target.value = '';
          }}
        />
      </label>
      <p role="status" className="soft small">
        {isReading ? t('import.reading') : ''}
      </p>
    </>
  );
}
