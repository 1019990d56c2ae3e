import { unknownYear, type Calendar } from '../../core/calendar';
import { firstNightOf, schoolYear } from '../../core/grade';
import { addNights, type Night } from '../../core/night';
import type { Looked } from './looked';
import { MonthGrid } from './MonthGrid';
import { useSay } from './say';

function monthsOf(year: number): Night[] {
  const first = firstNightOf(year);
  const later = Array.from({ length: 11 }, (_, index) => {
    const month = ((8 + index + 1) % 12) + 1;
    return `${String(month > 8 ? year : year + 1)}-${String(month).padStart(2, '0')}-01`;
  });
  return [first, ...later];
}

function step(month: Night, to: 1 | -1): Night {
  return to === 1 ? addNights(`${month.slice(0, 7)}-28`, 4) : addNights(`${month.slice(0, 7)}-01`, -1);
}

/** A year of which nobody knows the public holidays yet. */
function Unknown({ month, calendar }: { month: Night; calendar: Calendar }) {
  const { t } = useSay();
  const year = calendar.country === 'cn' ? unknownYear(`${month.slice(0, 7)}-15`) : undefined;
  return year === undefined ? null : <p role="note">{t('days.unknown', { year })}</p>;
}

type ViewProps = { looked: Looked; month: Night; onMonth: (month: Night) => void };

/** One month, evening by evening. */
export function MonthView({
  looked,
  month,
  onMonth,
  chosen,
  onChoose,
}: ViewProps & { chosen: Night; onChoose: (night: Night) => void }) {
  const { t, month: monthName } = useSay();
  const { calendar, ofSchool, ofClass } = looked;
  return (
    <section className="sheet stack month-chosen">
      <div className="break-row">
        <h2>{monthName(month)}</h2>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              onMonth(step(month, -1));
            }}
          >
            {t('days.earlier')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              onMonth(step(month, 1));
            }}
          >
            {t('days.later')}
          </button>
        </div>
      </div>
      <Unknown month={month} calendar={calendar} />
      <MonthGrid
        month={month}
        calendar={calendar}
        said={(night) => (ofClass[night] ?? ofSchool[night]) !== undefined}
        chosen={chosen}
        onChoose={onChoose}
      />
      <p className="soft small">{t('days.legend')}</p>
    </section>
  );
}

/** A whole school year at a glance. */
export function YearView({ looked: { calendar, ofSchool, ofClass }, month }: Omit<ViewProps, 'onMonth'>) {
  return (
    <section className="sheet stack">
      <Unknown month={month} calendar={calendar} />
      <div className="year">
        {monthsOf(schoolYear(month)).map((each) => (
          <MonthGrid
            key={each}
            month={each}
            calendar={calendar}
            said={(night) => (ofClass[night] ?? ofSchool[night]) !== undefined}
          />
        ))}
      </div>
    </section>
  );
}
