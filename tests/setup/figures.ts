import type { PublishedEvening, PublishedWeek } from '../../src/core/figure';

const LIMIT = {
  id: 'cn-national',
  scope: 'written' as const,
  unit: 'day' as const,
  minutes: 60,
  strength: 'law' as const,
};

/** A school night of 三年级2班 as published: 55 minutes of 60 unless more is said. */
export function publishedOn(night: string, more: Partial<PublishedEvening> = {}): PublishedEvening {
  return {
    night,
    last: night,
    kind: 'school',
    isKnown: true,
    grade: 3,
    limit: LIMIT,
    band: '20+',
    minutes: 55,
    atSchool: 10,
    subjects: { chinese: 25, math: 20, english: 10 },
    ...more,
  };
}

/** The weekend that begins on a Friday. */
export function publishedWeekend(night: string, last: string, minutes = 75): PublishedEvening {
  const limit = { ...LIMIT, minutes: null };
  return publishedOn(night, { last, kind: 'weekend', limit, minutes, atSchool: 'under-8' });
}

/** A week of few families; `week` is its Monday. */
export function publishedWeek(week: string, more: Partial<PublishedWeek> = {}): PublishedWeek {
  return { week, grade: 3, limit: LIMIT, minutes: 50, ...more };
}
