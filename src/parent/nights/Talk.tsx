import { useTranslation } from 'react-i18next';
import { addNights, mondayOf } from '../../core/night';
import { TextByHand, useCopying } from '../copying';
import { tied } from '../tied';
import type { Look } from './look';
import { talkSentence } from './say';

/** 这周, 上周, 11月16日这一周. */
function useWeekWords(): (look: Look) => string {
  const { t } = useTranslation('look');
  return ({ stretch: { first }, tonight }) => {
    const now = mondayOf(tonight);
    if (first === now) return t('talk.this');
    return first === addNights(now, -7) ? t('talk.last') : t('talk.other', { monday: first });
  };
}

function Sentence({ text }: { text: string }) {
  const { t } = useTranslation('look');
  const { outcome, copy } = useCopying(text);
  return (
    <section className="sheet stack">
      <h2>{t('talk.title')}</h2>
      {outcome === 'not-copied' ? (
        <TextByHand text={text} hold={t('talk.hold')} />
      ) : (
        <>
          <p className="look-talk">{tied(text)}</p>
          <p className="soft small">{t('talk.help')}</p>
        </>
      )}
      <button type="button" className="button" onClick={copy}>
        {t(outcome === 'copied' ? 'talk.copied' : 'talk.copy')}
      </button>
    </section>
  );
}

/** The week in one sentence for the teacher, which the app never sends. */
export function Talk({ look }: { look: Look }) {
  const { t } = useTranslation('look');
  const weekWords = useWeekWords();
  const text = talkSentence(look, weekWords(look), t);
  return text === undefined ? null : <Sentence key={text} text={text} />;
}
