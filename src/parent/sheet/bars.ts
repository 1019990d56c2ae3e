import type { TFunction } from 'i18next';
import { isSchoolNight, type LookedNight, type NightState } from '../../core/looked-night';
import { weekday } from '../../core/night';
import type { View } from '../../core/stretch';
import type { Bar } from '../../ui/bar';

/** What stands at a night's bar, or in its empty place. */
function barText(state: NightState, t: TFunction<'sheet'>): string {
  if (state.kind === 'minutes') return String(state.minutes);
  if (state.kind === 'none') return t('bar.none');
  if (state.kind === 'at-school') return t('bar.atSchool');
  if (state.kind === 'no-homework-day') return t('bar.noHomeworkDay');
  return state.kind === 'missing' ? t('bar.missing') : t('bar.empty');
}

/** The same in the table, where there is room for words. */
function rowText(state: NightState, t: TFunction<'sheet'>): string {
  if (state.kind === 'minutes') return t('minutes', { minutes: state.minutes });
  if (state.kind === 'no-homework-day') return t('bar.noHomeworkDayLong');
  return state.kind === 'beside' ? t('bar.beside', { minutes: state.minutes }) : barText(state, t);
}

function heightOf(state: NightState): number | undefined {
  if (state.kind === 'minutes') return state.minutes;
  return state.kind === 'none' ? 0 : undefined;
}

function limitOf({ evening: { comparison, limit } }: LookedNight): number | undefined {
  return comparison.kind === 'measured' && limit.unit === 'day' ? comparison.limit : undefined;
}

/** The school nights so far, a bar each, beside the limit that held on each. */
export function nightsToBars(nights: readonly LookedNight[], view: View, t: TFunction<'sheet'>): Bar[] {
  return nights
    .filter((night) => isSchoolNight(night) && night.state.kind !== 'ahead')
    .map((looked) => {
      const { night, state } = looked;
      const isNamed = view === 'week' || weekday(night) === 1;
      return {
        id: night,
        label: isNamed ? t(view === 'week' ? 'bar.day' : 'bar.date', { night }) : '',
        value: heightOf(state),
        text: barText(state, t),
        limit: limitOf(looked),
        row: [t('bar.night', { night }), rowText(state, t)],
      };
    });
}
