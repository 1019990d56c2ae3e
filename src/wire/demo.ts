import * as z from 'zod/mini';
import { classId } from './shapes';

// What the demo's pages ask of the demo school, under /demo. A school's endpoint has none of it.

/** Where the demo stands, and beside its questions those of the families' own routes. */
export const DEMO = '/demo';

/**
 * POST, without credentials: when it is in the demo. A page says by `id` which one it is, which of the clock's turns it
 * has followed to the end, and how many letters of its demo family still wait. 503 while the demo is being made.
 */
export const demoClockPath = '/v1/clock';
export const demoClockQuestion = z.strictObject({
  page: z.string().check(z.regex(/^[0-9a-z]{20}$/)),
  turn: z.int().check(z.gte(0)),
  waiting: z.int().check(z.gte(0), z.lte(1000)),
});
export type DemoClockQuestion = z.infer<typeof demoClockQuestion>;

/** POST, the same question: the clock is moved on to when the evening it is now has closed. Answers at once, like the clock. */
export const demoForwardPath = '/v1/forward';

export const demoClockAnswer = z.object({
  /** Another with each demo that is made. */
  id: z.string(),
  /** Epoch ms: now, and where the next forward leads. */
  now: z.int(),
  next: z.int(),
  /** How often the clock was turned. */
  turn: z.int(),
  isMoving: z.boolean(),
  /** The class of the demo's family and its teacher. */
  class: classId,
});
export type DemoClockAnswer = z.infer<typeof demoClockAnswer>;

/** POST: a slip of the demo class, as it stands behind the # of its QR. The seat of an earlier visitor may go for it. */
export const demoSlipPath = '/v1/slip';
export const demoSlipQuestion = z.strictObject({});
export const demoSlipAnswer = z.object({ fragment: z.string() });
