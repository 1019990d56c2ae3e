import * as z from 'zod/mini';
import { MAX_CLASS_NAME, MAX_CLASS_SIZE } from '../core/class-name';
import { BANDS } from './class';
import { taughtSubjects } from './people';
import { classId, grade, line } from './shapes';

/** A class as the school writes it down; 2024级2班 says its grade by the year it entered. */
export const classDraft = z.strictObject({
  name: line(MAX_CLASS_NAME),
  grade,
  size: z.int().check(z.gte(1), z.lte(MAX_CLASS_SIZE)),
});
export type ClassDraft = z.infer<typeof classDraft>;

/** GET: an admin's classes are the school's, a teacher's are those taught. */
export const classesPath = '/v1/school/classes';
const schoolClass = z.object({
  id: classId,
  name: z.string(),
  grade,
  size: z.int(),
  families: z.enum(BANDS),
  /** Slips printed and slips spent: an admin sees them, a teacher does not. */
  seats: z.optional(z.object({ printed: z.int(), used: z.int() })),
  teachers: z.array(z.object({ person: z.string(), name: z.string(), subjects: taughtSubjects })),
  /** What whoever asks has here as a subject teacher; absent for whoever has all of it. */
  subjects: taughtSubjects,
  /** Epoch ms until which the class stands open; absent when closed. */
  openUntil: z.optional(z.number()),
});
export type SchoolClass = z.infer<typeof schoolClass>;
export const classesAnswer = z.object({ classes: z.array(schoolClass) });

/** The largest schools have some sixty; a longer table is no list of classes, and would hold everybody up. */
export const MOST_CLASSES_AT_ONCE = 200;

/** POST: some classes at once. `dryRun` writes nothing; a real run writes all or none. */
export const addClassesPath = '/v1/school/classes/add';
export const addClassesQuestion = z.strictObject({
  classes: z
    .array(z.strictObject({ name: z.string(), grade: z.string(), size: z.string() }))
    .check(z.maxLength(MOST_CLASSES_AT_ONCE)),
  dryRun: z.boolean(),
});
/** One line for each class asked for, in its order: what it was understood as, or the problem and its field. */
export const addClassesAnswer = z.object({
  isWritten: z.boolean(),
  lines: z.array(
    z.union([
      z.object({ kind: z.literal('fine'), name: z.string(), grade, size: z.int(), id: z.optional(classId) }),
      z.object({ kind: z.literal('problem'), problem: z.string(), field: z.enum(['name', 'grade', 'size']) }),
    ]),
  ),
});
export type AddClassesAnswer = z.infer<typeof addClassesAnswer>;

/** POST: name or size of one class; a size below the slips already spent is refused. */
export const changeClassPath = '/v1/school/classes/change';
export const changeClassQuestion = z.strictObject({ class: classId, draft: classDraft });
export const changed = z.object({ changed: z.literal(true) });
