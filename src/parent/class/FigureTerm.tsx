import { useTranslation } from 'react-i18next';
import { comparedIn, classWeeks, figuresIn, type ClassWeek } from '../../core/class-week';
import { drawnLimit } from '../../core/figure-verdict';
import { eveningsOver, meanOfFigures } from '../../core/figure-mean';
import { shownMean } from '../../core/figure-shown';
import type { School } from '../../core/grade';
import { addNights, type Night } from '../../core/night';
import { firstEveningOf, lastNightOf, termOf } from '../../core/term';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { useLimitWords, useMinutesWords } from '../figure/figure-words';
import { useMonthNames } from '../figure/month-names';
import type { SeatFigures } from '../figure/seat-figures';
import { PlannedCard } from './PlannedCard';
import { useTermWords } from './term-words';
import { judgedIn } from '../figure/week-judged';

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
  const { t } = useTranslation('figure');
  const minutesWords = useMinutesWords();
  const monthName = useMonthNames();
  return (week, index, all) => {
    const { monday, mean } = week;
    const place = { id: monday, label: monthName(all, index) };
    const name = t('term.week', { monday });
    if (!mean) return { ...place, value: undefined, text: '', row: [name, t('term.noFigure'), ''] };
    const { how, minutes } = shownMean(mean);
    const limit = drawnLimit(judgedIn([week], system))?.minutes;
    const { compared, over } = eveningsOver(comparedIn([week]));
    const overs =
      limit === undefined || compared === 0 ? t('term.noOvers') : t('term.oversOf', { compared, over });
    return {
      ...place,
      value: mean.minutes,
      text: String(how === 'under' ? t('figure.under', { minutes }) : minutes),
      limit,
      row: [name, minutesWords({ how, minutes }), overs],
    };
  };
}

/** The term in one sentence. */
function useTermCaption(): (weeks: readonly ClassWeek[], props: TermProps) => string {
  const { t } = useTranslation('figure');
  const [termWords, minutesWords] = [useTermWords(), useMinutesWords()];
  return (weeks, { seat, monday, system }) => {
    const mean = meanOfFigures(
      weeks.flatMap(figuresIn),
      weeks.flatMap(({ week }) => (week ? [week] : [])),
    );
    const { compared, over } = eveningsOver(comparedIn(weeks));
    const limit = drawnLimit(judgedIn(weeks, system))?.minutes;
    const words = {
      term: termWords(termOf(addNights(monday, 3), seat.time.calendar)),
      weeks: weeks.length,
      minutes: mean ? minutesWords(shownMean(mean)) : '',
    };
    if (limit === undefined || compared === 0) return t('term.sumPlain', words);
    return t(over > 0 ? 'term.sum' : 'term.sumWithin', { ...words, compared, over, limit });
  };
}

/** The term so far, week by week; nothing before two weeks are told. */
export function FigureTerm(props: TermProps) {
  const { t } = useTranslation('figure');
  const captionOf = useTermCaption();
  const limitWords = useLimitWords();
  const barOf = useBar(props.system);
  const weeks = weeksOfTerm(props);
  const told = weeks.filter(({ mean }) => mean !== undefined);
  const limit = judgedIn(told, props.system).standings[0]?.limit;
  if (!limit || told.length < 2) return null;
  return (
    <>
      <section className="sheet">
        <Bars
          caption={captionOf(told, props)}
          bars={weeks.map(barOf)}
          limitLabel={(minutes) => limitWords(limit, minutes)}
          table={{ open: t('table.open'), columns: [t('table.week'), t('table.minutes'), t('table.overs')] }}
        />
      </section>
      <PlannedCard weeks={weeks} seat={props.seat} />
    </>
  );
}
