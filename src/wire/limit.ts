import * as z from 'zod/mini';
import { PRESETS, type PresetId } from '../core/presets';
import { CUSTOM_MAX_MINUTES } from '../core/limit';

const presetIds = PRESETS.map(({ id }) => id) as [PresetId, ...PresetId[]];

/** A limit as chosen: one of RULES.md, or a number of one's own. */
export const limitChoice = z.union([
  z.strictObject({ preset: z.enum(presetIds) }),
  z.strictObject({
    preset: z.literal('custom'),
    scope: z.enum(['written', 'all']),
    minutes: z.int().check(z.gte(0), z.lte(CUSTOM_MAX_MINUTES)),
  }),
]);
