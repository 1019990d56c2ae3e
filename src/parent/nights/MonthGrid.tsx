import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRouter } from 'wouter';
import { isSchoolNight, weeksOf, type LookedNight } from '../../core/looked-night';
import { weekday, type Night } from '../../core/night';
import { GridCell } from './GridCell';
import type { Look } from './look';
import { useCellLabel, useMark } from './night-words';
import { useWalk } from './walk';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** What fills a cell where no limit does, minutes: an hour, or the month's longest night. */
const FULL_WITHOUT_LIMIT = 60;

/** How full a cell is, 0…1: a full one has reached the limit. Free days have no glass. */
function levelOf(looked: LookedNight, longest: number): number {
  const { state, evening } = looked;
  if (state.kind !== 'minutes' || !isSchoolNight(looked)) return 0;
  const isHeld = state.over !== undefined && evening.limit.minutes;
  return Math.min(1, state.minutes / (isHeld ? (evening.limit.minutes ?? 1) : longest));
}

function classOf(looked: LookedNight, tonight: Night): string {
  const { state, night } = looked;
  const isOver = state.kind === 'minutes' && (state.over ?? 0) > 0;
  return [
    'look-cell',
    isSchoolNight(looked) ? 'look-cell-school' : 'look-cell-free',
    `look-is-${state.kind}`,
    isOver ? 'look-is-over' : '',
    night === tonight ? 'look-is-tonight' : '',
  ].join(' ');
}

/** The rows of a month: weeks, with the places before its first and after its last night kept free. */
function rowsOf(nights: readonly LookedNight[]): (LookedNight | undefined)[][] {
  return weeksOf(nights).map(({ nights: own }) =>
    DAYS.map((day) => own.find(({ night }) => weekday(night) === day)),
  );
}

/** What the cells of a month say. */
function useCells({ back: { nights }, tonight }: Look) {
  const { base } = useRouter();
  const [label, mark] = [useCellLabel(tonight), useMark()];
  const minutes = nights.map(({ state }) => (state.kind === 'minutes' ? state.minutes : 0));
  const longest = Math.max(FULL_WITHOUT_LIMIT, ...minutes);
  return (looked: LookedNight) => ({
    night: looked.night,
    href: looked.state.kind === 'ahead' ? undefined : `${base}/nights/${looked.night}`,
    label: label(looked),
    mark: mark(looked),
    level: levelOf(looked, longest),
    className: classOf(looked, tonight),
  });
}

/** A tap on a night stays in the app; one that asks for a new window is the browser's. */
function useOpenNight(): (event: MouseEvent<HTMLElement>) => void {
  const [, navigate] = useLocation();
  return (event) => {
    const night = (event.target as Element).closest('a')?.dataset['night'];
    const isOther = event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (night === undefined || isOther || event.defaultPrevented) return;
    event.preventDefault();
    navigate(`/nights/${night}`);
  };
}

/** The month as a calendar, each night filled against its limit. Its places stay as the months turn: only what they say changes. */
export function MonthGrid({ look, labelledBy }: { look: Look; labelledBy: string }) {
  const { t } = useTranslation('look');
  const { table, active, onKeyDown, setWalked } = useWalk(look);
  const cellOf = useCells(look);
  const openNight = useOpenNight();
  return (
    <table
      ref={table}
      role="grid"
      className="look-grid"
      aria-labelledby={labelledBy}
      aria-readonly="true"
      onClick={openNight}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const { night } = (target as HTMLElement).dataset;
        if (night !== undefined) setWalked(night);
      }}
    >
      <caption className="hidden-but-read">{t('grid.caption')}</caption>
      <thead>
        <tr>
          {DAYS.map((day) => (
            <th key={day} scope="col">
              {t(`grid.weekday.${String(day)}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOf(look.back.nights).map((row, week) => (
          <tr key={week}>
            {row.map((looked, place) => (
              <td key={place}>
                {looked && <GridCell {...cellOf(looked)} isActive={looked.night === active} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
