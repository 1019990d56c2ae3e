import * as z from 'zod/mini';

/** Every answer that is not the thing asked for: one problem of core's list, and the field it is about where there is one. */
export const refusal = z.object({ problem: z.string(), field: z.optional(z.string()) });
export type Refusal = z.infer<typeof refusal>;
