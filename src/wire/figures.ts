import * as z from 'zod/mini';
import { FIGURE_BANDS, SINGLE_SUBJECTS, type PublishedMinutes, type SingleSubject } from '../core/figure';
import { nightsBetween } from '../core/night';
import { classId, grade, night } from './shapes';

/** A school year and the weeks around it: nobody looks at more at once. */
export const MOST_FIGURE_NIGHTS = 400;

/**
 * POST, without credentials: all that was published of a class, of the evenings and weeks (by their Monday) from `from`
 * to `to`. Of an evening of which nothing is told there is nothing, whether few families sent or nobody. 404 class.
 */
export const figuresPath = '/v1/figures';

/** A question about figures from one night to another, both in their order and not too far apart. */
export function figuresDates<Asked extends z.ZodMiniType<{ from: string; to: string }>>(question: Asked) {
  return question.check(
    z.refine(({ from, to }) => from <= to, { path: ['to'] }),
    z.refine(({ from, to }) => nightsBetween(from, to) < MOST_FIGURE_NIGHTS, { path: ['to'] }),
  );
}

export const figuresQuestion = figuresDates(z.strictObject({ class: classId, from: night, to: night }));
export type FiguresQuestion = z.infer<typeof figuresQuestion>;

const minutes: z.ZodMiniType<PublishedMinutes> = z.union([z.int().check(z.gte(10)), z.literal('under-8')]);

const limit = z.object({
  /** One of core's presets, or `custom`; a newer endpoint may know more. */
  id: z.string(),
  scope: z.enum(['written', 'all']),
  unit: z.enum(['day', 'week']),
  minutes: z.nullable(z.int()),
  strength: z.enum(['law', 'decree', 'guidance', 'school', 'custom']),
  /** What was done at school does not count against it. */
  atSchool: z.exactOptional(z.literal('apart')),
});

const standing = { grade, limit };

const subjects = z.object(
  Object.fromEntries(SINGLE_SUBJECTS.map((subject) => [subject, z.optional(minutes)])) as Record<
    SingleSubject,
    z.ZodMiniOptional<typeof minutes>
  >,
);

/** One published class evening. */
export const evening = z.object({
  night,
  /** The last night of a block; else the same. */
  last: night,
  kind: z.enum(['school', 'weekend', 'holiday', 'vacation', 'no-homework']),
  /** False in a year whose public holidays are not known: nothing is compared. */
  isKnown: z.boolean(),
  ...standing,
  band: z.enum(FIGURE_BANDS),
  minutes,
  atSchool: minutes,
  subjects,
});

/** One published class week. */
export const week = z.object({ week: night, ...standing, minutes });

export const figuresAnswer = z.object({
  class: classId,
  evenings: z.array(evening),
  weeks: z.array(week),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;
