import { LEAST_TOLD, type PublishedMinutes } from './figure';
import type { FigureMean } from './figure-mean';

/** Minutes as they are shown: whole, and `how` they came about. */
export type Shown = { how: 'exact' | 'about' | 'under'; minutes: number };

/** A published figure as it is shown. */
export function shown(minutes: PublishedMinutes): Shown {
  return minutes === 'under-8' ? { how: 'under', minutes: LEAST_TOLD } : { how: 'exact', minutes };
}

/** What was reckoned from several figures is about so much; of one evening alone it is that evening's figure. */
export function shownMean({
  minutes,
  evenings,
  weeks = 0,
}: Omit<FigureMean, 'weeks'> & { weeks?: number }): Shown {
  const whole = Math.round(minutes);
  if (whole < LEAST_TOLD) return { how: 'under', minutes: LEAST_TOLD };
  return { how: evenings === 1 && weeks === 0 ? 'exact' : 'about', minutes: whole };
}

/** A week's own figure is of several evenings: about so much. */
export function shownOfWeek(minutes: PublishedMinutes): Shown {
  return minutes === 'under-8' ? shown(minutes) : { how: 'about', minutes };
}
