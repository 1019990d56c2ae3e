import * as z from 'zod/mini';
import { PRESETS, type PresetId } from '../core/presets';
import { CUSTOM_MAX_MINUTES } from '../core/limit';
import { line, night } from './shapes';

const presetIds = PRESETS.map(({ id }) => id) as [PresetId, ...PresetId[]];

const preset = { preset: z.enum(presetIds) };
const scope = z.enum(['written', 'all']);
const minutes = z.int().check(z.gte(0), z.lte(CUSTOM_MAX_MINUTES));
const custom = { preset: z.literal('custom'), scope, minutes };
/** The school's word that what is done at school does not count. */
const atSchool = { atSchool: z.exactOptional(z.literal('apart')) };

/** A limit as chosen: one of RULES.md, or a number of one's own. */
export const limitChoice = z.union([z.strictObject(preset), z.strictObject(custom)]);

const GRADES = 12;
/** A limit of a school's, its own numbers by grade included. */
export const schoolLimit = z.union([
  z.strictObject({ ...preset, ...atSchool }),
  z.strictObject({ ...custom, ...atSchool }),
  z.strictObject({
    preset: z.literal('by-grade'),
    scope,
    minutes: z.array(z.nullable(minutes)).check(z.length(GRADES)),
    ...atSchool,
  }),
]);

const SOURCE_LENGTH = 120;
/** Where a school's own numbers are written down; of a rule everybody knows the source is known. */
const source = z.union([z.literal(''), line(SOURCE_LENGTH)]);

/** A limit as a class's families are told: the number of its grade. */
const toldLimit = z.union([
  z.object({ ...preset, ...atSchool }),
  z.object({ ...custom, ...atSchool, by: z.exactOptional(z.literal('school')) }),
]);
/** A class's limits with their dates. */
export const toldLimits = z.object({
  first: toldLimit,
  changes: z.array(z.object({ from: night, limit: toldLimit, source: z.string() })),
});

/** GET: the limits of the own school, for whoever is signed in. */
export const limitsPath = '/v1/school/limits';
export const limitsAnswer = z.object({
  /** The evening it is at the school, and the first that has not begun. */
  tonight: night,
  next: night,
  first: schoolLimit,
  changes: z.array(z.object({ from: night, limit: schoolLimit, source: z.string() })),
});
export type LimitsAnswer = z.infer<typeof limitsAnswer>;

/** POST: a limit from an evening on, tonight at the earliest; one of the same evening is replaced. */
export const addLimitPath = '/v1/school/limits/add';
export const addLimitQuestion = z.strictObject({ from: night, limit: schoolLimit, source });

/** POST: takes back a limit that has not begun. */
export const removeLimitPath = '/v1/school/limits/remove';
export const removeLimitQuestion = z.strictObject({ from: night });
