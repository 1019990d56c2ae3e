import * as z from 'zod/mini';
import { classDraft } from './classes';
import { MAX_CLASS_NAME } from '../core/class-name';
import { classId, grade, night } from './shapes';

/** GET: what a new school year would make of each class, or what the last rollover made. Admins only. */
export const rolloverPath = '/v1/school/rollover';

/** What a class becomes if nobody says otherwise; who leaves, leaves in `grade`. */
const next = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rises'), name: z.string(), grade }),
  z.object({ kind: z.literal('leaves'), grade }),
]);

export const rolloverAnswer = z.object({
  /** The school year in question, by the year it begins in. */
  year: z.int(),
  /** `early`: from `from` on it can be done; `due`: now; `nothing`: no class is of an earlier year. */
  state: z.enum(['early', 'due', 'nothing']),
  from: night,
  /** Until when (epoch ms) the old year's last evening is open: whoever rolls over before stops its letters. */
  openUntil: z.optional(z.number()),
  /** Until when (epoch ms) families answer a survey of the school: before, no year begins, and none is taken back. */
  surveyUntil: z.optional(z.number()),
  classes: z.array(z.object({ class: classId, name: z.string(), grade, size: z.int(), next })),
  /** The names of classes that are of the new year already. */
  there: z.array(z.string()),
  /** The last rollover, while it can be taken back. */
  undo: z.optional(z.object({ year: z.int(), rolledAt: z.number(), until: z.number() })),
});
export type RolloverAnswer = z.infer<typeof rolloverAnswer>;

/** `was` is the name it had on the page: whoever decides on another is told to look again. */
const decided = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leaves'), class: classId, was: z.string() }),
  z.strictObject({
    kind: z.enum(['rises', 'stays']),
    class: classId,
    was: z.string(),
    name: z.string().check(z.maxLength(4 * MAX_CLASS_NAME)),
    size: classDraft.shape.size,
  }),
]);

/** POST: the new school year begins, whole or not at all. */
export const rollPath = '/v1/school/rollover/roll';
export const rollQuestion = z.strictObject({
  year: z.int(),
  classes: z.array(decided).check(z.maxLength(400)),
  added: z
    .array(
      z.strictObject({
        name: z.string().check(z.maxLength(4 * MAX_CLASS_NAME)),
        grade: z.string().check(z.maxLength(20)),
        size: z.string().check(z.maxLength(20)),
      }),
    )
    .check(z.maxLength(200)),
});
export type RollQuestion = z.infer<typeof rollQuestion>;

/** POST: the rollover is taken back, within a week. */
export const undoRollPath = '/v1/school/rollover/undo';
export const undoRollQuestion = z.strictObject({ year: z.int() });
