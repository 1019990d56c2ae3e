import { comparedIn, type ClassTime, type ClassWeek } from '../../core/class-week';
import { drawnLimit, type FigureVerdict, type Judged } from '../../core/figure-verdict';
import { addNights } from '../../core/night';
import { shownMean, shownOfWeek } from '../../core/figure-shown';
import type { ClassAnswer } from '../../wire/class';
import { judgedIn, oversIn, verdictOf } from './judge';
import { FigureNumber } from '../FigureNumber';
import { bandWords, useSay, type Say } from '../say-figure';

type WeekProps = { week: ClassWeek; facts: ClassAnswer; time: ClassTime };

/** One sentence on a mean, in the words of the rule. */
function verdictWords(verdict: FigureVerdict, { t, minutes }: Say): string {
  switch (verdict.kind) {
    case 'measured': {
      const { limit, over, isRule } = verdict;
      const by = isRule ? 'rule' : 'own';
      return over > 0
        ? t(`over.${by}`, { limit, over: minutes({ how: 'about', minutes: over }) })
        : t(`within.${by}`, { limit });
    }
    case 'unknown':
      return t('unknown', { year: verdict.year });
    case 'zero':
      return t(`zero.${verdict.because}`);
    case 'no-rule':
      return t('noRule');
    case 'weekly':
      return t('weekly', { limit: verdict.limit });
    case 'changed':
      return t('changed');
  }
}

/** How many evenings were over; nothing where none is compared. */
function oversWords(week: ClassWeek, judged: Judged, { t }: Say): string | undefined {
  const limit = drawnLimit(judged)?.minutes;
  const { compared, over } = oversIn([week]);
  if (limit === undefined || compared === 0) return undefined;
  if (over > 0) return t('overs.some', { compared, over, limit });
  return compared === 1 ? t('overs.noneOne', { limit }) : t('overs.none', { count: compared, limit });
}

/** A week without a mean: whether it is still to come, or stays without. */
function noneWords({ evenings }: ClassWeek, say: Say, time: ClassTime): string {
  const nights = evenings.filter(({ day }) => day === 'school' || day === 'no-homework');
  if (nights.length === 0) return say.t('none.free');
  for (const evening of nights)
    if (evening.state.kind === 'counting')
      return say.t('none.counting', {
        evening: say.evening(evening),
        when: say.when(evening.state.closesAt, time),
      });
  return say.t(nights.every(({ state }) => state.kind === 'ahead') ? 'none.ahead' : 'none.none');
}

/** The one number of the page: what a school night of the week took on average, beside its limit. */
export function WeekNumber({ week, facts, time }: WeekProps) {
  const say = useSay();
  const { mean, week: own } = week;
  const judged = judgedIn([week], facts, time);
  const limit = drawnLimit(judged);
  const chips = [oversWords(week, judged, say), bandWords(comparedIn([week]), say.t)];
  return (
    <FigureNumber
      title={say.range(week.monday, addNights(week.monday, 6))}
      scope={judged.standings[0]?.limit.scope}
      shown={mean && shownMean(mean)}
      limit={mean && limit && say.limit(limit, limit.minutes)}
      chips={mean ? chips : []}
    >
      <p>{mean ? verdictWords(verdictOf(mean.minutes, judged), say) : noneWords(week, say, time)}</p>
      {own && <p className="soft">{say.t('own', { minutes: say.inline(shownOfWeek(own.minutes)) })}</p>}
    </FigureNumber>
  );
}
