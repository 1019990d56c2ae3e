import * as z from 'zod/mini';
import { MOST_CROSS_TABLES } from '../core/survey';
import { WAYS } from './answers';
import { classId, grade, night, surveyId } from './shapes';
import { crossTables, definition, surveyPart } from './survey';

// 问卷 at the school's desk: composed and opened by an admin, read by whoever oversees.

/** What an admin is at work on; everything of it may still be missing. */
const draft = z.strictObject({
  definition,
  crosses: crossTables.check(z.maxLength(MOST_CROSS_TABLES)),
});
export type SurveyDraft = z.infer<typeof draft>;

/** A survey of the school: a draft, or opened (whatever the clock says of it), or told. */
const deskSurvey = z.object({
  survey: surveyId,
  /** Grows by one with every change. */
  revision: z.int(),
  draft,
  state: z.enum(['draft', 'opened', 'told']),
  /** Epoch ms of its last change. */
  changedAt: z.number(),
  /** From here on only of what was opened. */
  opens: z.optional(night),
  closes: z.optional(night),
  classes: z.array(z.object({ class: classId, way: z.enum(WAYS), door: z.optional(z.string()) })),
  /** Whether the phones that were asked are shown the results; and what the school answers. */
  isShown: z.boolean(),
  reply: z.string(),
});
export type DeskSurvey = z.infer<typeof deskSurvey>;

/**
 * GET: all surveys of the school, the last changed first; whoever oversees nothing sees those whose results parents are
 * shown. `classes` are those one sees anyway, `door` is shown to admins alone.
 */
export const deskSurveysPath = '/v1/school/surveys';
export const deskSurveysAnswer = z.object({ surveys: z.array(deskSurvey) });

/** POST: keeps a draft as it was typed; revision 0 begins one under an id the browser made. */
export const keepSurveyPath = '/v1/school/survey/keep';
export const keepSurveyQuestion = z.strictObject({
  survey: surveyId,
  revision: z.int().check(z.gte(0)),
  draft,
});
/** `kept`: it stands now. `other`: somebody changed it meanwhile, and nothing was changed now. */
export const keptSurveyAnswer = z.union([
  z.object({ kind: z.literal('kept'), revision: z.int() }),
  z.object({ kind: z.literal('other'), survey: deskSurvey }),
]);
export type KeptSurvey = z.infer<typeof keptSurveyAnswer>;

/** POST: a draft is gone for good; or a survey that has been told, with its results. */
export const removeSurveyPath = '/v1/school/survey/remove';
export const removeSurveyQuestion = z.strictObject({ survey: surveyId, revision: z.int() });

/**
 * POST: opens a draft for the classes of some grades: from here on its words are frozen. A class in which nobody has a
 * seat is asked by a door of its own. Back to a draft only before its first date (`withdraw`).
 */
export const openSurveyPath = '/v1/school/survey/open';
export const openSurveyQuestion = z.strictObject({
  survey: surveyId,
  revision: z.int(),
  grades: z.array(grade).check(z.minLength(1), z.maxLength(12)),
  /** Classes of these grades that are not asked. */
  without: z.array(classId).check(z.maxLength(200)),
  opens: night,
  closes: night,
});
export const withdrawSurveyPath = '/v1/school/survey/withdraw';
export const withdrawSurveyQuestion = z.strictObject({ survey: surveyId, revision: z.int() });

/** POST: another last date, from today on. Never of one that is over. */
export const changeSurveyEndPath = '/v1/school/survey/end';
export const changeSurveyEndQuestion = z.strictObject({
  survey: surveyId,
  revision: z.int(),
  closes: night,
});

/** What an act answers: the survey as it stands now; 409 `survey-changed` where it was made from another revision. */
export const deskSurveyAnswer = z.object({ survey: deskSurvey });

/**
 * POST: what was published of a survey, once. No parts = too few answered, or none. A lead is shown the own grade's;
 * what parents are shown everybody of the school is.
 */
export const surveyResultsPath = '/v1/school/survey/results';
export const surveyResultsQuestion = z.strictObject({ survey: surveyId });
export const TEXT_STATES = ['waiting', 'shown', 'hidden'] as const;
export const surveyResultsAnswer = z.object({
  parts: z.array(surveyPart),
  /** What families wrote, in an order of chance; `waiting` and `hidden` for admins alone. */
  texts: z.array(
    z.object({ id: z.string(), question: z.string(), text: z.string(), state: z.enum(TEXT_STATES) }),
  ),
});
export type SurveyResults = z.infer<typeof surveyResultsAnswer>;

/** POST: an open answer is let through, or held back. */
export const surveyTextPath = '/v1/school/survey/text';
export const surveyTextQuestion = z.strictObject({
  survey: surveyId,
  id: z.string().check(z.maxLength(40)),
  state: z.enum(TEXT_STATES),
});

/** POST: what the school answers the parents, and whether phones show the results with it. */
export const replySurveyPath = '/v1/school/survey/reply';
export const replySurveyQuestion = z.strictObject({
  survey: surveyId,
  revision: z.int(),
  reply: z.string().check(z.maxLength(2000)),
  isShown: z.boolean(),
});
