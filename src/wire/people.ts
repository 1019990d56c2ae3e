import * as z from 'zod/mini';
import { ROLES } from './me';
import { classId } from './shapes';

/** GET: accounts of the school and invites still open. Admins only. */
export const peoplePath = '/v1/school/people';
export const peopleAnswer = z.object({
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      classes: z.array(z.object({ id: classId, name: z.string() })),
    }),
  ),
  invites: z.array(
    z.object({
      invite: z.string(),
      role: z.enum(ROLES),
      className: z.optional(z.string()),
      /** Epoch ms. */
      expiresAt: z.number(),
    }),
  ),
});
export type People = z.infer<typeof peopleAnswer>;

/** POST: a link for one person, told this once; good for seven days. A teacher is invited to a class. */
export const invitePath = '/v1/school/people/invite';
export const inviteQuestion = z.union([
  z.strictObject({ role: z.literal('admin') }),
  z.strictObject({ role: z.literal('teacher'), class: classId }),
]);
export const inviteAnswer = z.object({ link: z.string(), expiresAt: z.number() });

/** POST: an open invite stops. */
export const revokeInvitePath = '/v1/school/people/revoke-invite';
export const revokeInviteQuestion = z.strictObject({ invite: z.string() });

/** POST: an account leaves the school, its sessions end; with an admin's all open invites do. The last admin cannot. */
export const removePersonPath = '/v1/school/people/remove';
export const removePersonQuestion = z.strictObject({ person: z.string() });

/** POST: gives a teacher one class more, or takes one away. */
export const teachPath = '/v1/school/people/teach';
export const teachQuestion = z.strictObject({ person: z.string(), class: classId, teaches: z.boolean() });
