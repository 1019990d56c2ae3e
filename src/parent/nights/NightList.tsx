import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { meanOf } from '../../core/evening';
import { weeksOf, type LookedNight } from '../../core/looked-night';
import type { Night } from '../../core/night';
import { EveningWords } from '../entry/EveningWords';
import type { Look } from './look';

type Week = { monday: Night; nights: LookedNight[] };

const WeekSheet = memo(function WeekSheet({ week: { monday, nights } }: { week: Week }) {
  const { t } = useTranslation(['look', 'app']);
  const mean = meanOf(nights.map(({ evening }) => evening));
  const title = t('list.week', { monday });
  return (
    <section className="sheet nights-week" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {mean && <p className="soft small">{t('list.mean', { minutes: mean.minutes })}</p>}
      </header>
      <ul>
        {nights.map(({ night, evening }) => (
          <li key={night}>
            <Link to={`/nights/${night}`} className="nights-row">
              <span>{t('app:night', { night })}</span>
              <EveningWords evening={evening} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
});

/** Weeks in which something could stand: none before the diary began, unless there is no other. */
function weeksToRead({ back, tonight }: Look): Week[] {
  const weeks = weeksOf(back.nights.filter(({ night }) => night <= tonight));
  const told = weeks.filter(({ nights }) => nights.some(({ state }) => state.kind !== 'before'));
  return told.length > 0 ? told : weeks;
}

/** The same nights in words, the newest week and night first: a way to each of them for those who read or listen. */
export function NightList({ look }: { look: Look }) {
  return weeksToRead(look)
    .reverse()
    .map((week) => <WeekSheet key={week.monday} week={{ ...week, nights: [...week.nights].reverse() }} />);
}
