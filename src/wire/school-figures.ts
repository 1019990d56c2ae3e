import * as z from 'zod/mini';
import { SINGLE_SUBJECTS, type SingleSubject } from '../core/figure';
import { BANDS } from './class';
import { calendarShape } from './days';
import { evening, figuresDates, week } from './figures';
import { classId, grade, night } from './shapes';

/**
 * POST: what was published of every class one oversees, of the evenings and weeks from `from` to `to`: all classes for
 * admin and auditor, those of the own grade for a lead. The same figures that each class's families may read.
 */
export const schoolFiguresPath = '/v1/school/figures';
export const schoolFiguresQuestion = figuresDates(z.strictObject({ from: night, to: night }));

const plannedPart = z.object({ minutes: z.int(), unknown: z.int() });

/** What the notices of a night planned in the scope of the limit then: less to carry than their words. */
const plannedNight = z.object({
  night,
  isNoHomework: z.boolean(),
  subjects: z.partialRecord(z.enum(SINGLE_SUBJECTS as [SingleSubject, ...SingleSubject[]]), plannedPart),
});

const classFigures = z.object({
  class: classId,
  name: z.string(),
  /** Its grade at the end of these nights, or now; each figure keeps the grade it was made in. */
  grade,
  families: z.enum(BANDS),
  evenings: z.array(evening),
  weeks: z.array(week),
  /** 预计用时, of the nights for which something was posted; endpoints before the notices told none. */
  planned: z._default(z.array(plannedNight), []),
});
export const schoolFiguresAnswer = z.object({
  /** The school's own days: by them terms are told. */
  calendar: calendarShape,
  /** The first night of which anything was ever published of these classes; absent = nothing was. */
  since: z.optional(night),
  /** By grade and class number. */
  classes: z.array(classFigures),
});
export type SchoolFigures = z.infer<typeof schoolFiguresAnswer>;
