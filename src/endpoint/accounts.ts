import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { authOptions } from './auth-options';
import type { Keeping } from './database/keeping';

/** A session as its cookie names it. `cookies` are to be sent back: a session in use lasts longer. */
export type Session = { person: string; name: string; token: string; cookies: readonly string[] };
type SessionTimes = { since: number; until: number; isThis: boolean };
type Passwords = { currentPassword: string; newPassword: string };

/** What may be done with accounts. better-auth is called from here and never over the network: no path of its own exists. */
export type Accounts = {
  sessionOf: (headers: Headers) => Promise<Session | undefined>;
  /** The cookies of a new session; undefined when name or password is wrong, after the same time for both. */
  signIn: (account: { email: string; password: string }) => Promise<readonly string[] | undefined>;
  signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Ends every other session. Undefined when the current password is wrong. */
  changePassword: (headers: Headers, passwords: Passwords) => Promise<readonly string[] | undefined>;
  sessions: (headers: Headers) => Promise<SessionTimes[]>;
  endOtherSessions: (headers: Headers) => Promise<void>;
};

export function makeAccounts(keeping: Keeping, secret: string): Accounts {
  const { api } = betterAuth(authOptions({ db: keeping.main, type: keeping.engine }, secret));
  const current = (headers: Headers) => api.getSession({ headers: cookieOnly(headers), returnHeaders: true });
  return {
    sessionOf: async (headers) => {
      if (!headers.has('cookie')) return undefined;
      const { response, headers: sent } = await current(headers);
      if (!response) return undefined;
      const { user, session } = response;
      return { person: user.id, name: user.name, token: session.token, cookies: sent.getSetCookie() };
    },
    signIn: (body) =>
      unlessRefused(async () => {
        const { headers } = await api.signInEmail({ body, headers: new Headers(), returnHeaders: true });
        return headers.getSetCookie();
      }),
    signOut: async (headers) => {
      const { headers: sent } = await api.signOut({ headers: cookieOnly(headers), returnHeaders: true });
      return sent.getSetCookie();
    },
    changePassword: (headers, passwords) =>
      unlessRefused(async () => {
        const body = { ...passwords, revokeOtherSessions: true };
        const { headers: sent } = await api.changePassword({
          body,
          headers: cookieOnly(headers),
          returnHeaders: true,
        });
        return sent.getSetCookie();
      }),
    sessions: async (headers) => {
      const { response } = await current(headers);
      const open = await api.listSessions({ headers: cookieOnly(headers) });
      return open
        .map(({ token, createdAt, expiresAt }) => ({
          since: new Date(createdAt).getTime(),
          until: new Date(expiresAt).getTime(),
          isThis: token === response?.session.token,
        }))
        .sort((one, other) => one.since - other.since);
    },
    endOtherSessions: async (headers) => {
      await api.revokeOtherSessions({ headers: cookieOnly(headers) });
    },
  };
}

/** Of a visitor only the cookie is handed on: no address, no browser's name. */
function cookieOnly(headers: Headers): Headers {
  const cookie = headers.get('cookie');
  return new Headers(cookie === null ? {} : { cookie });
}

/** A wrong name and a wrong password are refused in the same way; whatever else fails is not the visitor's doing. */
async function unlessRefused<Answer>(act: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return undefined;
    throw error;
  }
}
