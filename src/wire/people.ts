import * as z from 'zod/mini';
import { ROLES } from './me';
import { SUBJECTS } from '../core/subject';
import { classId, grade } from './shapes';

/** What a subject teacher has in a class. */
const subjects = z.array(z.enum(SUBJECTS)).check(z.minLength(1), z.maxLength(SUBJECTS.length));
/** Absent: the class teacher, who has all of them. */
export const taughtSubjects = z.optional(z.array(z.enum(SUBJECTS)));

/** GET: accounts of the school and invites still open. Admins only. */
export const peoplePath = '/v1/school/people';
export const peopleAnswer = z.object({
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      /** A lead's. */
      grade: z.optional(grade),
      classes: z.array(z.object({ id: classId, name: z.string(), subjects: taughtSubjects })),
      hasSecondFactor: z._default(z.boolean(), false),
    }),
  ),
  invites: z.array(
    z.object({
      invite: z.string(),
      role: z.enum(ROLES),
      className: z.optional(z.string()),
      grade: z.optional(grade),
      subjects: taughtSubjects,
      /** Epoch ms. */
      expiresAt: z.number(),
    }),
  ),
});
export type People = z.infer<typeof peopleAnswer>;

/** POST: a link for one person, told this once; good for seven days. A teacher is invited to a class. */
export const invitePath = '/v1/school/people/invite';
export const inviteQuestion = z.union([
  z.strictObject({ role: z.enum(['admin', 'auditor']) }),
  z.strictObject({ role: z.literal('lead'), grade }),
  /** Without `subjects` the class teacher, who has all of them. */
  z.strictObject({ role: z.literal('teacher'), class: classId, subjects: z.optional(subjects) }),
]);
export const inviteAnswer = z.object({ link: z.string(), expiresAt: z.number() });

/** POST: an open invite stops. */
export const revokeInvitePath = '/v1/school/people/revoke-invite';
export const revokeInviteQuestion = z.strictObject({ invite: z.string() });

/** POST: an account leaves the school, its sessions end; with an admin's all open invites do. The last admin cannot. */
export const removePersonPath = '/v1/school/people/remove';
export const removePersonQuestion = z.strictObject({ person: z.string() });

/** POST: gives a teacher one class more, or other subjects there (none: the class teacher), or takes one away. */
export const teachPath = '/v1/school/people/teach';
export const teachQuestion = z.strictObject({
  person: z.string(),
  class: classId,
  teaches: z.boolean(),
  subjects: z.optional(subjects),
});

/** POST: what somebody is at the school; the next question obeys. The last admin stays one. */
export const changeRolePath = '/v1/school/people/change-role';
export const changeRoleQuestion = z.union([
  z.strictObject({ person: z.string(), role: z.enum(['admin', 'teacher', 'auditor']) }),
  z.strictObject({ person: z.string(), role: z.literal('lead'), grade }),
]);

/** POST: a colleague who lost the second factor signs in by password alone; all sessions of theirs end. Not one's own. */
export const takeOffFactorPath = '/v1/school/people/second-factor-off';
export const takeOffFactorQuestion = z.strictObject({ person: z.string() });
