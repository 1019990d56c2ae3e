import * as z from 'zod/mini';
import { SCHOOLS } from '../core/grade';
import { limitChoice, toldLimits } from './limit';
import { notice } from './notice';
import { classId, grade } from './shapes';
import { calendarShape } from './days';

/** What a class is, for whoever holds its id: asked for without credentials. */
export const classPath = '/v1/class';
export const classQuestion = z.strictObject({ class: classId });

/** How many families joined, never finer (PRODUCT.md, S3). */
export const BANDS = ['0-4', '5-9', '10-14', '15-19', '20+'] as const;
export type Band = (typeof BANDS)[number];

export const classAnswer = z.object({
  class: classId,
  /** As the school writes it: 三年级2班. */
  name: z.string(),
  school: z.string(),
  /** Whom to ask about the data: the contact the law wants named. */
  contact: z.string(),
  grade,
  system: z.enum(SCHOOLS),
  limit: limitChoice,
  /** The limits with their dates, past and to come; letters of the first versions have `limit` alone, which is today's. */
  limits: z.optional(toldLimits),
  calendar: calendarShape,
  /** The school's time zone, by which evenings open and close; letters of the first version have none. */
  zone: z.optional(z.string()),
  /** Whether the class stands open for whoever holds its QR. */
  isOpen: z.boolean(),
  families: z.enum(BANDS),
  /**
   * What is shown of its notices, from yesterday to a week ahead, oldest first. Lenient: by a notice that only a newer
   * app understands nobody fails to join.
   */
  notices: z.catch(z.optional(z.array(notice)), undefined),
});
export type ClassAnswer = z.infer<typeof classAnswer>;

/** What a phone with a seat reads again: less, and of a limit only a newer app knows nothing. */
export const classFacts = z.extend(
  z.pick(classAnswer, {
    class: true,
    name: true,
    school: true,
    contact: true,
    grade: true,
    calendar: true,
    zone: true,
    notices: true,
  }),
  {
    limit: z.catch(z.optional(limitChoice), undefined),
    limits: z.catch(z.optional(toldLimits), undefined),
  },
);
export type ClassFacts = z.infer<typeof classFacts>;
