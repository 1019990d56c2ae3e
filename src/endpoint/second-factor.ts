import type { Proof } from '../core/recovery-code';
import { cookieCalled, cookiesSet, onlyCookie, refusedWord, unlessRefused } from './auth-cookies';
import { SECOND_STEP_COOKIE, SESSION_COOKIE, type Auth } from './auth-options';
import { keyedHash } from './codes';

/** Why a second step did not lead in: `over` says that the password has to be said again, `spent` that the code was used. */
export type Unproved = { kind: 'wrong' | 'spent' | 'over' | 'too-often' };
/** The cookies that go with what was done. */
type Proved = { kind: 'proved'; cookies: readonly string[] };
type Known = { person: string; password: string; proof: Proof };

/** The second factor of an account, over better-auth, which keeps its secret and its recovery codes encrypted. */
export type SecondFactor = {
  /** Whose password was right a moment ago, as the visitor's cookie says. */
  awaited: (headers: Headers) => Promise<string | undefined>;
  /** The second step of signing in. */
  enter: (headers: Headers, proof: Proof) => Promise<Unproved | (Proved & { person: string })>;
  /** A secret and recovery codes, which count once a code of the secret was shown; undefined when the password is wrong. */
  begin: (headers: Headers, password: string) => Promise<{ secret: string; codes: string[] } | undefined>;
  /** The factor counts from here on, and every other session ends. */
  confirm: (headers: Headers, proof: Proof & { person: string }) => Promise<Unproved | Proved>;
  /** What of password and factor did not prove; undefined when both did. */
  unproved: (headers: Headers, known: Known) => Promise<Unproved | 'password' | undefined>;
  /** From here on the password is enough. */
  end: (headers: Headers, password: string) => Promise<readonly string[]>;
  /** Other recovery codes; those before stop. */
  renewCodes: (headers: Headers, password: string) => Promise<string[]>;
};

type Tools = { auth: Auth; secret: string };

export function secondFactorOf(auth: Auth, secret: string): SecondFactor {
  const tools = { auth, secret };
  return {
    awaited: (headers) => awaited(tools, headers),
    enter: (headers, proof) => enter(tools, headers, proof),
    begin: (headers, password) => begin(tools, headers, password),
    confirm: (headers, proof) => confirm(tools, headers, proof),
    unproved: (headers, known) => unproved(tools, headers, known),
    end: async (headers, password) => {
      const asked = { body: { password }, headers: onlyCookie(headers, SESSION_COOKIE) };
      const { headers: sent } = await auth.api.disableTwoFactor({ ...asked, returnHeaders: true });
      return cookiesSet(sent, SESSION_COOKIE);
    },
    renewCodes: async (headers, password) => {
      const asked = { body: { password }, headers: onlyCookie(headers, SESSION_COOKIE) };
      return (await auth.api.generateBackupCodes(asked)).backupCodes;
    },
  };
}

async function rowsOf({ auth }: Tools) {
  return (await auth.$context).internalAdapter;
}

async function awaited(tools: Tools, headers: Headers): Promise<string | undefined> {
  // As better-auth signs it: the name of a row, a dot, and a signature, which it reads itself when the code comes.
  const identifier = /^[^.%]+/.exec(cookieCalled(headers, SECOND_STEP_COOKIE) ?? '')?.[0];
  if (identifier === undefined) return undefined;
  // One that is too old better-auth refuses itself, when the code comes.
  return (await (await rowsOf(tools)).findVerificationValue(identifier))?.value;
}

async function enter(tools: Tools, headers: Headers, proof: Proof): ReturnType<SecondFactor['enter']> {
  const person = await awaited(tools, headers);
  if (person === undefined) return { kind: 'over' };
  // Without the cookie of a session: whoever is signed in as somebody else has still to be let in here.
  const found = await prove(tools, onlyCookie(headers, SECOND_STEP_COOKIE), { ...proof, person });
  return found.kind === 'proved' ? { ...found, person } : found;
}

async function begin({ auth }: Tools, headers: Headers, password: string): ReturnType<SecondFactor['begin']> {
  return unlessRefused(async () => {
    const asked = { body: { password }, headers: onlyCookie(headers, SESSION_COOKIE) };
    const made = await auth.api.enableTwoFactor(asked);
    if (made.method !== 'totp') throw new Error('better-auth made a second factor that is no app.');
    return { secret: new URL(made.totpURI).searchParams.get('secret') ?? '', codes: made.backupCodes };
  });
}

async function confirm(
  tools: Tools,
  headers: Headers,
  proof: Proof & { person: string },
): ReturnType<SecondFactor['confirm']> {
  const found = await prove(tools, onlyCookie(headers, SESSION_COOKIE), proof);
  if (found.kind !== 'proved') return found;
  const [session = ''] = found.cookies.map((cookie) => cookie.split(';')[0]);
  await tools.auth.api.revokeOtherSessions({ headers: new Headers({ cookie: session }) });
  return found;
}

/** The password first: a wrong one uses no code up. */
async function unproved(
  tools: Tools,
  headers: Headers,
  { person, password, proof }: Known,
): ReturnType<SecondFactor['unproved']> {
  const session = onlyCookie(headers, SESSION_COOKIE);
  const asked = { body: { password }, headers: session };
  if (!(await unlessRefused(() => tools.auth.api.verifyPassword(asked)))) return 'password';
  const found = await prove(tools, session, { ...proof, person });
  return found.kind === 'proved' ? undefined : found;
}

/** Digits are taken half a minute before and after their own, and are remembered for longer. */
const REMEMBERED_MS = 3 * 60 * 1000;

/** Each code counts once: whoever looked over a shoulder comes too late. */
async function prove(
  tools: Tools,
  cookies: Headers,
  { kind, text, person }: Proof & { person: string },
): Promise<Unproved | Proved> {
  // better-auth itself takes a recovery code out of its list.
  if (kind === 'recovery') return verify(() => tools.auth.api.verifyBackupCode(asking(cookies, text)));
  const rows = await rowsOf(tools);
  const identifier = keyedHash(tools.secret, 'spent', `${person}|${text}`);
  // eslint-disable-next-line no-restricted-syntax -- digits go by the machine's clock in better-auth, and so does this row.
  const expiresAt = new Date(Date.now() + REMEMBERED_MS);
  if (!(await rows.reserveVerificationValue({ identifier, value: person, expiresAt })))
    return { kind: 'spent' };
  const found = await verify(() => tools.auth.api.verifyTOTP(asking(cookies, text)));
  if (found.kind !== 'proved') await rows.deleteVerificationByIdentifier(identifier);
  return found;
}

function asking(headers: Headers, code: string) {
  return { body: { code }, headers, returnHeaders: true } as const;
}

async function verify(ask: () => Promise<{ headers: Headers }>): Promise<Unproved | Proved> {
  try {
    const { headers } = await ask();
    return { kind: 'proved', cookies: cookiesSet(headers, SESSION_COOKIE, SECOND_STEP_COOKIE) };
  } catch (error) {
    const word = refusedWord(error);
    if (word === undefined) throw error;
    return { kind: UNPROVED[word] ?? 'wrong' };
  }
}

const UNPROVED: Record<string, Unproved['kind']> = {
  ACCOUNT_TEMPORARILY_LOCKED: 'too-often',
  // Five wrong codes end a challenge.
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'over',
  INVALID_TWO_FACTOR_COOKIE: 'over',
  TOTP_NOT_ENABLED: 'over',
};
