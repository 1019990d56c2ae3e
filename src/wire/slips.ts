import * as z from 'zod/mini';
import { classId, code, term } from './shapes';

/**
 * POST: mints slips. `missing` = for seats that never had one; `unused` = new ones for all seats not yet taken,
 * the earlier ones stop; `code` = a new one in place of that very slip, spent or not, its seat stays the same.
 */
export const mintSlipsPath = '/v1/school/slips/mint';
export const mintSlipsQuestion = z.strictObject({
  class: classId,
  seats: z.union([z.literal('missing'), z.literal('unused'), z.strictObject({ code })]),
});
/** The codes in an order that says nothing. They are told this once: the endpoint keeps their hashes only. */
export const mintSlipsAnswer = z.object({
  term,
  keyHashes: z.tuple([z.string(), z.string()]),
  check: z.string(),
  codes: z.array(code),
});
export type MintedSlips = z.infer<typeof mintSlipsAnswer>;

/** POST: slips stop. Every unspent one of the class, or that very one, and then its family is out. */
export const revokeSlipsPath = '/v1/school/slips/revoke';
export const revokeSlipsQuestion = z.strictObject({
  class: classId,
  seats: z.union([z.literal('unused'), z.strictObject({ code })]),
});
export const revokeSlipsAnswer = z.object({ revoked: z.int() });
