import { useTranslation } from 'react-i18next';
import type { Limit } from '../../core/limit';
import { isSchoolNight, type LookedNight } from '../../core/looked-night';
import type { Night } from '../../core/night';

/** Whose number a limit is: a rule somebody laid down, advice, or the parent's own. */
export function ruleOf({ strength }: Pick<Limit, 'strength'>): 'law' | 'guidance' | 'custom' {
  return strength === 'guidance' || strength === 'custom' ? strength : 'law';
}

/** How a night stands, in words: 75 分钟，比规定多 15 分钟; of free days what they are comes first. */
export function useStateWords(): (night: LookedNight) => string {
  const { t } = useTranslation(['look', 'app']);
  const plain = ({ state, evening }: LookedNight) => {
    if (state.kind === 'beside') return t(`state.beside.${state.of}`, { minutes: state.minutes });
    if (state.kind !== 'minutes') return t(`state.${state.kind}`);
    const { minutes, over = 0 } = state;
    return over > 0
      ? t(`state.over.${ruleOf(evening.limit)}`, { minutes, over })
      : t('state.minutes', { minutes });
  };
  return (night) => {
    const words = plain(night);
    const { day } = night.evening;
    if (day.kind === 'school' || night.state.kind === 'no-homework-day') return words;
    return t('state.kind', { kind: t(`app:nightKind.${day.kind}`), words });
  };
}

/** A cell's whole meaning for those who hear it: 11月18日 周三晚，75 分钟，比规定多 15 分钟. */
export function useCellLabel(tonight: Night): (night: LookedNight) => string {
  const { t } = useTranslation('look');
  const stateWords = useStateWords();
  return (looked) => {
    const { night } = looked;
    const words = stateWords(looked);
    return t('grid.night', { night, words: night === tonight ? t('grid.tonight', { words }) : words });
  };
}

const MARKED = ['none', 'at-school', 'no-homework-day', 'missing'] as const;

/** What stands in a cell: the minutes, or a mark; nothing where nothing is to say. */
export function useMark(): (night: LookedNight) => string {
  const { t } = useTranslation('look');
  return (looked) => {
    const { state } = looked;
    if (state.kind === 'minutes') return String(state.minutes);
    if (state.kind === 'beside') return t('mark.beside', { minutes: state.minutes });
    const marked = MARKED.find((kind) => kind === state.kind);
    if (marked) return t(`mark.${marked}`);
    const isWaiting = state.kind === 'ahead' || state.kind === 'open';
    return isWaiting && (isSchoolNight(looked) || state.kind === 'ahead') ? '·' : '';
  };
}
