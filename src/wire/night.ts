import * as z from 'zod/mini';
import { MINUTES_STEP, type Contribution } from '../core/contribution';
import { LAST_REVISION } from '../core/letter';
import { SUBJECTS, type Subject } from '../core/subject';
import { bytes, classId, night } from './shapes';

const minutes = z.int().check(z.gte(0), z.multipleOf(MINUTES_STEP));

const bySubject = Object.fromEntries(SUBJECTS.map((subject) => [subject, z.nullable(minutes)])) as Record<
  Subject,
  z.ZodMiniNullable<typeof minutes>
>;

/** `mixed` above zero is the whole and leaves the single subjects unknown; at zero each of them has its minutes. */
function isSplitOrWhole({ mixed, ...single }: Contribution['s']): boolean {
  if (mixed === null) return false;
  return Object.values(single).every((each) => (mixed > 0 ? each === null : each !== null));
}

const contribution = z.strictObject({
  s: z.strictObject(bySubject).check(z.refine(isSplitOrWhole)),
  a: minutes,
  o: minutes,
});

const revision = z.int().check(z.gte(1), z.lte(LAST_REVISION));

/**
 * PUT, without credentials: one evening `d` of class `c` (PRIVACY.md, Messages). `n` is the nonce, `t` its token, `r`
 * grows with each correction, and `v: null` withdraws. 204 · 400 form, or not yet open · 403 token · 404 class ·
 * 409 `{rev}`, another letter stands there · 410 closed.
 */
export const nightPath = '/v1/night';
export const nightQuestion = z.strictObject({
  c: classId,
  d: night,
  n: bytes(32),
  t: bytes(32),
  r: revision,
  v: z.nullable(contribution),
});
export type NightQuestion = z.infer<typeof nightQuestion>;

/** What is looked at first: whether there is such a class, and such an evening open. */
export const nightAddress = z.looseObject({ c: classId, d: night });

/** The revision that stands where another letter was sent to. */
export const nightTaken = z.object({ rev: revision });

/** The evening is over: nothing can be sent, corrected or taken back any more. */
export const nightClosed = z.object({ problem: z.literal('evening-closed') });

const LETTER_BYTES = 1024;

/** A letter as it goes over the line: of one length, whatever it says. */
export function nightLetter(question: NightQuestion): string {
  return JSON.stringify(question).padEnd(LETTER_BYTES, ' ');
}
