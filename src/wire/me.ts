import * as z from 'zod/mini';
import { SCHOOLS } from '../core/grade';
import { schoolLimit } from './limit';
import { grade } from './shapes';

/** `lead` reads and posts for one grade (年级组长); `auditor` reads everything and writes nothing. */
export const ROLES = ['admin', 'lead', 'teacher', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in, and at which school. GET; 401 without a session. */
export const mePath = '/v1/school/me';
export const meAnswer = z.object({
  person: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** A lead's grade. */
  grade: z.optional(grade),
  /** Whether signing in asks for a second factor; endpoints before it say nothing. */
  hasSecondFactor: z._default(z.boolean(), false),
  /** Where families' phones reach this endpoint, without a slash behind it: what slips and QR codes say. */
  familiesAt: z.string(),
  school: z.object({
    id: z.string(),
    name: z.string(),
    system: z.enum(SCHOOLS),
    limit: schoolLimit,
    contact: z.string(),
    zone: z.string(),
  }),
});
export type Me = z.infer<typeof meAnswer>;
