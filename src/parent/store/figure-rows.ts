import type { PublishedEvening, PublishedWeek } from '../../core/figure';
import type { Night } from '../../core/night';

/** A class evening as it was published; children of one class share it. */
export type FigureRow = PublishedEvening & { id: string; class: string };

/** The one figure of a week's evenings that have none of their own. */
export type FigureWeekRow = PublishedWeek & { id: string; class: string };

/** `night`: the evening's, or the Monday of a week. */
export function figureId(classId: string, night: Night): string {
  return `${classId}/${night}`;
}
