import { cookiesSet, onlyCookie, unlessRefused } from './auth-cookies';
import { openAuth, SECOND_STEP_COOKIE, SESSION_COOKIE } from './auth-options';
import type { Keeping } from './database/keeping';
import { secondFactorOf, type SecondFactor } from './second-factor';

/** A session as its cookie names it. `cookies` are to be sent back: a session in use lasts longer. */
export type Session = {
  person: string;
  name: string;
  hasSecondFactor: boolean;
  cookies: readonly string[];
};
/** Epoch ms; `used` to the hour. */
type SessionTimes = { id: string; since: number; used: number; until: number; isThis: boolean };
/** In, with the cookies of a new session; or at the second step, with that of the challenge. */
type Entered =
  | { kind: 'in'; person: string; cookies: readonly string[] }
  | { kind: 'second-step'; cookies: readonly string[] };
type Passwords = { currentPassword: string; newPassword: string };

/** What may be done with accounts. better-auth is called from here and never over the network: no path of its own exists. */
export type Accounts = {
  sessionOf: (headers: Headers) => Promise<Session | undefined>;
  /** Undefined when name or password is wrong, after the same time for both. */
  signIn: (account: { email: string; password: string }) => Promise<Entered | undefined>;
  signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Ends every other session. Undefined when the current password is wrong. */
  changePassword: (headers: Headers, passwords: Passwords) => Promise<readonly string[] | undefined>;
  sessions: (headers: Headers) => Promise<SessionTimes[]>;
  endOtherSessions: (headers: Headers) => Promise<void>;
  /** Whether it was a session of this person. */
  endSession: (headers: Headers, id: string) => Promise<boolean>;
  secondFactor: SecondFactor;
};

export function makeAccounts(keeping: Keeping, secret: string): Accounts {
  const auth = openAuth({ db: keeping.main, type: keeping.engine }, secret);
  const { api } = auth;
  const mine = (headers: Headers) => onlyCookie(headers, SESSION_COOKIE);
  const current = (headers: Headers) => api.getSession({ headers: mine(headers), returnHeaders: true });
  return {
    sessionOf: async (headers) => {
      if (!headers.has('cookie')) return undefined;
      const { response, headers: sent } = await current(headers);
      if (!response) return undefined;
      const { id, name, twoFactorEnabled } = response.user;
      const cookies = cookiesSet(sent, SESSION_COOKIE);
      return { person: id, name, hasSecondFactor: twoFactorEnabled === true, cookies };
    },
    signIn: (body) =>
      unlessRefused(async () => {
        const asked = { body, headers: new Headers(), returnHeaders: true } as const;
        const { response, headers } = await api.signInEmail(asked);
        const cookies = cookiesSet(headers, SESSION_COOKIE, SECOND_STEP_COOKIE);
        if ('twoFactorRedirect' in response) return { kind: 'second-step', cookies };
        return { kind: 'in', person: response.user.id, cookies };
      }),
    signOut: async (headers) => {
      const { headers: sent } = await api.signOut({ headers: mine(headers), returnHeaders: true });
      return cookiesSet(sent, SESSION_COOKIE);
    },
    changePassword: (headers, passwords) =>
      unlessRefused(async () => {
        const body = { ...passwords, revokeOtherSessions: true };
        const asked = { body, headers: mine(headers), returnHeaders: true } as const;
        return cookiesSet((await api.changePassword(asked)).headers, SESSION_COOKIE);
      }),
    sessions: async (headers) => {
      const { response } = await current(headers);
      const open = await api.listSessions({ headers: mine(headers) });
      return open
        .map(({ id, token, createdAt, updatedAt, expiresAt }) => ({
          id,
          since: new Date(createdAt).getTime(),
          used: new Date(updatedAt).getTime(),
          until: new Date(expiresAt).getTime(),
          isThis: token === response?.session.token,
        }))
        .sort((one, other) => one.since - other.since);
    },
    endOtherSessions: async (headers) => {
      await api.revokeOtherSessions({ headers: mine(headers) });
    },
    endSession: async (headers, id) => {
      const open = await api.listSessions({ headers: mine(headers) });
      const found = open.find((each) => each.id === id);
      // Its token is what its cookie holds: nobody but us is told it.
      if (found) await api.revokeSession({ body: { token: found.token }, headers: mine(headers) });
      return found !== undefined;
    },
    secondFactor: secondFactorOf(auth, secret),
  };
}
