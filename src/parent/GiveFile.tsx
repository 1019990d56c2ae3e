import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canShareFile, downloadFile, shareFile } from '../ui/give-file';
import { useAct } from './act';
import { openedInside } from './inside/which';
import { TextToCopy } from './TextToCopy';

/** How a file left the page. */
type GivenBy = 'file' | 'shared' | 'text';

type Given = {
  name: string;
  /** Made at the tap: a diary of ten years is long. */
  makeText: () => string;
  /** What is to be done once the family has it. */
  onGiven: (how: GivenBy) => Promise<void>;
  /** The text stands behind a key of its own, inside other apps and outside. */
  hasTextKey?: true;
};

function fileOf(name: string, text: string): File {
  return new File([text], name, { type: 'application/json' });
}

/** A phone's share sheet is a thumb's way; at a desk, a file in the downloads is. What became of it stands here, and covers no code. */
function Files({ name, makeText, onGiven }: Given) {
  const { t } = useTranslation('sealed');
  const { act } = useAct();
  const [canShare] = useState(() => canShareFile(fileOf('a.json', '')));
  const [said, setSaid] = useState('');
  const save = () =>
    void act(async () => {
      downloadFile(fileOf(name, makeText()));
      await onGiven('file');
      setSaid(t('saved', { name }));
      return undefined;
    });
  const share = () =>
    void act(async () => {
      const outcome = await shareFile(fileOf(name, makeText()));
      if (outcome === 'shared') await onGiven('shared');
      setSaid(t(outcome === 'shared' ? 'shared' : 'notShared'));
      return undefined;
    });
  return (
    <>
      <div className="row">
        <button type="button" className="button button-main grow" onClick={save}>
          {t('ways.save')}
        </button>
        {canShare && (
          <button type="button" className="button grow" onClick={share}>
            {t('ways.share')}
          </button>
        )}
      </div>
      <p role="status" className="small">
        {said}
      </p>
    </>
  );
}

/** The ways a file leaves a page: saved, shared, or as text to copy, which is the only one inside WeChat. Under a page's `sealed`. */
export function GiveFile(given: Given) {
  const { t } = useTranslation('sealed');
  const { makeText, onGiven, hasTextKey } = given;
  const [isInside] = useState(() => openedInside(navigator.userAgent) !== undefined);
  const [text, setText] = useState(() => (isInside && !hasTextKey ? makeText() : undefined));
  return (
    <>
      {isInside ? <p>{t('ways.inside')}</p> : <Files {...given} />}
      {text !== undefined && <TextToCopy text={text} onCopied={() => onGiven('text')} />}
      {text === undefined && hasTextKey && (
        <button
          type="button"
          className={isInside ? 'button button-main' : 'button button-quiet'}
          onClick={() => {
            setText(makeText());
          }}
        >
          {t('ways.show')}
        </button>
      )}
    </>
  );
}
