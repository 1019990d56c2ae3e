import type * as z from 'zod/mini';
import type { changePasswordQuestion, signInQuestion } from '../wire/account';
import { answer, DONE, refuse, type Reply } from './door/reply';
import type { Visit } from './house';

/** A wrong name and a wrong password get one answer, and each name only so many tries. */
export async function signIn(question: z.infer<typeof signInQuestion>, { house }: Visit): Promise<Reply> {
  const wait = await house.paces.secondsUntilSignIn(question.email);
  if (wait > 0) return refuse('sign-in-too-often', { retryAfter: wait });
  const cookies = await house.accounts.signIn(question);
  if (!cookies) return refuse('sign-in-wrong');
  await house.paces.forgetSignIns(question.email);
  return answer(DONE, cookies);
}

export async function signOut(_question: object, { house, headers }: Visit): Promise<Reply> {
  return answer(DONE, await house.accounts.signOut(headers));
}

export async function changePassword(
  question: z.infer<typeof changePasswordQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const session = await house.accounts.sessionOf(headers);
  // Whoever found a screen unlocked may guess here no oftener than at the door.
  const wait = await house.paces.secondsUntilSignIn(session?.person ?? '');
  if (wait > 0) return refuse('sign-in-too-often', { retryAfter: wait });
  const cookies = await house.accounts.changePassword(headers, question);
  if (!cookies) return refuse('sign-in-wrong', { field: 'currentPassword' });
  await house.paces.forgetSignIns(session?.person ?? '');
  return answer(DONE, cookies);
}

export async function tellSessions({ house, headers }: Visit): Promise<Reply> {
  return answer({ sessions: await house.accounts.sessions(headers) });
}

export async function endOtherSessions(_question: object, { house, headers }: Visit): Promise<Reply> {
  await house.accounts.endOtherSessions(headers);
  return answer(DONE);
}
