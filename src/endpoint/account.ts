import type * as z from 'zod/mini';
import type { changePasswordQuestion, revokeSessionQuestion, signInQuestion } from '../wire/account';
import { noteOfAccount } from './doer';
import { answer, DONE, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';

/** A wrong name and a wrong password get one answer, and each name only so many tries. */
export async function signIn(
  question: z.infer<typeof signInQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const wait = await house.paces.secondsUntilSignIn(question.email);
  if (wait > 0) return refuse('sign-in-too-often', { retryAfter: wait });
  const entered = await house.accounts.signIn(question);
  if (!entered) return refuse('sign-in-wrong');
  await house.paces.forgetSignIns(question.email);
  if (entered.kind === 'second-step') return answer({ secondStep: true }, entered.cookies);
  await leaveBefore(house, headers);
  await noteOfAccount(house, entered.person, { act: 'signed-in' });
  return answer(DONE, entered.cookies);
}

/** Who signs in where a session still stands leaves that one: its cookie is lost by the new one. */
export async function leaveBefore({ accounts }: Pick<House, 'accounts'>, headers: Headers): Promise<void> {
  if (await accounts.sessionOf(headers)) await accounts.signOut(headers);
}

export async function signOut(_question: object, { house, headers }: Visit): Promise<Reply> {
  return answer(DONE, await house.accounts.signOut(headers));
}

export async function changePassword(
  question: z.infer<typeof changePasswordQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const person = await personOf(house, headers);
  // Whoever found a screen unlocked may guess here no oftener than at the door.
  const wait = await house.paces.secondsUntilSignIn(person);
  if (wait > 0) return refuse('sign-in-too-often', { retryAfter: wait });
  const cookies = await house.accounts.changePassword(headers, question);
  if (!cookies) return refuse('sign-in-wrong', { field: 'currentPassword' });
  await house.paces.forgetSignIns(person);
  await noteOfAccount(house, person, { act: 'password-changed' });
  return answer(DONE, cookies);
}

/** Whose session this is; the door has seen that there is one. */
export async function personOf({ accounts }: Pick<House, 'accounts'>, headers: Headers): Promise<string> {
  return (await accounts.sessionOf(headers))?.person ?? '';
}

export async function tellSessions({ house, headers }: Visit): Promise<Reply> {
  return answer({ sessions: await house.accounts.sessions(headers) });
}

export async function endOtherSessions(_question: object, { house, headers }: Visit): Promise<Reply> {
  await house.accounts.endOtherSessions(headers);
  await noteOfAccount(house, await personOf(house, headers), { act: 'sessions-ended' });
  return answer(DONE);
}

/** One of one's own sessions; to be told of another's is to be told that there is none. */
export async function endSession(
  { session }: z.infer<typeof revokeSessionQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const person = await personOf(house, headers);
  if (!(await house.accounts.endSession(headers, session))) return refuse('session-unknown');
  await noteOfAccount(house, person, { act: 'sessions-ended', about: { count: 1 } });
  return answer(DONE);
}
