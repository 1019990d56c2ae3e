import { Link } from 'wouter';
import { comparedIn, classWeeks, type ClassTime, type ClassWeek } from '../../core/class-week';
import { drawnLimit } from '../../core/figure-verdict';
import { meanOfFigures } from '../../core/figure-mean';
import { addNights } from '../../core/night';
import { firstEveningOf, lastNightOf, type Term } from '../../core/term';
import { nightIn } from '../../core/zone';
import { shownMean } from '../../core/figure-shown';
import type { Bar } from '../../ui/bar';
import { Bars } from '../../ui/Bars';
import type { ClassAnswer } from '../../wire/class';
import type { ClassYear } from './ask';
import { judgedIn, oversIn, standingNow } from './judge';
import { FigureNumber } from '../FigureNumber';
import { PartsCard } from '../FigureParts';
import { PlannedCard } from './PlannedCard';
import { placeToSearch } from './place';
import { bandWords, useSay, type Say } from '../say-figure';

type Told = { week: ClassWeek; mean: NonNullable<ClassWeek['mean']> };

const isFree = ({ evenings }: ClassWeek) =>
  evenings.every(({ day }) => day !== 'school' && day !== 'no-homework');

/** The weeks of a term that have begun, without those free of school at its ends. */
function weeksOfTerm(term: Term, { figures }: ClassYear, time: ClassTime): ClassWeek[] {
  const first = firstEveningOf(term, time.calendar);
  const tonight = nightIn(time.zone, new Date(time.now));
  const last = [lastNightOf(term, time.calendar), tonight].sort()[0] ?? tonight;
  const weeks = classWeeks({ first, last }, figures, time);
  const busy = weeks.map((week, index) => (isFree(week) ? -1 : index)).filter((index) => index >= 0);
  return weeks.slice(busy[0] ?? 0, (busy[busy.length - 1] ?? -1) + 1);
}

function sentence(
  weeks: readonly ClassWeek[],
  { limit, say }: { limit: number | undefined; say: Say },
): string {
  const told = weeks.filter(({ mean }) => mean).length;
  const mean = meanOf(weeks);
  if (!mean) return say.t('term.none');
  const { compared, over } = oversIn(weeks);
  const words = { weeks: told, minutes: say.inline(shownMean(mean)), compared, over, limit };
  if (limit === undefined || compared === 0) return say.t('term.sumPlain', words);
  return say.t(over > 0 ? 'term.sum' : 'term.sumWithin', words);
}

function meanOf(weeks: readonly ClassWeek[]) {
  return meanOfFigures(
    comparedIn(weeks),
    weeks.flatMap(({ week }) => (week ? [week] : [])),
  );
}

function noFigureWords(week: ClassWeek, { t }: Say): string {
  if (isFree(week)) return t('term.free');
  const isCounting = week.evenings.some(({ state }) => state.kind === 'counting' || state.kind === 'ahead');
  return t(isCounting ? 'term.counting' : 'term.noFigure');
}

function oversWords(week: ClassWeek, { t }: Say): string {
  const { compared, over } = oversIn([week]);
  return compared > 0 ? t('term.oversOf', { compared, over }) : t('term.noOvers');
}

type BarPlace = { facts: ClassAnswer; time: ClassTime; say: Say; isFirstOfMonth: boolean };

function barOf(week: ClassWeek, { facts, time, say, isFirstOfMonth }: BarPlace): Bar {
  const { monday, mean } = week;
  const to = `/school/figure${placeToSearch({ kind: 'week', monday, night: undefined })}#${facts.class}`;
  const name = (
    <Link to={to} className="figure-week">
      {say.range(monday, addNights(monday, 6))}
    </Link>
  );
  const place = {
    id: monday,
    label: isFirstOfMonth ? say.month(addNights(monday, 3)) : '',
    limit: isFree(week) ? undefined : drawnLimit(judgedIn([week], facts, time))?.minutes,
  };
  if (!mean) {
    const text = noFigureWords(week, say);
    return { ...place, value: undefined, text, row: [name, text, ''] };
  }
  const told = shownMean(mean);
  const text = told.how === 'under' ? say.figure(told) : String(told.minutes);
  return {
    ...place,
    value: Math.round(mean.minutes),
    text,
    row: [name, say.figure(told), oversWords(week, say)],
  };
}

function captionOf(weeks: readonly ClassWeek[], say: Say): string {
  const told = weeks.flatMap((week): Told[] => (week.mean ? [{ week, mean: week.mean }] : []));
  const [highest] = [...told].sort((one, other) => other.mean.minutes - one.mean.minutes);
  if (!highest) return say.t('term.none');
  const { monday } = highest.week;
  const range = say.range(monday, addNights(monday, 6));
  return say.t('term.highest', { range, minutes: say.minutes(shownMean(highest.mean)) });
}

/** A term week by week: the number and its sentence first, then the bars, then what it was of. */
export function TermView({ told, term, time }: { told: ClassYear; term: Term; time: ClassTime }) {
  const say = useSay();
  const { facts } = told;
  const weeks = weeksOfTerm(term, told, time);
  const judged = judgedIn(weeks, facts, time);
  const limit = drawnLimit(judged);
  const mean = meanOf(weeks);
  const monthsBefore = new Set<string>();
  const isFirstOfMonth = (monday: string) => {
    const month = addNights(monday, 3).slice(0, 7);
    const isFirst = !monthsBefore.has(month);
    monthsBefore.add(month);
    return isFirst;
  };
  return (
    <>
      <FigureNumber
        title={say.term(term)}
        scope={judged.standings[0]?.limit.scope}
        shown={mean && shownMean(mean)}
        limit={mean && limit && say.limit(limit, limit.minutes)}
        chips={[bandWords(comparedIn(weeks), say.t)]}
      >
        <p>{sentence(weeks, { limit: limit?.minutes, say })}</p>
        {judged.unknownYear !== undefined && (
          <p className="soft">{say.t('unknown', { year: judged.unknownYear })}</p>
        )}
      </FigureNumber>
      {mean && (
        <>
          <section className="sheet stack figure-weeks" aria-label={say.t('term.what')}>
            <Bars
              caption={captionOf(weeks, say)}
              bars={weeks.map((week) =>
                barOf(week, { facts, time, say, isFirstOfMonth: isFirstOfMonth(week.monday) }),
              )}
              limitLabel={(minutes) => say.limit(limit ?? standingNow(facts).limit, minutes)}
              table={{
                open: say.t('evenings.open'),
                columns: [say.t('term.name'), say.t('term.minutes'), say.t('term.overs')],
              }}
            />
          </section>
          <div className="figure-wide">
            <PartsCard evenings={comparedIn(weeks)} pupil={{ grade: facts.grade, school: facts.system }} />
            <PlannedCard weeks={weeks} planned={told.planned} time={time} />
          </div>
        </>
      )}
    </>
  );
}
