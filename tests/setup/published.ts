import fc from 'fast-check';
import {
  FIGURE_BANDS,
  type LimitThen,
  type PublishedEvening,
  type PublishedMinutes,
  type PublishedWeek,
} from '../../src/core/figure';
import { addNights } from '../../src/core/night';

/** The national limit of a third-grader's school night. */
export const LIMIT: LimitThen = {
  id: 'cn-national',
  scope: 'written',
  unit: 'day',
  minutes: 60,
  strength: 'law',
};

/** A published school night of 三年级2班 on Monday, 23 November 2026, but for what is said. */
export function eveningOf(more: Partial<PublishedEvening> = {}): PublishedEvening {
  const night = more.night ?? '2026-11-23';
  return {
    night,
    last: night,
    kind: 'school',
    isKnown: true,
    grade: 3,
    limit: LIMIT,
    band: '20+',
    minutes: 50,
    atSchool: 10,
    subjects: {},
    ...more,
  };
}

/** The week of that Monday as one figure. */
export function weekOf(more: Partial<PublishedWeek> = {}): PublishedWeek {
  return { week: '2026-11-23', grade: 3, limit: LIMIT, minutes: 50, ...more };
}

const anyMinutes: fc.Arbitrary<PublishedMinutes> = fc.oneof(
  fc.constant('under-8' as const),
  fc.integer({ min: 2, max: 40 }).map((count) => 5 * count),
);
const anyLimit = fc
  .record({
    unit: fc.constantFrom('day' as const, 'week' as const),
    minutes: fc.constantFrom(null, 0, 30, 60, 90),
  })
  .map((more): LimitThen => ({ ...LIMIT, ...more }));

/** Whatever may have been published of an evening or a week within a year. */
export const anyEvening: fc.Arbitrary<PublishedEvening> = fc
  .record({
    days: fc.integer({ min: 0, max: 365 }),
    kind: fc.constantFrom('school', 'school', 'school', 'weekend', 'holiday', 'vacation', 'no-homework'),
    isKnown: fc.boolean(),
    limit: anyLimit,
    band: fc.constantFrom(...FIGURE_BANDS),
    minutes: anyMinutes,
    atSchool: anyMinutes,
  })
  .map(({ days, ...more }) => eveningOf({ night: addNights('2026-09-01', days), ...more }));

export const anyWeek: fc.Arbitrary<PublishedWeek> = fc
  .record({ weeks: fc.integer({ min: 0, max: 52 }), minutes: anyMinutes, limit: anyLimit })
  .map(({ weeks, ...more }) => weekOf({ week: addNights('2026-08-31', 7 * weeks), ...more }));
