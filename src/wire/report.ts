import * as z from 'zod/mini';
import { periodNamed } from '../core/report-period';
import { schoolLimit } from './limit';
import { classId, night } from './shapes';

/** The three heads of a report: 主要做法及成效, 存在的问题, 下一步工作. */
export const HEADS = ['practice', 'problems', 'next'] as const;
export type Head = (typeof HEADS)[number];

/** Some pages of A4: what is longer is written in the document itself. */
export const MOST_HEAD_LETTERS = 20_000;

/** A month `2026-11` or a term `2026a`. */
const period = z.string().check(z.refine((text) => periodNamed(text) !== undefined));

const headText = z.object({
  head: z.enum(HEADS),
  text: z.string(),
  /** Grows by one with every change; 0 = nobody has written anything. */
  revision: z.int(),
});
export type HeadText = z.infer<typeof headText>;

/**
 * POST: what a report stands on beside the published figures: the school's limits with their sources, which classes
 * were opened by one QR, and what the office wrote. A lead reports the own grade, and is shown no text.
 */
export const reportPath = '/v1/school/report';
export const reportQuestion = z.strictObject({ period });
export const reportAnswer = z.object({
  /** What the school chose, with the night from which it held; the first has held from the beginning. */
  limits: z.array(z.object({ from: z.optional(night), limit: schoolLimit, source: z.string() })),
  opened: z.array(classId),
  texts: z.array(headText),
});
export type ReportFrame = z.infer<typeof reportAnswer>;

/** POST: what the office wrote under one head, as typed. Refused nobody's change: whoever wrote meanwhile is told. */
export const reportTextPath = '/v1/school/report/text';
export const reportTextQuestion = z.strictObject({
  period,
  head: z.enum(HEADS),
  text: z.string().check(z.maxLength(MOST_HEAD_LETTERS)),
  /** Of the text this one was made from. */
  revision: z.int().check(z.gte(0)),
});
/** `kept`: it stands now. `other`: another text stands that was written meanwhile, and nothing was changed. */
export const reportTextAnswer = z.union([
  z.object({ kind: z.literal('kept'), revision: z.int() }),
  z.object({ kind: z.literal('other'), text: z.string(), revision: z.int() }),
]);
export type ReportTextAnswer = z.infer<typeof reportTextAnswer>;
