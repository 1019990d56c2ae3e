import * as z from 'zod/mini';
import { classId, code, term } from './shapes';

export const MAX_OPEN_HOURS = 72;

/**
 * POST: opens a class until an instant (epoch ms, at most 72 hours ahead) by one QR; a new door every time. A door that still stands is regenerated:
 * every slip it gave is taken back. One whose time is over just gives way, and its families stay.
 */
export const openClassPath = '/v1/school/opening/open';
export const openClassQuestion = z.strictObject({
  class: classId,
  until: z.int(),
});
/** POST: the door as it stands, so that its QR can be shown again; null when closed. */
export const openingPath = '/v1/school/opening';
export const openingQuestion = z.strictObject({ class: classId });
const opening = z.object({
  door: code,
  /** Epoch ms. */
  until: z.number(),
  term,
  keyHashes: z.tuple([z.string(), z.string()]),
  check: z.string(),
  /** Seats the door can still give: an admin sees them, a teacher does not. */
  seatsLeft: z.optional(z.int()),
});
export type Opening = z.infer<typeof opening>;
export const openingAnswer = z.object({ opening: z.nullable(opening) });

/** POST: closes the door. `revoke` also takes back every slip it gave, and the families that came by it are out. */
export const closeClassPath = '/v1/school/opening/close';
export const closeClassQuestion = z.strictObject({ class: classId, revoke: z.boolean() });
export const closeClassAnswer = z.object({ revoked: z.int() });
