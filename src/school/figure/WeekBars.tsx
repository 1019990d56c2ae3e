import type { ClassTime, ClassWeek, WeekEvening } from '../../core/class-week';
import { drawnLimit } from '../../core/figure-verdict';
import type { PublishedEvening } from '../../core/figure';
import { countedMinutes, minutesOver } from '../../core/figure-mean';
import { shown } from '../../core/figure-shown';
import type { Bar } from '../../ui/bar';
import { Bars } from '../../ui/Bars';
import type { ClassAnswer } from '../../wire/class';
import { judgedIn, standingNow } from './judge';
import { useSay, type Say } from '../say-figure';

/** What is drawn beside a limit: evenings alone, never a block. */
export function isAlone({ day }: WeekEvening): boolean {
  return day === 'school' || day === 'no-homework';
}

/** Words for an evening of which nothing is told: that it is counted, stays untold, or is to come. */
export function stateWords(evening: WeekEvening, say: Say, time: ClassTime): string {
  const { state } = evening;
  if (state.kind === 'counting') return say.t('state.counting', { when: say.when(state.closesAt, time) });
  if (state.kind === 'ahead') return say.t('state.ahead');
  return say.t(isAlone(evening) ? 'state.none' : 'state.noneFree');
}

/** 65 分钟，多 5 分钟. */
export function figureWords(figure: PublishedEvening, say: Say): string {
  const over = minutesOver(figure);
  const minutes = say.minutes(shown(figure.minutes));
  return over ? say.t('withOver', { minutes, over }) : minutes;
}

function barOf(
  evening: WeekEvening,
  limit: number | undefined,
  { say, time }: { say: Say; time: ClassTime },
): Bar {
  const { state, night } = evening;
  const name = `${say.evening(evening)} ${say.date(night)}`;
  const place = { id: night, label: say.weekday(night) };
  if (state.kind !== 'published')
    return {
      ...place,
      limit,
      value: undefined,
      text: say.t(`bar.${state.kind}`),
      row: [name, stateWords(evening, say, time), ''],
    };
  const { figure } = state;
  const over = minutesOver(figure);
  return {
    ...place,
    value: countedMinutes(figure.minutes),
    text: say.figure(shown(figure.minutes)),
    limit: over === undefined ? undefined : (figure.limit.minutes ?? undefined),
    row: [name, figureWords(figure, say), say.t(`app:band.${figure.band}`)],
  };
}

type Told = { evening: WeekEvening; figure: PublishedEvening };

/** The sentence over the bars: which evening was over, or that none was. */
function captionOf(evenings: readonly WeekEvening[], limit: number | undefined, say: Say): string {
  const told = evenings.flatMap((evening): Told[] =>
    evening.state.kind === 'published' ? [{ evening, figure: evening.state.figure }] : [],
  );
  const [most] = [...told].sort(
    (one, other) => countedMinutes(other.figure.minutes) - countedMinutes(one.figure.minutes),
  );
  if (!most) return say.t('caption.nothing');
  const words = {
    evening: say.evening(most.evening),
    minutes: say.minutes(shown(most.figure.minutes)),
    limit,
  };
  if (limit === undefined)
    return say.t(most.figure.minutes === 'under-8' ? 'caption.under' : 'caption.plain', words);
  const overs = told.filter(({ figure }) => (minutesOver(figure) ?? 0) > 0);
  if (overs.length === 0) return say.t('caption.within', words);
  if (overs.length === 1) return say.t('caption.one', { ...words, over: minutesOver(most.figure) });
  return say.t('caption.many', { ...words, over: overs.length });
}

/** The week's evenings as bars beside the limit; free days have none and are not drawn. */
export function WeekBars({ week, facts, time }: { week: ClassWeek; facts: ClassAnswer; time: ClassTime }) {
  const say = useSay();
  const evenings = week.evenings.filter(isAlone);
  const limit = drawnLimit(judgedIn([week], facts, time));
  if (evenings.length === 0) return null;
  const strength = limit ?? standingNow(facts).limit;
  return (
    <section className="sheet" aria-label={say.t('evenings.what')}>
      <Bars
        caption={captionOf(evenings, limit?.minutes, say)}
        bars={evenings.map((evening) => barOf(evening, limit?.minutes, { say, time }))}
        limitLabel={(minutes) => say.limit(strength, minutes)}
        table={{
          open: say.t('evenings.open'),
          columns: [say.t('evenings.name'), say.t('evenings.minutes'), say.t('evenings.band')],
        }}
      />
    </section>
  );
}
