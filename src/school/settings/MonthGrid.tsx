import { isCompared, nightDay, type Calendar } from '../../core/calendar';
import { addNights, mondayOf, nightsFrom, type Night } from '../../core/night';
import { useSay } from './say';

type GridProps = {
  /** Any night of the month. */
  month: Night;
  calendar: Calendar;
  /** Evenings of which the school or the class spoke itself. */
  said: (night: Night) => boolean;
  chosen?: Night | undefined;
  /** Without it the month is only to be looked at. */
  onChoose?: ((night: Night) => void) | undefined;
};

function lastOfMonth(month: Night): Night {
  return addNights(`${addNights(`${month.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
}

function weeksOf(month: Night): Night[][] {
  const first = `${month.slice(0, 7)}-01`;
  const mondays = nightsFrom(mondayOf(first), lastOfMonth(month)).filter((_, index) => index % 7 === 0);
  return mondays.map((monday) => nightsFrom(monday, addNights(monday, 6)));
}

type NightProps = Omit<GridProps, 'month'> & { night: Night };

function NightCell({ night, calendar, said, chosen, onChoose }: NightProps) {
  const { t, day } = useSay();
  const { kind, isKnown } = nightDay(night, calendar);
  const shown = isKnown || !isCompared(kind) ? kind : 'unknown';
  const looks = {
    className: 'month-night',
    'data-kind': kind,
    ...(said(night) && { 'data-said': true }),
  };
  const inside = (
    <>
      <b>{Number(night.slice(8))}</b>
      <span aria-hidden>{t(`short.${shown}`)}</span>
    </>
  );
  if (!onChoose) return <div {...looks}>{inside}</div>;
  return (
    <button
      type="button"
      {...looks}
      aria-label={t('days.cell', { day: day(night), kind: t(`kind.${shown}`) })}
      aria-pressed={night === chosen}
      onClick={() => {
        onChoose(night);
      }}
    >
      {inside}
    </button>
  );
}

/** A month of evenings, each with what it is in a word; a table, because weeks are read across. */
export function MonthGrid({ month, ...rest }: GridProps) {
  const { t, month: monthName } = useSay();
  return (
    <table className={rest.onChoose ? 'month' : 'month month-small'}>
      <caption className={rest.onChoose ? 'hidden-but-read' : 'soft small'}>{monthName(month)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${String(weekday)}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((night) => (
              <td key={night}>
                {night.slice(0, 7) === month.slice(0, 7) && <NightCell night={night} {...rest} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
