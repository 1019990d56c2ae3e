import type * as z from 'zod/mini';
import { accountEmail } from '../core/account';
import { isProblem, type Problem } from '../core/problem';
import {
  changePasswordPath,
  type changePasswordQuestion,
  done,
  signInPath,
  signOutPath,
} from '../wire/account';
import { classAnswer, classPath, type classQuestion } from '../wire/class';
import {
  addClassesAnswer,
  addClassesPath,
  type addClassesQuestion,
  changeClassPath,
  type changeClassQuestion,
  changed,
  classesAnswer,
  classesPath,
} from '../wire/classes';
import { figuresAnswer, figuresPath, type figuresQuestion } from '../wire/figures';
import { keyAnswer, keyPath, type keyQuestion } from '../wire/key';
import { meAnswer, mePath } from '../wire/me';
import {
  closeClassAnswer,
  closeClassPath,
  type closeClassQuestion,
  openClassPath,
  type openClassQuestion,
  openingAnswer,
  openingPath,
  type openingQuestion,
} from '../wire/opening';
import {
  inviteAnswer,
  invitePath,
  type inviteQuestion,
  peopleAnswer,
  peoplePath,
  removePersonPath,
  type removePersonQuestion,
  revokeInvitePath,
  type revokeInviteQuestion,
  teachPath,
  type teachQuestion,
} from '../wire/people';
import { refusal } from '../wire/refusal';
import {
  acceptAnswer,
  acceptPath,
  type acceptQuestion,
  linkLookAnswer,
  linkLookPath,
  type linkLookQuestion,
  setupAnswer,
  setupPath,
  type setupQuestion,
} from '../wire/setup';
import {
  mintSlipsAnswer,
  mintSlipsPath,
  type mintSlipsQuestion,
  revokeSlipsAnswer,
  revokeSlipsPath,
  type revokeSlipsQuestion,
} from '../wire/slips';
import { demoDesk } from './demo-desk';

/** A question the endpoint did not answer with what was asked for, and the field it is about where there is one. */
export type Refused = Problem & { field?: string };
/** What was asked for, or why not. */
export type Outcome<Answer> = Promise<Answer | Refused>;

const onlookers = new Set<() => void>();

/** Calls when the endpoint says that nobody is signed in here any more; answers how to stop listening. */
export function whenSignedOut(listener: () => void): () => void {
  onlookers.add(listener);
  return () => onlookers.delete(listener);
}

type Letter = { path: string; body?: object | undefined; credentials?: RequestCredentials };

function send({ path, body, credentials = 'same-origin' }: Letter): Promise<Response> {
  const shared = { credentials, cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
  const at = `${demoDesk(location.pathname)}${path}`;
  if (body === undefined) return fetch(at, shared);
  const headers = { 'content-type': 'application/json' };
  return fetch(at, { ...shared, method: 'POST', headers, body: JSON.stringify(body) });
}

async function whyNot(answer: Response): Promise<Refused> {
  const read = refusal.safeParse(await answer.json().catch(() => undefined));
  const problem: unknown = { kind: read.data?.problem };
  // A proxy before the endpoint answers in its own words: it says that the endpoint is not there.
  if (!isProblem(problem)) return { kind: answer.status >= 500 ? 'endpoint-busy' : 'endpoint-unreachable' };
  if (problem.kind === 'not-signed-in') for (const listener of onlookers) listener();
  return read.data?.field === undefined ? problem : { ...problem, field: read.data.field };
}

async function ask<Schema extends z.ZodMiniType>(schema: Schema, letter: Letter): Outcome<z.output<Schema>> {
  let answer: Response;
  try {
    answer = await send(letter);
  } catch {
    return { kind: 'endpoint-unreachable' };
  }
  if (!answer.ok) return whyNot(answer);
  const read = schema.safeParse(await answer.json().catch(() => undefined));
  return read.success ? read.data : { kind: 'endpoint-unreachable' };
}

type Asked<Question extends z.ZodMiniType> = z.input<Question>;

export const askMe = () => ask(meAnswer, { path: mePath });
export const askClasses = () => ask(classesAnswer, { path: classesPath });
export const askPeople = () => ask(peopleAnswer, { path: peoplePath });

export const lookAtLink = (body: Asked<typeof linkLookQuestion>) =>
  ask(linkLookAnswer, { path: linkLookPath, body });
export const setUpSchool = (body: Asked<typeof setupQuestion>) => ask(setupAnswer, { path: setupPath, body });
export const acceptLink = (body: Asked<typeof acceptQuestion>) =>
  ask(acceptAnswer, { path: acceptPath, body });

/** Signs in by name: the endpoint knows an account by the address made of it. */
export const signIn = ({ name, password }: { name: string; password: string }) =>
  ask(done, { path: signInPath, body: { email: accountEmail(name), password } });
export const signOut = () => ask(done, { path: signOutPath, body: {} });
export const changePassword = (body: Asked<typeof changePasswordQuestion>) =>
  ask(done, { path: changePasswordPath, body });

export const addClasses = (body: Asked<typeof addClassesQuestion>) =>
  ask(addClassesAnswer, { path: addClassesPath, body });
export const changeClass = (body: Asked<typeof changeClassQuestion>) =>
  ask(changed, { path: changeClassPath, body });

export const askOpening = (body: Asked<typeof openingQuestion>) =>
  ask(openingAnswer, { path: openingPath, body });
export const openClass = (body: Asked<typeof openClassQuestion>) =>
  ask(openingAnswer, { path: openClassPath, body });
export const closeClass = (body: Asked<typeof closeClassQuestion>) =>
  ask(closeClassAnswer, { path: closeClassPath, body });

export const mintSlips = (body: Asked<typeof mintSlipsQuestion>) =>
  ask(mintSlipsAnswer, { path: mintSlipsPath, body });
export const revokeSlips = (body: Asked<typeof revokeSlipsQuestion>) =>
  ask(revokeSlipsAnswer, { path: revokeSlipsPath, body });

export const invite = (body: Asked<typeof inviteQuestion>) => ask(inviteAnswer, { path: invitePath, body });
export const revokeInvite = (body: Asked<typeof revokeInviteQuestion>) =>
  ask(changed, { path: revokeInvitePath, body });
export const removePerson = (body: Asked<typeof removePersonQuestion>) =>
  ask(changed, { path: removePersonPath, body });
export const teach = (body: Asked<typeof teachQuestion>) => ask(changed, { path: teachPath, body });

/** What every phone of the class may ask is asked as they ask it: without the cookie, which those routes refuse. */
export const askKeys = (body: Asked<typeof keyQuestion>) =>
  ask(keyAnswer, { path: keyPath, body, credentials: 'omit' });
export const askClass = (body: Asked<typeof classQuestion>) =>
  ask(classAnswer, { path: classPath, body, credentials: 'omit' });
export const askFigures = (body: Asked<typeof figuresQuestion>) =>
  ask(figuresAnswer, { path: figuresPath, body, credentials: 'omit' });
