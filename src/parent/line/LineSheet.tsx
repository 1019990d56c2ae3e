import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNight, nightAt } from '../../core/night';
import { copyText } from '../../ui/copy';
import { Dialog } from '../../ui/Dialog';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { nightToLines, type Lines } from '../store/file/line';
import { nightRows, noteLines } from '../store/lines';
import { useLineWords } from './line-words';
import './line.css';

/** The phone's own way of sending a text to somebody, where the browser has it. */
async function share(text: string): Promise<void> {
  try {
    await navigator.share({ text });
  } catch (error) {
    // Whoever changed their mind is told nothing; whatever else went wrong leaves the text to copy.
    if ((error as Error).name !== 'AbortError') await copyText(text);
  }
}

function Sending({ text, night, count }: { text: string; night: string; count: number }) {
  const { t } = useTranslation('line');
  const { home } = useGround();
  const { act } = useAct();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'copied' | 'not-copied'>();
  const copy = () =>
    void act(async () => {
      const outcome = await copyText(text);
      setCopied(outcome);
      if (outcome === 'not-copied') field.current?.select();
      await noteLines(home);
      return undefined;
    });
  return (
    <>
      <p>{count === 1 ? t('send.one', { night }) : t('send.several', { lines: count, night })}</p>
      <textarea
        ref={field}
        className="input line-text"
        readOnly
        rows={Math.min(9, 6 * count)}
        value={text}
        aria-label={t('send.label')}
        onFocus={(event) => {
          event.target.select();
        }}
      />
      <div className="row">
        {'share' in navigator && (
          <button type="button" className="button grow" onClick={() => void share(text)}>
            {t('send.share')}
          </button>
        )}
        <button type="button" className="button button-main grow" onClick={copy}>
          {t('send.copy')}
        </button>
      </div>
      <p role="status" className={copied === undefined ? 'hidden-but-read' : 'line-copied'}>
        {copied && t(copied === 'copied' ? 'send.copied' : 'send.notCopied')}
      </p>
      <p className="soft small">{t('send.private')}</p>
    </>
  );
}

/** 发给家人: one evening as a line of text to send, which the other phone reads. */
export function LineSheet({ night: asked, onClose }: { night: string; onClose: () => void }) {
  const { t } = useTranslation('line');
  const { home, clock } = useGround();
  const child = useChild();
  const wordsOf = useLineWords();
  const tonight = nightAt(clock());
  const night = isNight(asked) && asked <= tonight ? asked : tonight;
  const rows = useLiveQuery(() => nightRows(home, child, night), [home, child, night]);
  const { lines, leftOut }: Lines = rows ? nightToLines(rows, wordsOf(rows)) : { lines: [], leftOut: 0 };
  return (
    <Dialog title={t('app:line.give')} closeLabel={t('app:close')} onClose={onClose}>
      {rows && (
        <div className="stack">
          {lines.length === 0 && leftOut === 0 && <p>{t('send.empty')}</p>}
          {lines.length > 0 && <Sending text={lines.join('\n')} night={night} count={lines.length} />}
          {leftOut > 0 && <p>{t('send.leftOut', { count: leftOut })}</p>}
        </div>
      )}
    </Dialog>
  );
}
