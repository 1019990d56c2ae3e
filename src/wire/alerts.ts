import * as z from 'zod/mini';
import { LONGEST_SPAN } from '../core/alert';
import { classId, grade, night } from './shapes';

/** GET: what the school wants to be told of, and which of the classes one sees that is. From published figures alone. */
export const alertsPath = '/v1/school/alerts';
/** POST, an admin: the school's rule (`grade` null), or a grade's own; `rule` null takes that word back. */
export const changeAlertPath = '/v1/school/alerts/change';

const span = z.int().check(z.gte(1), z.lte(LONGEST_SPAN));
const rule = { isOn: z.boolean(), nights: span, span };

export const changeAlertQuestion = z.strictObject({
  grade: z.nullable(grade),
  rule: z.nullable(
    z.strictObject(rule).check(z.refine(({ nights, span: of }) => nights <= of, { path: ['nights'] })),
  ),
});

export const alertsAnswer = z.object({
  rules: z.array(z.object({ grade: z.nullable(grade), ...rule })),
  /** By grade and class number. */
  alerts: z.array(
    z.object({
      class: classId,
      name: z.string(),
      grade,
      over: z.array(night),
      span: z.int(),
      isRule: z.boolean(),
    }),
  ),
});
export type AlertsAnswer = z.infer<typeof alertsAnswer>;
