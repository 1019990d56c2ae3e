import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { classWeek, weeksTold } from '../../core/class-week';
import { mondayOf } from '../../core/night';
import type { SeenClass } from '../store/class-rows';
import { useWeekName } from '../figure/figure-words';
import { eveningsSeen, useSeatFigures, type SeatFigures } from '../figure/seat-figures';
import { EveningNotes, WeekEvenings } from '../figure/WeekEvenings';
import { WeekNumber } from './WeekNumber';
import '../figure/figure.css';

/** Before the first figure: how one comes about, and when the next evening closes. */
function NoneYet({ seat }: { seat: SeatFigures }) {
  const { t } = useTranslation('figure');
  const { figures, time, tonight } = seat;
  const week = classWeek(tonight, figures, time);
  return (
    <>
      <h2>{t('first.title')}</h2>
      <p>{t('first.how')}</p>
      <EveningNotes evenings={eveningsSeen(week, seat)} />
    </>
  );
}

/** The last week of which something is published; under it what of this one is still counted. */
function LastWeek({ seat, seen }: { seat: SeatFigures; seen: SeenClass }) {
  const { t } = useTranslation('figure');
  const { figures, time, tonight } = seat;
  const weekName = useWeekName(tonight);
  const monday = weeksTold(figures)?.last ?? mondayOf(tonight);
  const week = classWeek(monday, figures, time);
  const isNow = monday === mondayOf(tonight);
  return (
    <>
      <h2>{weekName(monday)}</h2>
      {week.mean ? <WeekNumber week={week} system={seen.system} /> : <p>{t('notYet')}</p>}
      <WeekEvenings week={week} seat={seat} system={seen.system} />
      {!isNow && <EveningNotes evenings={eveningsSeen(classWeek(tonight, figures, time), seat)} />}
      <Link to={`/class/figure/${monday}`} className="button">
        {t('see')}
      </Link>
    </>
  );
}

/** What was published of a child's class, as its teacher sees it. */
export function ClassFigure({ seen }: { seen: SeenClass }) {
  const { t } = useTranslation('figure');
  const seat = useSeatFigures(seen);
  if (!seat) return null;
  return (
    <section className="sheet stack figure-card" aria-label={t('title')}>
      {weeksTold(seat.figures) ? <LastWeek seat={seat} seen={seen} /> : <NoneYet seat={seat} />}
    </section>
  );
}
