import * as z from 'zod/mini';
import { SINGLE_SUBJECTS, type SingleSubject } from '../core/figure';
import { TIERS } from '../core/notice';
import { KINDS } from '../core/subject';
import { figuresDates } from './figures';
import { classId, night } from './shapes';

/** A task's words: longer than any homework, and a page of a book is none. */
export const MOST_TASK_LETTERS = 500;
/** A notice has a few tasks for each subject. */
export const MOST_TASKS = 40;
/** Planned minutes of one task: half a day is no homework of an evening, and a holiday's task may take as long. */
export const MOST_PLANNED_MINUTES = 480;

export const task = z.object({
  subject: z.enum(SINGLE_SUBJECTS as [SingleSubject, ...SingleSubject[]]),
  text: z.string().check(z.maxLength(MOST_TASK_LETTERS)),
  kind: z.enum(KINDS),
  tier: z.enum(TIERS),
  minutes: z.nullable(z.int().check(z.gte(0), z.lte(MOST_PLANNED_MINUTES))),
  isAtSchool: z.boolean(),
});

/** A notice as everybody reads it: families by /v1/class, teachers at the desk, strangers on the public page. */
export const notice = z.object({
  night,
  isNoHomework: z.boolean(),
  tasks: z.array(task).check(z.maxLength(MOST_TASKS)),
  changedAt: z.optional(z.number()),
});

/**
 * POST, without credentials: what is shown of a class's notices from one night to another, oldest first; none ahead of
 * the time it was set for. A notice without tasks that is no 无作业日 was taken back. 404 class.
 */
export const noticesPath = '/v1/notices';
export const noticesQuestion = figuresDates(z.strictObject({ class: classId, from: night, to: night }));
export type NoticesQuestion = z.infer<typeof noticesQuestion>;
export const noticesAnswer = z.object({ class: classId, notices: z.array(notice) });
