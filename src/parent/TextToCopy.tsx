import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copy';
import { useAct } from './act';

/** The whole text, for browsers that can neither save nor share a file: copied by a tap, or by hand where that fails. Under a page's `sealed`. */
export function TextToCopy({ text, onCopied }: { text: string; onCopied: () => Promise<void> }) {
  const { t } = useTranslation('sealed');
  const { act } = useAct();
  const id = useId();
  const copy = () =>
    void act(async () => {
      if ((await copyText(text)) === 'not-copied') return { text: t('ways.notCopied') };
      await onCopied();
      return { text: t('ways.copied') };
    });
  return (
    <div className="stack">
      <button type="button" className="button" onClick={copy}>
        {t('ways.copy')}
      </button>
      <label htmlFor={id} className="soft small">
        {t('ways.text')}
      </label>
      <textarea
        id={id}
        className="input"
        readOnly
        rows={6}
        value={text}
        onFocus={(event) => {
          event.target.select();
        }}
        onCopy={() => void act(async () => onCopied().then(() => undefined))}
      />
    </div>
  );
}
