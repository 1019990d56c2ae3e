import type { TFunction } from 'i18next';
import type { Word } from '../act';
import type { Absorbed, Finished } from '../store/timers';

/** The line that says what finishing wrote down, or that a sitting is part of the new one. */
export function finishedWord({ entry, undo }: Finished | Absorbed, t: TFunction): Word {
  return { text: entry ? t('today:finished', { minutes: entry.minutes }) : t('today:absorbed'), undo };
}
