import type { BetterAuthOptions } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Engine } from './database/engine';

/** A `__Host-` cookie belongs to this host alone and is never sent over plain http but to this computer itself. */
export const SESSION_COOKIE = '__Host-lamplight';

type Database = { db: Kysely<never>; type: Engine };

/**
 * How better-auth is used: names and passwords, sessions as rows, and nothing else. Its own guards against foreign
 * pages and floods are off, because no request reaches it: the door has guarded before (door/guards.ts).
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
    // An account that nobody may ask to list its sessions a day later would be of no use.
    session: { freshAge: 0, cookieCache: { enabled: false } },
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
      cookies: { session_token: { name: SESSION_COOKIE } },
      database: { validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}
