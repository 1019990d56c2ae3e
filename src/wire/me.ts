import * as z from 'zod/mini';
import { SCHOOLS } from '../core/grade';
import { limitChoice } from './limit';

export const ROLES = ['admin', 'teacher'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in, and at which school. GET; 401 without a session. */
export const mePath = '/v1/school/me';
export const meAnswer = z.object({
  person: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** Where families' phones reach this endpoint, without a slash behind it: what slips and QR codes say. */
  familiesAt: z.string(),
  school: z.object({
    id: z.string(),
    name: z.string(),
    system: z.enum(SCHOOLS),
    limit: limitChoice,
    contact: z.string(),
    zone: z.string(),
  }),
});
export type Me = z.infer<typeof meAnswer>;
