import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isCompared } from '../../core/calendar';
import { classWeek, type ClassWeek } from '../../core/class-week';
import { shownMean } from '../../core/figure-shown';
import { weekHeight, lookBack } from '../../core/look-back';
import { mondayOf, type Night } from '../../core/night';
import { useMinutesWords } from '../figure/figure-words';
import { eveningsSeen, useSeatFigures, type SeatFigures } from '../figure/seat-figures';
import { WeekEvenings } from '../figure/WeekEvenings';
import { useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { seatOf } from '../store/enrolments';
import { weeksOfMonth, type Look } from './look';
import { useNoHeightWords } from './no-height';
import '../figure/figure.css';

type BesideProps = { look: Look; seat: SeatFigures; seen: SeenClass };

function Week({ look, seat, seen }: BesideProps) {
  const { t } = useTranslation('look');
  const week = classWeek(look.stretch.first, seat.figures, seat.time);
  return (
    <>
      <p className="soft small">{t('class.apart')}</p>
      <WeekEvenings week={week} seat={seat} system={seen.system} />
    </>
  );
}

/** What is to be said of a class's week: its mean, or why there is none. */
function useClassWords(): (week: ClassWeek, seat: SeatFigures) => string {
  const { t } = useTranslation('look');
  const minutesWords = useMinutesWords();
  return (week, seat) => {
    if (week.mean) return minutesWords(shownMean(week.mean));
    const states = eveningsSeen(week, seat)
      .filter(({ day }) => isCompared(day))
      .map(({ state }) => state.kind);
    if (states.includes('unread')) return t('class.unread');
    if (states.includes('counting') || states.includes('ahead')) return t('class.counting');
    return t('class.none');
  };
}

function MonthTable({ look, seat }: BesideProps) {
  const { t } = useTranslation(['look', 'figure']);
  const classWords = useClassWords();
  const noHeightWords = useNoHeightWords();
  // Told whole, for the class's figure is of a whole week too.
  const weeks = weeksOfMonth(look)
    .filter(({ monday }) => monday <= mondayOf(seat.tonight))
    .map(({ monday, nights }) => ({ monday, back: lookBack(nights) }))
    .map(({ monday, back }) => ({ monday, back, own: weekHeight(back) }));
  return (
    <table className="look-beside number">
      <caption>{t('class.month')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('class.week')}</th>
          <th scope="col">{t('class.own')}</th>
          <th scope="col">{t('class.ofClass')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ monday, back, own }) => (
          <tr key={monday}>
            <th scope="row">
              <WeekLink monday={monday} />
            </th>
            <td>{own === undefined ? noHeightWords(back) : t('amount.minutes', { minutes: own })}</td>
            <td>{classWords(classWeek(monday, seat.figures, seat.time), seat)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekLink({ monday }: { monday: Night }) {
  const { t } = useTranslation('look');
  return <Link to={`/nights/week/${monday}`}>{t('class.weekOf', { monday })}</Link>;
}

function Beside({ look, seen }: { look: Look; seen: SeenClass }) {
  const { t } = useTranslation('look');
  const seat = useSeatFigures(seen);
  if (!seat) return null;
  return (
    <section className="sheet stack">
      <h2>{t('class.title')}</h2>
      {look.stretch.view === 'week' ? (
        <Week {...{ look, seat, seen }} />
      ) : (
        <MonthTable {...{ look, seat, seen }} />
      )}
      <Link
        to={`/class/figure/${look.stretch.view === 'week' ? look.stretch.first : look.stretch.last}`}
        className="button"
      >
        {t('class.more')}
      </Link>
    </section>
  );
}

/** A child in a class: its evenings above, the class's published figures here, and never one number of both. */
export function BesideClass({ look }: { look: Look }) {
  const { home } = useGround();
  const { id } = look.child;
  const current = useLiveQuery(async () => ({ of: id, seat: await seatOf(home, id) }), [home, id]);
  const seat = current?.of === id ? current.seat : undefined;
  if (seat?.kind !== 'taken' || look.stretch.view === 'term') return null;
  return <Beside look={look} seen={seat.enrolment.seen} />;
}
