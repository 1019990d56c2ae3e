import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Evening } from '../../core/evening';
import { addNights, mondayOf, nightsFrom } from '../../core/night';
import { EveningWords } from '../entry/EveningWords';
import type { Tonight } from './tonight';

function WeekRow({ evening }: { evening: Evening }) {
  const { t } = useTranslation('cards');
  return (
    <li>
      <Link to={`/nights/${evening.night}`} className="week-row">
        <span>{t('app:weekday', { night: evening.night })}</span>
        <EveningWords evening={evening} />
      </Link>
    </li>
  );
}

/** On a desktop the week stands to the right of today. */
export function WeekPanel({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('cards');
  const { night } = tonight;
  const later = nightsFrom(addNights(night, 1), addNights(mondayOf(night), 6));
  return (
    <aside className="week sheet stack" aria-label={t('week.title')}>
      <h2>{t('week.title')}</h2>
      <p>
        {tonight.weekMean
          ? t('week.mean', { minutes: tonight.weekMean.minutes, nights: tonight.weekMean.nights })
          : t('week.none')}
      </p>
      <ul>
        {tonight.week.map((evening) => (
          <WeekRow key={evening.night} evening={evening} />
        ))}
        {later.map((each) => (
          <li key={each} className="week-row week-later">
            {t('app:weekday', { night: each })}
          </li>
        ))}
      </ul>
    </aside>
  );
}
