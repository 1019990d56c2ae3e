import * as z from 'zod/mini';
import { accountAddress, password } from './setup';

/** POST: with `accountEmail(name)`. 401 sign-in-wrong, 429 sign-in-too-often, 403 needs-https; the session is a cookie. */
export const signInPath = '/v1/auth/sign-in/email';
export const signInQuestion = z.strictObject({
  email: accountAddress,
  password: z.string().check(z.minLength(1), z.maxLength(128)),
});
/** What every act on one's own account answers. */
export const done = z.object({ done: z.literal(true) });

/** POST, an empty question: the session ends. */
export const signOutPath = '/v1/auth/sign-out';
export const signOutQuestion = z.strictObject({});

/** POST: all other sessions end. A wrong current password is sign-in-wrong. */
export const changePasswordPath = '/v1/auth/change-password';
export const changePasswordQuestion = z.strictObject({ currentPassword: z.string(), newPassword: password });

/** GET: where one is signed in, oldest first; of a session only its times (epoch ms) are kept. */
export const sessionsPath = '/v1/auth/list-sessions';
export const sessionsAnswer = z.object({
  sessions: z.array(z.object({ since: z.number(), until: z.number(), isThis: z.boolean() })),
});

/** POST, an empty question: every other session ends. */
export const revokeOthersPath = '/v1/auth/revoke-other-sessions';
export const revokeOthersQuestion = z.strictObject({});
