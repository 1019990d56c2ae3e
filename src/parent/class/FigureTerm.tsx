import { useTranslation } from 'react-i18next';
import { classWeeks, figuresIn, type ClassWeek } from '../../core/class-week';
import { countedMinutes, isComparedFigure, meanOfFigures, toldMinutes } from '../../core/figure-mean';
import type { School } from '../../core/grade';
import { addNights, mondayOf, nightToDate, type Night } from '../../core/night';
import { firstEveningOf, lastNightOf, termOf } from '../../core/term';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { useMinutesWords } from './figure-words';
import type { SeatFigures } from './seat-figures';
import { useTermWords } from './term-words';
import { verdictOf } from './WeekNumber';

type TermProps = { seat: SeatFigures; monday: Night; system: School };

/** The weeks of the term that a week is in, from its first to the one it is now; oldest first. */
function weeksOfTerm({ seat: { figures, time, tonight }, monday }: TermProps): ClassWeek[] {
  const { calendar } = time;
  const term = termOf(addNights(monday, 3), calendar);
  const [first, end] = [firstEveningOf(term, calendar), lastNightOf(term, calendar)];
  const weeks = classWeeks({ first, last: end < tonight ? end : tonight }, figures, time);
  // Before the first figure of a term, and after its last, there is nothing to draw.
  const told = weeks.map(({ mean }) => mean !== undefined);
  return weeks.slice(told.indexOf(true), told.lastIndexOf(true) + 1);
}

function useBar(system: School): (week: ClassWeek, index: number, all: readonly ClassWeek[]) => Bar {
  const { t, i18n } = useTranslation('figure');
  const minutesWords = useMinutesWords();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short' });
  return (week, index, all) => {
    const { monday, mean } = week;
    const before = all[index - 1]?.monday;
    const name = t('term.week', { monday });
    // A month is named at its first week.
    const label = before?.slice(0, 7) === monday.slice(0, 7) ? '' : month.format(nightToDate(monday));
    const verdict = verdictOf({ week, system });
    if (!mean || !verdict) {
      const row = [name, t('table.none'), '', ''] as const;
      return { id: monday, label, value: undefined, text: '', row };
    }
    const minutes = toldMinutes(mean);
    const limit = verdict.kind === 'measured' ? verdict.limit : undefined;
    const nights = figuresIn(week).filter(isComparedFigure).length;
    return {
      id: monday,
      label,
      value: countedMinutes(minutes),
      text: minutes === 'under-8' ? t('underNumber') : String(minutes),
      limit,
      row: [name, minutesWords(minutes), limit ?? t('table.none'), nights],
    };
  };
}

/** The term so far, week by week; nothing before two weeks are told. */
export function FigureTerm(props: TermProps) {
  const { t } = useTranslation('figure');
  const termWords = useTermWords();
  const minutesWords = useMinutesWords();
  const barOf = useBar(props.system);
  const weeks = weeksOfTerm(props);
  const told = weeks.filter(({ mean }) => mean !== undefined);
  const mean = meanOfFigures(
    told.flatMap(figuresIn),
    told.flatMap(({ week }) => (week ? [week] : [])),
  );
  const [first] = told;
  if (!mean || !first || told.length < 2) return null;
  const term = termWords(termOf(addNights(mondayOf(first.monday), 3), props.seat.time.calendar));
  const isRule = told.every(({ week, ...rest }) =>
    [...figuresIn(rest), ...(week ? [week] : [])].every(({ limit }) => limit.strength !== 'guidance'),
  );
  return (
    <section className="sheet stack">
      <Bars
        caption={t('term.mean', { term, mean: minutesWords(toldMinutes(mean)) })}
        bars={weeks.map(barOf)}
        limitLabel={(minutes) => t(`limit.${isRule ? 'rule' : 'guide'}`, { minutes })}
        table={{
          open: t('table.open'),
          columns: [t('table.week'), t('table.mean'), t('table.limit'), t('table.nights')],
        }}
      />
    </section>
  );
}
