import { useTranslation } from 'react-i18next';
import { isCompared } from '../../core/calendar';
import { comparedIn, type ClassWeek } from '../../core/class-week';
import { SINGLE_SUBJECTS } from '../../core/figure';
import { shown, type Shown } from '../../core/figure-shown';
import {
  plannedAgainst,
  shownMeasured,
  shownPlanned,
  type PlannedAgainst,
  type PlannedPair,
} from '../../core/planned-against';
import { plannedFor, plannedTotal } from '../../core/planned-night';
import { PlainTable } from '../../ui/PlainTable';
import { Twin } from '../../ui/Twin';
import { useEveningWords } from '../figure/evening-words';
import { useClosingWords, useMinutesWords } from '../figure/figure-words';
import { eveningsSeen, type SeatFigures, type SeenEvening } from '../figure/seat-figures';

type CardProps = {
  /** One week, or those of a term. */
  weeks: readonly ClassWeek[];
  seat: SeatFigures;
};

/** What was planned for an evening: minutes, that some tasks have none, or that nothing was posted. */
function usePlannedWords(): (evening: SeenEvening, planned: SeatFigures['planned']) => string {
  const { t } = useTranslation('figure');
  return (evening, planned) => {
    const posted = plannedFor(evening, planned);
    if (!posted) return t('planned.notPosted');
    const total = plannedTotal(posted);
    if (!total) return t('planned.noneInScope');
    const { minutes, unknown } = total;
    if (unknown === 0) return t('minutes.exact', { minutes });
    return minutes > 0 ? t('planned.andUnknown', { minutes, count: unknown }) : t('planned.unknown');
  };
}

function useMeasuredWords(): (evening: SeenEvening) => string {
  const { t } = useTranslation('figure');
  const [minutesWords, closingWords] = [useMinutesWords(), useClosingWords()];
  return ({ state }) => {
    if (state.kind === 'published') return minutesWords(shown(state.figure.minutes));
    return t(`state.${state.kind}`, { when: state.kind === 'counting' ? closingWords(state.closesAt) : '' });
  };
}

/** What stands in no mean, and why. */
function Gaps({ nights, closed }: { nights: PlannedAgainst['nights']; closed: number }) {
  const { t } = useTranslation('figure');
  const notWhole = nights.posted - nights.whole;
  const notPosted = nights.published - nights.posted;
  return (
    <ul className="figure-notes small">
      {notWhole > 0 && <li>{t('planned.gap.minutes', { count: notWhole })}</li>}
      {notPosted > 0 && <li>{t('planned.gap.notice', { count: notPosted })}</li>}
      {closed > 0 && <li>{t('planned.gap.figure', { count: closed })}</li>}
    </ul>
  );
}

function usePairWords(): (pair: PlannedPair) => [planned: string, measured: string] {
  const minutesWords = useMinutesWords();
  return (pair) => [minutesWords(shownPlanned(pair)), minutesWords(shownMeasured(pair))];
}

/** The weeks of a term, each a mean of its evenings. */
function Weeks({ weeks, seat, caption }: CardProps & { caption: string }) {
  const { t } = useTranslation('figure');
  const pairWords = usePairWords();
  const rows = weeks.flatMap((week) => {
    const { homework } = plannedAgainst([{ evenings: comparedIn([week]), planned: seat.planned }]);
    const name = t('term.week', { monday: week.monday });
    return homework ? [{ id: week.monday, row: [name, ...pairWords(homework)] as const }] : [];
  });
  const columns = [t('table.week'), t('planned.planned'), t('planned.measured')];
  return <Twin {...{ caption, rows }} table={{ open: t('table.open'), columns }} />;
}

/** The evenings of a week one by one. */
function Evenings({ week, seat, caption }: { week: ClassWeek; seat: SeatFigures; caption: string }) {
  const { t } = useTranslation('figure');
  const [eveningWords, plannedWords, measuredWords] = [
    useEveningWords(),
    usePlannedWords(),
    useMeasuredWords(),
  ];
  const evenings = eveningsSeen(week, seat).filter(
    ({ day, state }) => isCompared(day) && state.kind !== 'ahead',
  );
  return (
    <Twin
      caption={caption}
      rows={evenings.map((evening) => ({
        id: evening.night,
        row: [eveningWords(evening), plannedWords(evening, seat.planned), measuredWords(evening)],
      }))}
      table={{
        open: t('table.open'),
        columns: [t('table.evening'), t('planned.planned'), t('planned.measured')],
      }}
    />
  );
}

/** 预计与实际: what teachers planned when they posted, beside what was published. Nothing where nothing was posted. */
export function PlannedCard({ weeks, seat }: CardProps) {
  const { t } = useTranslation(['figure', 'app']);
  const pairWords = usePairWords();
  const { planned } = seat;
  const evenings = weeks.flatMap((week) => week.evenings);
  const posted = evenings.filter((evening) => plannedFor(evening, planned));
  const [week] = weeks;
  if (posted.length === 0) return null;
  const { homework, subjects, nights } = plannedAgainst([{ evenings: comparedIn(weeks), planned }]);
  // Within a sentence Chinese keeps a number off the word before it.
  const inline = ({ how, minutes }: Shown) => t(`inline.${how}`, { minutes });
  const caption = homework
    ? t('planned.sum', {
        count: homework.evenings,
        planned: inline(shownPlanned(homework)),
        measured: inline(shownMeasured(homework)),
      })
    : t('planned.none');
  const told = SINGLE_SUBJECTS.flatMap((subject) => {
    const pair = subjects[subject];
    return pair ? [{ id: subject, row: [t(`app:subject.${subject}`), ...pairWords(pair)] as const }] : [];
  });
  return (
    <section className="sheet stack">
      <h2>{t(weeks.length === 1 ? 'planned.title' : 'planned.termTitle')}</h2>
      <p>{caption}</p>
      {told.length > 0 && (
        <PlainTable
          caption={t('planned.bySubject')}
          columns={[t('planned.subject'), t('planned.planned'), t('planned.measured')]}
          rows={told}
        />
      )}
      {week && weeks.length === 1 ? (
        <Evenings {...{ week, seat, caption }} />
      ) : (
        <Weeks {...{ weeks, seat, caption }} />
      )}
      <Gaps nights={nights} closed={posted.filter(({ state }) => state.kind === 'none').length} />
      <p className="soft small">{t('planned.method')}</p>
    </section>
  );
}
