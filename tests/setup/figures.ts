import type { PublishedEvening, PublishedWeek } from '../../src/core/figure';
import { eveningOf, LIMIT, weekOf } from './published';

/** A school night of 三年级2班 as published: 55 minutes of 60 unless more is said. */
export function publishedOn(night: string, more: Partial<PublishedEvening> = {}): PublishedEvening {
  return eveningOf({ night, minutes: 55, subjects: { chinese: 25, math: 20, english: 10 }, ...more });
}

/** The weekend that begins on a Friday. */
export function publishedWeekend(night: string, last: string, minutes = 75): PublishedEvening {
  const limit = { ...LIMIT, minutes: null };
  return publishedOn(night, { last, kind: 'weekend', limit, minutes, atSchool: 'under-8' });
}

/** A week of few families; `week` is its Monday. */
export function publishedWeek(week: string, more: Partial<PublishedWeek> = {}): PublishedWeek {
  return weekOf({ week, ...more });
}
