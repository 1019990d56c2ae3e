import { shownMean } from '../../core/figure-shown';
import { drawnLimit } from '../../core/figure-verdict';
import { addNights, mondayOf } from '../../core/night';
import { classWithin, type Nights, type SchoolFigure, type ToldClass } from '../../core/school-figures';
import { monthlyTrend, weekdayFigures, weeklyTrend, type TrendPart } from '../../core/school-trend';
import type { Bar } from '../../ui/bar';
import { Bars } from '../../ui/Bars';
import { Twin } from '../../ui/Twin';
import { useDesk } from '../desk';
import { judgedOf } from './judge';
import { useSayView, type SayView } from './say-view';

type TrendProps = { classes: readonly ToldClass[]; nights: Nights };
type Named = { id: string; label: string; name: string; figure: SchoolFigure };

/** Where the classes have one limit, it is drawn. */
function useLimit(classes: readonly ToldClass[]) {
  const { system } = useDesk().me.school;
  return drawnLimit(judgedOf(classes, system));
}

function barOf({ id, label, name, figure }: Named, limit: number | undefined, say: SayView): Bar {
  const { mean } = figure;
  const told = mean && shownMean(mean);
  return {
    id,
    label,
    value: mean && Math.round(mean.minutes),
    text: told ? (told.how === 'under' ? say.figure(told) : String(told.minutes)) : say.v('none'),
    limit,
    row: rowOf({ id, label, name, figure }, say),
  };
}

const rowOf = ({ name, figure }: Named, say: SayView): Bar['row'] => [
  name,
  say.mean(figure),
  say.overs(figure),
  say.coverage(figure.coverage),
];

const columnsOf = (first: string, say: SayView) => [
  first,
  say.t('term.minutes'),
  say.v('column.overs'),
  say.v('column.bands'),
];

/** Parts of the school year without those at its ends of which nothing is told. */
function toldParts(parts: readonly TrendPart[]): TrendPart[] {
  const told = parts.map(({ figure }, index) => (figure.mean ? index : -1)).filter((index) => index >= 0);
  return parts.slice(told[0] ?? 0, (told[told.length - 1] ?? -1) + 1);
}

/** Week by week, and of a term the months too, in a table. */
export function WeekTrend({ classes, nights }: TrendProps) {
  const say = useSayView();
  const limit = useLimit(classes);
  const weeks = toldParts(weeklyTrend(classes, nights));
  const months = toldParts(monthlyTrend(classes, nights));
  const monthsBefore = new Set<string>();
  const labelOf = ({ first }: TrendPart) => {
    if (weeks.length <= MOST_DATED) return say.date(first);
    const thursday = addNights(mondayOf(first), 3);
    const isFirst = !monthsBefore.has(thursday.slice(0, 7));
    monthsBefore.add(thursday.slice(0, 7));
    return isFirst ? say.month(thursday) : '';
  };
  if (weeks.length < 2) return null;
  return (
    <section className="sheet stack view-wide" aria-label={say.v('weeks.title')}>
      <Bars
        caption={say.v('weeks.caption')}
        bars={weeks.map((week) =>
          barOf(
            { id: week.first, label: labelOf(week), name: say.nights(week), figure: week.figure },
            limit?.minutes,
            say,
          ),
        )}
        limitLabel={(minutes) => say.limit(limit ?? { strength: 'law' }, minutes)}
        table={{ open: say.t('evenings.open'), columns: columnsOf(say.t('term.name'), say) }}
      />
      {months.length > 1 && (
        <Twin
          caption={say.v('months.title')}
          rows={months.map(({ first, figure }) => ({
            id: first,
            row: rowOf({ id: first, label: '', name: say.wholeMonth(first), figure }, say),
          }))}
          table={{ open: say.v('months.open'), columns: columnsOf(say.v('column.month'), say) }}
        />
      )}
    </section>
  );
}

/** With so many weeks each can be named by its date. */
const MOST_DATED = 6;

/** 2024-01-01 was a Monday. */
const A_MONDAY = '2024-01-01';

/** The days of the week beside one another: homework gathers on some of them. */
export function WeekdayTrend({ classes }: Pick<TrendProps, 'classes'>) {
  const say = useSayView();
  const limit = useLimit(classes.map((each) => ({ ...each, weeks: [] })));
  const days = weekdayFigures(classes);
  if (days.length < 2) return null;
  return (
    <section className="sheet stack" aria-label={say.v('weekdays.title')}>
      <Bars
        caption={say.v('weekdays.caption')}
        bars={days.map(({ weekday, figure }) => {
          const label = say.weekday(addNights(A_MONDAY, weekday - 1));
          return barOf({ id: label, label, name: label, figure }, limit?.minutes, say);
        })}
        limitLabel={(minutes) => say.limit(limit ?? { strength: 'law' }, minutes)}
        table={{ open: say.t('evenings.open'), columns: columnsOf(say.v('column.weekday'), say) }}
      />
    </section>
  );
}

/** What of some classes lies in the nights that are looked at. */
export function classesWithin(classes: readonly ToldClass[], nights: Nights): ToldClass[] {
  return classes.map((each) => classWithin(each, nights));
}
