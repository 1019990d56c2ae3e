import type { TFunction } from 'i18next';
import type { Word } from '../act';
import type { Finished } from '../store/timers';

/** The line that says what finishing wrote down. */
export function finishedWord({ entry, undo }: Finished, t: TFunction): Word {
  return { text: t('today:finished', { minutes: entry.minutes }), undo };
}
