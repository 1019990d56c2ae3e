import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { stageOf } from '../../core/letter-stage';
import { useGround, useNow } from '../household';
import type { LetterRow } from '../store/letter-rows';
import { isStuck, type SeatNews } from '../store/seat-news';
import { useEveningWords } from '../figure/evening-words';

const WAITING: readonly string[] = ['waiting', 'changing', 'retracting'];

/** What is true where nothing of this phone stands; where another phone's does, the evening itself says so. */
function wordsWithoutLast(letters: readonly LetterRow[]): 'lastBack' | 'lastNone' | undefined {
  if (letters.some(({ stands }) => stands === null)) return 'lastBack';
  return letters.every(({ rev, taken }) => rev === 0 && taken === undefined) ? 'lastNone' : undefined;
}

type SummaryProps = { letters: readonly LetterRow[]; news: SeatNews | undefined };

/** At one glance: when something last went, and how much waits. The rest stands on its own page. */
export function SentSummary({ letters, news }: SummaryProps) {
  const { t } = useTranslation('sent');
  const { isSandbox } = useGround();
  const now = useNow(false);
  const eveningWords = useEveningWords();
  const last = letters.find(({ stands }) => stands);
  const none = last ? undefined : wordsWithoutLast(letters);
  const waiting = letters.filter(
    (letter) =>
      WAITING.includes(stageOf(letter, { closesAt: letter.closesAt, now })) && !isStuck(letter, news),
  ).length;
  return (
    <section className="sheet stack">
      <h2>{t('title')}</h2>
      {isSandbox && <p>{t('sandbox')}</p>}
      {!isSandbox && last && <p>{t('last', { evening: eveningWords(last, 'short') })}</p>}
      {!isSandbox && none && <p>{t(none)}</p>}
      {waiting > 0 && <p>{t('waiting', { count: waiting })}</p>}
      <Link to="/class/sent" className="button">
        {t('see')}
      </Link>
    </section>
  );
}
