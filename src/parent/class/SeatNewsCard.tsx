import { useTranslation } from 'react-i18next';
import type { SeatNews } from '../store/seat-news';

/** Why nothing goes although there is a line, and whether anything is to be done. */
export function SeatNewsCard({ news }: { news: SeatNews | undefined }) {
  const { t } = useTranslation('sent');
  if (!news) return null;
  const night = news.kind === 'spent' ? news.from : '';
  return (
    <section className="sheet stack">
      <h2>{t(`news.${news.kind}`, { night })}</h2>
      <p>{t(`newsMeans.${news.kind}`, { night })}</p>
    </section>
  );
}
