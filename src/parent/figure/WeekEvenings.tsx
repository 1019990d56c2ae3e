import { useTranslation } from 'react-i18next';
import { isCompared } from '../../core/calendar';
import { drawnLimit } from '../../core/figure-verdict';
import type { ClassWeek } from '../../core/class-week';
import type { PublishedEvening } from '../../core/figure';
import { countedMinutes, minutesOver } from '../../core/figure-mean';
import { shown } from '../../core/figure-shown';
import type { School } from '../../core/grade';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { useEveningWords } from './evening-words';
import { useClosingWords, useLimitWords, useMinutesWords, useNightName } from './figure-words';
import { eveningsSeen, type SeatFigures, type SeenEvening } from './seat-figures';
import { judgedIn } from './week-judged';

/** What the bars show, in one sentence: which evening was over, or that none was. */
function useCaption(): (figures: readonly PublishedEvening[], limit: number | undefined) => string {
  const { t } = useTranslation('figure');
  const nightName = useNightName();
  const minutesWords = useMinutesWords();
  return (figures, limit) => {
    const byMinutes = [...figures].sort(
      (one, other) => countedMinutes(other.minutes) - countedMinutes(one.minutes),
    );
    const [most] = byMinutes;
    if (!most) return '';
    const words = { evening: nightName(most), minutes: minutesWords(shown(most.minutes)), limit };
    if (limit === undefined) return t(most.minutes === 'under-8' ? 'caption.under' : 'caption.plain', words);
    const overs = figures.filter((figure) => (minutesOver(figure) ?? 0) > 0).length;
    if (overs === 0) return t('caption.within', words);
    return overs === 1
      ? t('caption.one', { ...words, over: minutesOver(most) })
      : t('caption.many', { ...words, over: overs });
  };
}

/** One evening as a bar, or as the word in its empty place; `limit` is the week's. */
function useBar(limit: number | undefined): (evening: SeenEvening) => Bar {
  const { t } = useTranslation('figure');
  const [eveningWords, minutesWords, closingWords] = [
    useEveningWords(),
    useMinutesWords(),
    useClosingWords(),
  ];
  return (evening) => {
    const { night, state } = evening;
    const place = { id: night, label: t('day', { night }) };
    const name = eveningWords(evening);
    if (state.kind !== 'published') {
      const when = state.kind === 'counting' ? closingWords(state.closesAt) : '';
      const row = [name, t(`state.${state.kind}`, { when }), ''] as const;
      return { ...place, value: undefined, text: t(`bar.${state.kind}`), limit, row };
    }
    const { figure } = state;
    const over = minutesOver(figure);
    const minutes = minutesWords(shown(figure.minutes));
    const { how, minutes: number } = shown(figure.minutes);
    return {
      ...place,
      value: countedMinutes(figure.minutes),
      text: t(`figure.${how}`, { minutes: number }),
      limit: over === undefined ? undefined : (figure.limit.minutes ?? undefined),
      row: [name, over ? t('withOver', { minutes, over }) : minutes, t(`band.${figure.band}`)],
    };
  };
}

type NightsProps = { evenings: readonly SeenEvening[]; week: ClassWeek; system: School };

/** The school nights as bars beside their limit; nothing where none of them is published. */
function SchoolNights({ evenings, week, system }: NightsProps) {
  const { t } = useTranslation('figure');
  const limit = drawnLimit(judgedIn([week], system));
  const caption = useCaption();
  const barOf = useBar(limit?.minutes);
  const limitWords = useLimitWords();
  const figures = evenings.flatMap(({ state }) => (state.kind === 'published' ? [state.figure] : []));
  const [first] = figures;
  if (!first) return null;
  return (
    <Bars
      caption={caption(figures, limit?.minutes)}
      bars={evenings.map(barOf)}
      limitLabel={(minutes) => limitWords(limit ?? first.limit, minutes)}
      table={{ open: t('table.open'), columns: [t('table.evening'), t('table.minutes'), t('table.band')] }}
    />
  );
}

/** One evening, several, or free days alone: a weekend is no evening. */
function fewKey(none: readonly SeenEvening[]) {
  if (none.length > 1) return 'few.more';
  return none.every(({ day }) => isCompared(day)) ? 'few.one' : 'few.free';
}

/** What is said of evenings without a figure: when it comes, that this phone has not heard yet, or that none comes. */
export function EveningNotes({ evenings }: { evenings: readonly SeenEvening[] }) {
  const { t } = useTranslation('figure');
  const nightName = useNightName();
  const closingWords = useClosingWords();
  const those = (kind: 'none' | 'unread') => evenings.filter(({ state }) => state.kind === kind);
  const [none, unread] = [those('none'), those('unread')];
  const listed = (all: readonly SeenEvening[]) => ({ evenings: all.map(nightName).join(t('join')) });
  return (
    <ul className="figure-notes">
      {evenings.map(
        (evening) =>
          evening.state.kind === 'counting' && (
            <li key={evening.night}>
              {t('counting', { evening: nightName(evening), when: closingWords(evening.state.closesAt) })}
            </li>
          ),
      )}
      {unread.length > 0 && <li>{t('unread', listed(unread))}</li>}
      {none.length > 0 && <li>{t(fewKey(none), listed(none))}</li>}
    </ul>
  );
}

/** A week's school nights, and what is to say of those without a figure. */
export function WeekEvenings({ week, seat, system }: { week: ClassWeek; seat: SeatFigures; system: School }) {
  const evenings = eveningsSeen(week, seat);
  return (
    <>
      <SchoolNights evenings={evenings.filter(({ day }) => isCompared(day))} week={week} system={system} />
      <EveningNotes evenings={evenings} />
    </>
  );
}
