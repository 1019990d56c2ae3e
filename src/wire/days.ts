import * as z from 'zod/mini';
import { classId, night } from './shapes';

const override = z.enum(['school', 'holiday', 'no-homework']);
const stretch = z.object({ from: night, to: night });

const said = {
  fridayCounts: z.boolean(),
  /** The school's own breaks; absent = the usual ones. */
  breaks: z.optional(z.array(stretch)),
  yearsWithoutBreaks: z.optional(z.array(z.int())),
  /** The school's word on single evenings, and to a class's families the class's too. */
  overrides: z.optional(z.record(night, override)),
};

/** Days as they are told; `earlier`: what was said before a change, for the nights before `until`, oldest first. */
export const calendarShape = z.object({
  ...said,
  earlier: z.optional(z.array(z.object({ ...said, until: night }))),
});

/** GET: the days of the own school, and of those classes one sees that say something of their own. */
export const daysPath = '/v1/school/days';
export const daysAnswer = z.object({
  /** The evening it is at the school, and the first that has not begun. */
  tonight: night,
  next: night,
  days: calendarShape,
  classes: z.array(z.object({ class: classId, overrides: z.record(night, override) })),
});
export type DaysAnswer = z.infer<typeof daysAnswer>;

const MOST_NIGHTS = 31;
const MOST_BREAKS = 40;
const nights = z.array(night).check(z.minLength(1), z.maxLength(MOST_NIGHTS));

const evenings = z.strictObject({
  kind: z.literal('evenings'),
  nights,
  says: z.enum(['school', 'holiday', 'no-homework', 'calendar']),
});

/**
 * `next`: from the first evening that has not begun, so that no family's evening is lost; `tonight`: at once.
 * `accepts`: the open evenings of which whoever asks knows that nothing will be told.
 */
const when = {
  from: z.enum(['tonight', 'next']),
  accepts: z.array(night).check(z.maxLength(MOST_NIGHTS)),
};

/** POST: one act upon the school's days. Where it would cost open evenings nobody accepted, nothing is written. */
export const changeDaysPath = '/v1/school/days/change';
export const changeDaysQuestion = z.strictObject({
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('friday'), counts: z.boolean() }),
    z.strictObject({
      kind: z.literal('breaks'),
      year: z.int().check(z.gte(2000), z.lte(2999)),
      breaks: z.union([
        z.literal('usual'),
        z.array(z.strictObject({ from: night, to: night })).check(z.maxLength(MOST_BREAKS)),
      ]),
    }),
    evenings,
  ]),
  ...when,
});

/** POST: a class's own word on some evenings; it wins over the school's. */
export const changeClassDaysPath = '/v1/school/days/class';
export const changeClassDaysQuestion = z.strictObject({ class: classId, change: evenings, ...when });

export const changeDaysAnswer = z.object({
  isWritten: z.boolean(),
  /** The night from which it holds. */
  from: night,
  next: night,
  /** The open evenings it costs. */
  lost: z.array(z.object({ night, last: night })),
});
export type DaysChanged = z.infer<typeof changeDaysAnswer>;
