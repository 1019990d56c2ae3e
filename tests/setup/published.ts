import fc from 'fast-check';
import {
  FIGURE_BANDS,
  type LimitThen,
  type PublishedEvening,
  type PublishedMinutes,
  type PublishedWeek,
} from '../../src/core/figure';
import { addNights } from '../../src/core/night';
import type { Task } from '../../src/core/notice';
import { plannedNight, type PlannedNight } from '../../src/core/planned-night';
import type { ToldClass } from '../../src/core/school-figures';
import type { Answer } from '../independent/figures';
import { anyTask, noticeOf } from './planned';

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
    isApart: fc.boolean(),
  })
  .map(({ isApart, ...more }): LimitThen => ({ ...LIMIT, ...more, ...(isApart && { atSchool: 'apart' }) }));

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

/** What may have been posted on some night of that year. */
const anyPosted = fc.record({
  days: fc.integer({ min: 0, max: 365 }),
  isNoHomework: fc.boolean(),
  tasks: fc.array(anyTask, { maxLength: 5 }),
});

function plannedOf(
  posted: readonly { days: number; isNoHomework: boolean; tasks: Task[] }[],
): PlannedNight[] {
  const nights = new Map(posted.map(({ days, ...each }) => [addNights('2026-09-01', days), each]));
  return [...nights].flatMap(([night, { isNoHomework, tasks }]) => {
    const notice = noticeOf(isNoHomework ? [] : tasks, { night, isNoHomework });
    return plannedNight(notice, 'written') ?? [];
  });
}

/** 三年级2班 as told to the school, but for what is said. */
export function classOf(more: Partial<ToldClass> = {}): ToldClass {
  return { class: '0123456789', name: '三年级2班', grade: 3, evenings: [], weeks: [], planned: [], ...more };
}

/** Whatever may have been published of a school's classes, of whatever grades. */
export const anySchool: fc.Arbitrary<ToldClass[]> = fc.array(
  fc
    .record({
      grade: fc.integer({ min: 1, max: 6 }),
      evenings: fc.uniqueArray(anyEvening, { selector: ({ night }) => night, maxLength: 40 }),
      weeks: fc.uniqueArray(anyWeek, { selector: ({ week }) => week, maxLength: 10 }),
      planned: fc.array(anyPosted, { maxLength: 40 }).map(plannedOf),
    })
    // Before the new year it was in the grade below.
    .map(({ grade, evenings, weeks, planned }) =>
      classOf({
        grade,
        planned,
        evenings: evenings.map((each) => ({ ...each, grade: each.night < '2027-01' ? grade - 1 : grade })),
        weeks: weeks.map((each) => ({ ...each, grade: each.week < '2027-01' ? grade - 1 : grade })),
      }),
    ),
  { maxLength: 5 },
);

/** The same as it comes over the wire, for whoever reads it without a schema of ours. */
export function answersOf(school: readonly ToldClass[]): Answer[] {
  return JSON.parse(JSON.stringify(school)) as Answer[];
}
