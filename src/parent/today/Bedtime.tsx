import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy';
import { useAnswered } from './answered';
import type { Tonight } from './tonight';

/** From bedtime on, while work still runs: going to bed is fine, and a sentence for the teacher to copy. */
export function Bedtime({ tonight, now }: { tonight: Tonight; now: number }) {
  const { t } = useTranslation('cards');
  const [copied, setCopied] = useState<'copied' | 'not-copied'>();
  const [isLater, putOff] = useAnswered('bedtime', { child: tonight.child.id, night: tonight.night });
  if (isLater) return null;
  const note = t('bedtime.note', { at: now });
  const copy = async () => {
    setCopied(await copyText(note));
  };
  return (
    <section className="sheet stack bedtime" aria-label={t('bedtime.title', { at: now })}>
      <h2>{t('bedtime.title', { at: now })}</h2>
      {copied === 'not-copied' ? (
        <textarea
          className="input"
          readOnly
          rows={3}
          value={note}
          aria-label={t('bedtime.hold')}
          onFocus={(event) => {
            event.target.select();
          }}
        />
      ) : (
        <p className="soft">{t('bedtime.help')}</p>
      )}
      {copied === 'not-copied' && <p className="soft small">{t('bedtime.hold')}</p>}
      <div className="row">
        <button type="button" className="button grow" onClick={() => void copy()}>
          {t(copied === 'copied' ? 'bedtime.copied' : 'bedtime.copy')}
        </button>
        <button type="button" className="button button-quiet grow" onClick={putOff}>
          {t('bedtime.later')}
        </button>
      </div>
    </section>
  );
}
