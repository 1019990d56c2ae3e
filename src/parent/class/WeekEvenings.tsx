import { useTranslation } from 'react-i18next';
import { isCompared } from '../../core/calendar';
import type { ClassWeek } from '../../core/class-week';
import type { PublishedEvening } from '../../core/figure';
import { countedMinutes, minutesOver } from '../../core/figure-mean';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { useEveningWords } from './evening-words';
import { useClosingWords, useMinutesWords } from './figure-words';
import { eveningsSeen, type SeatFigures, type SeenEvening } from './seat-figures';

type EveningsProps = { week: ClassWeek; seat: SeatFigures };

/** The limit an evening is drawn beside; undefined where nothing is compared. */
function limitOf(figure: PublishedEvening): number | undefined {
  return minutesOver(figure) === undefined ? undefined : (figure.limit.minutes ?? undefined);
}

function figureOf({ state }: SeenEvening): PublishedEvening | undefined {
  return state.kind === 'published' ? state.figure : undefined;
}

/** What the bars show, in one sentence. */
function useCaption(): (figures: readonly PublishedEvening[]) => string {
  const { t } = useTranslation('figure');
  return (figures) => {
    const limits = new Set(figures.map(limitOf).filter((limit) => limit !== undefined));
    const [limit] = limits;
    if (limit === undefined || limits.size > 1) return t('bars.plain');
    const over = figures.filter((figure) => (minutesOver(figure) ?? 0) > 0);
    const [first] = over;
    if (!first) return t('bars.within', { limit });
    return over.length === 1
      ? t('bars.one', { night: first.night, limit, over: minutesOver(first) })
      : t('bars.some', { count: over.length, limit });
  };
}

function useBar(): (evening: SeenEvening) => Bar {
  const { t } = useTranslation('figure');
  const eveningWords = useEveningWords();
  const minutesWords = useMinutesWords();
  return (evening) => {
    const { night, state } = evening;
    const label = t('day', { night });
    const name = eveningWords(evening);
    if (state.kind !== 'published') {
      const text = state.kind === 'ahead' ? '' : t(`state.${state.kind}`);
      return { id: night, label, value: undefined, text, row: [name, t(`state.${state.kind}`), '', ''] };
    }
    const { figure } = state;
    const limit = limitOf(figure);
    return {
      id: night,
      label,
      value: countedMinutes(figure.minutes),
      text: figure.minutes === 'under-8' ? t('underNumber') : String(figure.minutes),
      limit,
      row: [name, minutesWords(figure.minutes), limit ?? t('table.none'), t(`band.${figure.band}`)],
    };
  };
}

/** The school nights as bars beside their limit; nothing where none of them is published. */
function SchoolNights({ evenings }: { evenings: readonly SeenEvening[] }) {
  const { t } = useTranslation('figure');
  const caption = useCaption();
  const barOf = useBar();
  const figures = evenings.map(figureOf).filter((figure) => figure !== undefined);
  const isRule = figures.every(({ limit }) => limit.strength !== 'guidance');
  if (figures.length === 0) return null;
  return (
    <Bars
      caption={caption(figures)}
      bars={evenings.map(barOf)}
      limitLabel={(minutes) => t(`limit.${isRule ? 'rule' : 'guide'}`, { minutes })}
      table={{
        open: t('table.open'),
        columns: [t('table.night'), t('table.mean'), t('table.limit'), t('table.families')],
      }}
    />
  );
}

/** What is said of evenings without a figure: when it comes, that this phone has not heard yet, or that none comes. */
export function EveningNotes({ evenings }: { evenings: readonly SeenEvening[] }) {
  const { t } = useTranslation(['figure', 'app']);
  const eveningWords = useEveningWords();
  const closingWords = useClosingWords();
  // Which week it is stands above.
  const nameOf = ({ night, last }: SeenEvening) =>
    night === last ? t('app:weekday', { night }) : eveningWords({ night, last }, 'short');
  const names = (kind: 'none' | 'unread') => evenings.filter(({ state }) => state.kind === kind).map(nameOf);
  const [none, unread] = [names('none'), names('unread')];
  const listed = (all: readonly string[]) => ({ evenings: all.join(t('join')) });
  return (
    <ul className="figure-notes">
      {evenings.map(
        (evening) =>
          evening.state.kind === 'counting' && (
            <li key={evening.night}>
              {t('counting', {
                evening: nameOf(evening),
                when: closingWords(evening.state.closesAt),
              })}
            </li>
          ),
      )}
      {unread.length > 0 && <li>{t('unread', listed(unread))}</li>}
      {none.length > 0 && <li>{t(none.length > 1 ? 'few.more' : 'few.one', listed(none))}</li>}
    </ul>
  );
}

/** A week's school nights, and what is to say of those without a figure. */
export function WeekEvenings({ week, seat }: EveningsProps) {
  const evenings = eveningsSeen(week, seat);
  const nights = evenings.filter(({ day }) => isCompared(day));
  return (
    <>
      <SchoolNights evenings={nights} />
      <EveningNotes evenings={evenings} />
    </>
  );
}
