import type { BetterAuthOptions } from 'better-auth';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import { RECOVERY_CODES, RECOVERY_LENGTH } from '../core/recovery-code';
import { randomCode } from './codes';
import type { Engine } from './database/engine';

/** A `__Host-` cookie belongs to this host alone and is never sent over plain http but to this computer itself. */
export const SESSION_COOKIE = '__Host-lamplight';
/** Says for ten minutes whose password was right, until the second step is done. */
export const SECOND_STEP_COOKIE = '__Host-lamplight-second';

type Database = { db: Kysely<never>; type: Engine };

const HOUR_SECONDS = 60 * 60;

/**
 * How better-auth is used: names, passwords and second factors, sessions as rows, and nothing else. Its own guards
 * against foreign pages and floods are off, because no request reaches it: the door has guarded before
 * (door/guards.ts). A second factor is asked for each time: no browser is trusted without it.
 */
export function authOptions(database: { db: Kysely<never> | object; type: Engine }, secret: string) {
  return {
    database: database as Database,
    secret,
    baseURL: 'https://lamplight.invalid',
    basePath: '/v1/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    plugins: [
      twoFactor({
        backupCodeOptions: {
          storeBackupCodes: 'encrypted',
          customBackupCodesGenerate: () =>
            Array.from({ length: RECOVERY_CODES }, () => randomCode(RECOVERY_LENGTH)),
        },
      }),
    ],
    // An account that nobody may ask to list its sessions a day later would be of no use. When a session was last used
    // is known to the hour.
    session: { freshAge: 0, updateAge: HOUR_SECONDS, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    databaseHooks: {
      session: {
        create: {
          before: (session) => Promise.resolve({ data: { ...session, ipAddress: null, userAgent: null } }),
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'strict', path: '/' },
      cookiePrefix: '__Host-lamplight-',
      cookies: { session_token: { name: SESSION_COOKIE }, two_factor: { name: SECOND_STEP_COOKIE } },
      database: { validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}

/** better-auth itself. It is called from accounts.ts and second-factor.ts, and never over the network. */
export function openAuth(database: { db: object; type: Engine }, secret: string) {
  return betterAuth(authOptions(database, secret));
}
export type Auth = ReturnType<typeof openAuth>;
