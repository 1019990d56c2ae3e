import * as z from 'zod/mini';
import { bytes, night, publicKey, surveyId, term } from './shapes';

/** A blinded element as the phone made it: a compressed point, or bytes that look like one. */
const blinded = publicKey;

/** Dates of a block that one question may name. */
const MOST_NIGHTS = 28;
/** Surveys of which a question may name: no class is asked more at one time. */
export const MOST_SURVEYS = 20;

/**
 * POST with `Authorization: Bearer <auth>` of the enrolment, no cookie: a token for each date of a block and for each
 * open survey. The same element is answered again, another for the same date is `spent`; `window`: not given out now,
 * or not in this term; `bad`: no point of the curve. 425 until five families are enrolled, 401 for an unknown auth.
 */
export const issuePath = '/v1/issue';
export const issueQuestion = z.strictObject({
  term,
  nights: z.array(z.tuple([night, blinded])).check(z.maxLength(MOST_NIGHTS)),
  surveys: z.array(z.tuple([surveyId, blinded])).check(z.maxLength(MOST_SURVEYS)),
});
export type IssueQuestion = z.infer<typeof issueQuestion>;

export const UNISSUED = ['spent', 'window', 'bad'] as const;
export type Unissued = (typeof UNISSUED)[number];

/** In the order asked: nights, then surveys. An issued one is the evaluated point and its proof. */
export const issueAnswer = z.object({
  t: z.array(z.union([z.tuple([z.string(), publicKey, bytes(64)]), z.tuple([z.string(), z.enum(UNISSUED)])])),
});
export type IssueAnswer = z.infer<typeof issueAnswer>;
