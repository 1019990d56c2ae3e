import { useTranslation } from 'react-i18next';
import { TextByHand, useCopying } from '../copying';
import { useAnswered } from './answered';
import type { Tonight } from './tonight';

/** From bedtime on, while work still runs: going to bed is fine, and a sentence for the teacher to copy. */
export function Bedtime({ tonight, now }: { tonight: Tonight; now: number }) {
  const { t } = useTranslation('cards');
  const [isLater, putOff] = useAnswered('bedtime', { child: tonight.child.id, night: tonight.night });
  const note = t('bedtime.note', { at: now });
  const { outcome, copy } = useCopying(note);
  if (isLater) return null;
  return (
    <section className="sheet stack bedtime" aria-label={t('bedtime.title', { at: now })}>
      <h2>{t('bedtime.title', { at: now })}</h2>
      {outcome === 'not-copied' ? (
        <TextByHand text={note} hold={t('bedtime.hold')} />
      ) : (
        <p className="soft">{t('bedtime.help')}</p>
      )}
      <div className="row">
        <button type="button" className="button grow" onClick={copy}>
          {t(outcome === 'copied' ? 'bedtime.copied' : 'bedtime.copy')}
        </button>
        <button type="button" className="button button-quiet grow" onClick={putOff}>
          {t('bedtime.later')}
        </button>
      </div>
    </section>
  );
}
