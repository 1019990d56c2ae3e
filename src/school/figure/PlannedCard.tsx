import type { WeekEvening } from '../../core/class-week';
import { comparedIn, type ClassTime, type ClassWeek } from '../../core/class-week';
import { SINGLE_SUBJECTS } from '../../core/figure';
import { shown } from '../../core/figure-shown';
import { addNights } from '../../core/night';
import {
  plannedAgainst,
  shownMeasured,
  shownPlanned,
  type PlannedAgainst,
  type PlannedPair,
} from '../../core/planned-against';
import { plannedFor, plannedTotal, type PlannedNight } from '../../core/planned-night';
import { PlainTable } from '../../ui/PlainTable';
import { Twin } from '../../ui/Twin';
import { useSay, type Say } from '../say-figure';
import { isAlone, stateWords } from './WeekBars';

type CardProps = {
  /** One week, or those of a term. */
  weeks: readonly ClassWeek[];
  planned: readonly PlannedNight[];
  time: ClassTime;
};

/** What was planned for an evening: minutes, that some tasks have none, or that nothing was posted. */
function plannedWords(evening: WeekEvening, planned: readonly PlannedNight[], { t }: Say): string {
  const posted = plannedFor(evening, planned);
  if (!posted) return t('planned.notPosted');
  const total = plannedTotal(posted);
  if (!total) return t('planned.noneInScope');
  const { minutes, unknown } = total;
  if (unknown === 0) return t('minutes.exact', { minutes });
  return minutes > 0 ? t('planned.andUnknown', { minutes, count: unknown }) : t('planned.unknown');
}

/** A week's evenings one by one, those of a term by their weeks. */
function rowsOf({ weeks, planned, time }: CardProps, say: Say) {
  const [week] = weeks;
  if (week && weeks.length === 1)
    return week.evenings
      .filter((evening) => isAlone(evening) && evening.state.kind !== 'ahead')
      .map((evening) => {
        const { state, night } = evening;
        const measured =
          state.kind === 'published'
            ? say.minutes(shown(state.figure.minutes))
            : stateWords(evening, say, time);
        return {
          id: night,
          row: [say.evening(evening), plannedWords(evening, planned, say), measured] as const,
        };
      });
  return weeks.flatMap((each) => {
    const { homework } = plannedAgainst([{ evenings: comparedIn([each]), planned }]);
    const name = say.range(each.monday, addNights(each.monday, 6));
    return homework ? [{ id: each.monday, row: [name, ...pairWords(homework, say)] as const }] : [];
  });
}

function pairWords(pair: PlannedPair, say: Say): [string, string] {
  return [say.minutes(shownPlanned(pair)), say.minutes(shownMeasured(pair))];
}

/** What stands in no mean, and why. */
function Gaps({ nights, closed }: { nights: PlannedAgainst['nights']; closed: number }) {
  const { t } = useSay();
  const notWhole = nights.posted - nights.whole;
  const notPosted = nights.published - nights.posted;
  return (
    <ul className="figure-rules soft small">
      {notWhole > 0 && <li>{t('planned.gap.minutes', { count: notWhole })}</li>}
      {notPosted > 0 && <li>{t('planned.gap.notice', { count: notPosted })}</li>}
      {closed > 0 && <li>{t('planned.gap.figure', { count: closed })}</li>}
    </ul>
  );
}

/** 预计与实际: what teachers planned when they posted, beside what was published. Nothing where nothing was posted. */
export function PlannedCard(props: CardProps) {
  const say = useSay();
  const { t } = say;
  const { weeks, planned } = props;
  const evenings = weeks.flatMap((week) => week.evenings);
  const { homework, subjects, nights } = plannedAgainst([{ evenings: comparedIn(weeks), planned }]);
  // What is still counted is no gap: its figure may come.
  const closed = evenings.filter((each) => each.state.kind === 'none' && plannedFor(each, planned)).length;
  if (!evenings.some((evening) => plannedFor(evening, planned))) return null;
  const told = SINGLE_SUBJECTS.flatMap((subject) => {
    const pair = subjects[subject];
    return pair
      ? [{ id: subject, row: [t(`app:subject.${subject}`), ...pairWords(pair, say)] as const }]
      : [];
  });
  const columns = [t('planned.planned'), t('planned.measured')];
  const caption = homework
    ? t('planned.sum', {
        count: homework.evenings,
        planned: say.inline(shownPlanned(homework)),
        measured: say.inline(shownMeasured(homework)),
      })
    : t('planned.none');
  return (
    <section className="sheet stack">
      <h2>{t('planned.title')}</h2>
      <p>{caption}</p>
      {told.length > 0 && (
        <PlainTable
          caption={t('planned.bySubject')}
          columns={[t('planned.subject'), ...columns]}
          rows={told}
        />
      )}
      <Twin
        caption={caption}
        rows={rowsOf(props, say)}
        table={{
          open: t('evenings.open'),
          columns: [t(weeks.length === 1 ? 'evenings.name' : 'term.name'), ...columns],
        }}
      />
      <Gaps nights={nights} closed={closed} />
      <p className="soft small">{t('planned.method')}</p>
    </section>
  );
}
