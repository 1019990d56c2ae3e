import * as z from 'zod/mini';
import { line } from './shapes';
import { accountAddress, password } from './setup';

/** One that is there: nothing is said of its length. */
const knownPassword = z.string().check(z.minLength(1), z.maxLength(128));
/** The digits of the app, or a recovery code, as somebody typed it (core/recovery-code). */
const proof = line(40);

/** POST: with `accountEmail(name)`. 401 sign-in-wrong, 429 sign-in-too-often, 403 needs-https; the session is a cookie. */
export const signInPath = '/v1/auth/sign-in/email';
export const signInQuestion = z.strictObject({ email: accountAddress, password: knownPassword });
/** What every act on one's own account answers. */
export const done = z.object({ done: z.literal(true) });
/** In, or still to be asked for the second factor; whose password was right is a cookie of ten minutes. */
export const signInAnswer = z.union([done, z.object({ secondStep: z.literal(true) })]);

/** POST: the second step. 401 proof-wrong, proof-spent, or second-step-over when the password has to be said again. */
export const secondStepPath = '/v1/auth/second-step';
export const secondStepQuestion = z.strictObject({ proof });

/** POST: a secret for the app and recovery codes, told this once; they count when `confirm` was answered. */
export const beginFactorPath = '/v1/auth/two-factor/enable';
export const beginFactorQuestion = z.strictObject({ password: knownPassword });
export const beginFactorAnswer = z.object({
  /** Base32, to be typed. */
  secret: z.string(),
  /** `otpauth://` and all of it, for the QR. */
  address: z.string(),
  codes: z.array(z.string()),
});
export type BegunFactor = z.infer<typeof beginFactorAnswer>;

/** POST: digits the app shows. From here on they are asked for; all other sessions end. */
export const confirmFactorPath = '/v1/auth/two-factor/confirm';
export const confirmFactorQuestion = z.strictObject({ proof });

/** POST: the password is enough again. */
export const endFactorPath = '/v1/auth/two-factor/disable';
export const endFactorQuestion = z.strictObject({ password: knownPassword, proof });

/** POST: ten other recovery codes, told this once. */
export const recoveryCodesPath = '/v1/auth/two-factor/generate-backup-codes';
export const recoveryCodesQuestion = z.strictObject({ password: knownPassword, proof });
export const recoveryCodesAnswer = z.object({ codes: z.array(z.string()) });

/** POST, an empty question: the session ends. */
export const signOutPath = '/v1/auth/sign-out';
export const signOutQuestion = z.strictObject({});

/** POST: all other sessions end. A wrong current password is sign-in-wrong. */
export const changePasswordPath = '/v1/auth/change-password';
export const changePasswordQuestion = z.strictObject({ currentPassword: z.string(), newPassword: password });

/**
 * GET: where one is signed in, oldest first; of a session only its times (epoch ms) are kept, `used` to the hour.
 * Endpoints that could not end a single one told neither `id` nor `used`.
 */
export const sessionsPath = '/v1/auth/list-sessions';
export const sessionsAnswer = z.object({
  sessions: z.array(
    z.object({
      id: z.optional(z.string()),
      since: z.number(),
      used: z.optional(z.number()),
      until: z.number(),
      isThis: z.boolean(),
    }),
  ),
});

/** POST: one of one's sessions ends. */
export const revokeSessionPath = '/v1/auth/revoke-session';
export const revokeSessionQuestion = z.strictObject({ session: z.string().check(z.maxLength(64)) });

/** POST, an empty question: every other session ends. */
export const revokeOthersPath = '/v1/auth/revoke-other-sessions';
export const revokeOthersQuestion = z.strictObject({});
