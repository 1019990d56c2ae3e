import * as z from 'zod/mini';
import { LAST_REVISION } from '../core/letter';
import { MOST_OPEN_LETTERS } from '../core/survey';
import { bytes, classId, code, night, surveyId } from './shapes';
import { crossTables, definition, surveyPart } from './survey';

/** How a class is asked: by the tokens of its seats, or, where nobody has a seat, by one QR for all of it. */
export const WAYS = ['token', 'door'] as const;
export type Way = (typeof WAYS)[number];

/** A survey as the families of a class are asked it. */
const askedSurvey = z.object({
  survey: surveyId,
  definition,
  crosses: crossTables,
  opens: night,
  closes: night,
  way: z.enum(WAYS),
});
export type AskedSurvey = z.infer<typeof askedSurvey>;

/** A survey that is over and whose results the school shows; no parts = too few answered, or none. */
const toldSurvey = z.object({
  survey: surveyId,
  definition,
  opens: night,
  closes: night,
  parts: z.array(surveyPart),
  /** What families wrote in their own words, as let through by the school. */
  texts: z.array(z.object({ question: z.string(), text: z.string() })),
  /** What the school answers: what it will change. '' = nothing yet. */
  reply: z.string(),
});
export type ToldSurvey = z.infer<typeof toldSurvey>;

/**
 * POST, without credentials: what a class is asked now (also while late answers still arrive), and the results of its
 * surveys of this school year where the school shows them. 404 class. One that only a newer app understands is left out.
 */
export const surveysPath = '/v1/surveys';
export const surveysQuestion = z.strictObject({ class: classId });
const lenient = <Shape extends z.ZodMiniType>(shape: Shape) => z.array(z.catch(z.nullable(shape), null));
export const surveysAnswer = z.object({
  class: classId,
  asked: lenient(askedSurvey),
  told: lenient(toldSurvey),
});
export type SurveysAnswer = z.infer<typeof surveysAnswer>;

const answer = z.union([
  z.string().check(z.maxLength(MOST_OPEN_LETTERS)),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

/**
 * PUT, without credentials: one family's answers to survey `s` in class `c`. `n` nonce, `t` its token (or, where the
 * class is asked by one QR, `door`), `r` grows with each correction, `v: null` withdraws. 204 · 400 form, not begun, or
 * no answers to this survey · 403 token · 404 class or survey · 409 `{rev}`, other answers stand there, or `class-full`
 * where a door has let in as many as the class has pupils · 410 closed.
 */
export const answersPath = '/v1/answers';
export const answersQuestion = z.strictObject({
  c: classId,
  s: surveyId,
  n: bytes(32),
  t: z.optional(bytes(32)),
  door: z.optional(code),
  r: z.int().check(z.gte(1), z.lte(LAST_REVISION)),
  v: z.nullable(z.record(z.string(), answer)),
});
export type AnswersQuestion = z.infer<typeof answersQuestion>;

/** What is looked at first. */
export const answersAddress = z.looseObject({ c: classId, s: surveyId });

/** Less than the most an anonymous route takes (16 KiB). */
const LETTER_BYTES = 15 * 1024;

/** Answers as they go over the line: of one length, whatever they say. */
export function answersLetter(question: AnswersQuestion): string {
  const text = JSON.stringify(question);
  const bytesLong = encodeURIComponent(text).replaceAll(/%../g, 'x').length;
  return text + ' '.repeat(Math.max(0, LETTER_BYTES - bytesLong));
}
