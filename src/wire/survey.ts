import * as z from 'zod/mini';
import {
  MOST_CHOICES,
  MOST_NUMBER,
  MOST_OPEN_LETTERS,
  MOST_QUESTIONS,
  MOST_WORDS,
  SURVEY_NAME,
  type Definition,
} from '../core/survey';
import { MOST_CONDITION } from '../core/survey-condition';
import { REACH_BANDS, SURVEY_BANDS, type SurveyPart } from '../core/survey-tally';
import { grade } from './shapes';

const words = z.string().check(z.maxLength(MOST_WORDS));
const said = z.strictObject({ 'zh-cn': words, en: words });
const name = z.string().check(z.regex(SURVEY_NAME));
const choices = z.array(z.strictObject({ value: name, text: said })).check(z.maxLength(MOST_CHOICES));
const whole = z.int().check(z.gte(-MOST_NUMBER), z.lte(MOST_NUMBER));
const visibleIf = z.string().check(z.maxLength(MOST_CONDITION));
const asked = { name, title: said, description: said, isRequired: z.boolean(), visibleIf };

const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('radiogroup'), ...asked, choices }),
  z.strictObject({ type: z.literal('dropdown'), ...asked, choices }),
  z.strictObject({
    type: z.literal('checkbox'),
    ...asked,
    choices,
    maxSelectedChoices: z.int().check(z.gte(0), z.lte(MOST_CHOICES)),
  }),
  z.strictObject({
    type: z.literal('rating'),
    ...asked,
    rateValues: z.array(z.strictObject({ value: whole, text: said })).check(z.maxLength(MOST_CHOICES)),
  }),
  z.strictObject({ type: z.literal('boolean'), ...asked, labelTrue: said, labelFalse: said }),
  z.strictObject({
    type: z.literal('text'),
    ...asked,
    inputType: z.literal('number'),
    min: whole,
    max: whole,
  }),
  z.strictObject({
    type: z.literal('comment'),
    ...asked,
    maxLength: z.int().check(z.gte(1), z.lte(MOST_OPEN_LETTERS)),
  }),
  z.strictObject({
    type: z.literal('matrix'),
    ...asked,
    rows: choices,
    columns: choices,
    isAllRowRequired: z.boolean(),
  }),
  z.strictObject({ type: z.literal('html'), name, visibleIf, html: said }),
]);

/**
 * A survey's definition by its form alone; whether it can be answered says core/survey-faults. Strict for whoever writes
 * and for whoever reads: a phone shows no survey of which it would leave something out.
 */
export const definition: z.ZodMiniType<Definition> = z.strictObject({
  title: said,
  description: said,
  locale: z.literal('zh-cn'),
  clearInvisibleValues: z.literal('onHidden'),
  elements: z.array(element).check(z.maxLength(2 * MOST_QUESTIONS)),
});

export const crossTables = z.array(z.readonly(z.tuple([name, name])));

const share = z.int().check(z.gte(10), z.lte(90), z.multipleOf(10));
const band = z.enum(SURVEY_BANDS);
const shares = z.array(z.object({ of: z.string(), share }));

const questionTally = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shares'), name, band, shares, mean: z.optional(z.number()) }),
  z.object({
    kind: z.literal('rows'),
    name,
    band,
    rows: z.array(z.object({ row: z.string(), band, shares })),
  }),
  z.object({ kind: z.literal('texts'), name, band }),
]);

const crossTally = z.object({
  questions: z.readonly(z.tuple([name, name])),
  band,
  cells: z.array(
    z.object({ of: z.union([z.readonly(z.tuple([z.string(), z.string()])), z.literal('rest')]), share }),
  ),
});

/** What was published of one part of the school, once. */
export const surveyPart: z.ZodMiniType<SurveyPart> = z.object({
  grades: z.array(grade),
  band,
  reach: z.optional(z.enum(REACH_BANDS)),
  questions: z.array(questionTally),
  crosses: z.array(crossTally),
});
