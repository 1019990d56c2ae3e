import * as z from 'zod/mini';
import { SCHOOLS } from '../core/grade';
import { limitChoice } from './limit';
import { classId, grade, night } from './shapes';

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
  calendar: z.object({
    fridayCounts: z.boolean(),
    /** The school's own breaks; absent = the usual ones. */
    breaks: z.optional(z.array(z.object({ from: night, to: night }))),
  }),
  /** The school's time zone, by which evenings open and close; letters of the first version have none. */
  zone: z.optional(z.string()),
  /** Whether the class stands open for whoever holds its QR. */
  isOpen: z.boolean(),
  families: z.enum(BANDS),
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
  }),
  { limit: z.catch(z.optional(limitChoice), undefined) },
);
export type ClassFacts = z.infer<typeof classFacts>;
