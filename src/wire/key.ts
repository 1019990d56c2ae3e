import * as z from 'zod/mini';
import { classId, night, publicKey, term } from './shapes';

/** A class's keys, asked for without credentials. */
export const keyPath = '/v1/key';
export const keyQuestion = z.strictObject({ class: classId });
/** `keys` are of both terms of the school year of `term`; `opens` is the first evening that counts in it. */
export const keyAnswer = z.object({
  term,
  class: classId,
  keys: z.tuple([publicKey, publicKey]),
  opens: night,
});
export type KeyAnswer = z.infer<typeof keyAnswer>;
