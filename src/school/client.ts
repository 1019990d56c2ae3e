import type * as z from 'zod/mini';
import { isProblem, type Problem } from '../core/problem';
import {
  addClassesAnswer,
  addClassesPath,
  addClassesQuestion,
  changeClassPath,
  changeClassQuestion,
  changed,
  classesAnswer,
  classesPath,
} from '../wire/classes';
import { keyAnswer, keyPath, keyQuestion } from '../wire/key';
import { meAnswer, mePath } from '../wire/me';
import {
  closeClassAnswer,
  closeClassPath,
  closeClassQuestion,
  openClassPath,
  openClassQuestion,
  openingAnswer,
  openingPath,
  openingQuestion,
} from '../wire/opening';
import {
  inviteAnswer,
  invitePath,
  inviteQuestion,
  peopleAnswer,
  peoplePath,
  removePersonPath,
  removePersonQuestion,
  revokeInvitePath,
  revokeInviteQuestion,
  teachPath,
  teachQuestion,
} from '../wire/people';
import { refusal } from '../wire/refusal';
import {
  acceptAnswer,
  acceptPath,
  acceptQuestion,
  linkLookAnswer,
  linkLookPath,
  linkLookQuestion,
  setupAnswer,
  setupPath,
  setupQuestion,
} from '../wire/setup';
import {
  mintSlipsAnswer,
  mintSlipsPath,
  mintSlipsQuestion,
  revokeSlipsAnswer,
  revokeSlipsPath,
  revokeSlipsQuestion,
} from '../wire/slips';

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
  if (body === undefined) return fetch(path, shared);
  const headers = { 'content-type': 'application/json' };
  return fetch(path, { ...shared, method: 'POST', headers, body: JSON.stringify(body) });
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

/** What is true of every question that carries something: its schema is the type of what may be asked. */
function question<Question extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  path: string,
  shapes: { question: Question; answer: Answer },
) {
  return (body: z.input<Question> & object): Outcome<z.output<Answer>> => ask(shapes.answer, { path, body });
}

export const askMe = () => ask(meAnswer, { path: mePath });
export const askClasses = () => ask(classesAnswer, { path: classesPath });
export const askPeople = () => ask(peopleAnswer, { path: peoplePath });

export const lookAtLink = question(linkLookPath, { question: linkLookQuestion, answer: linkLookAnswer });
export const setUpSchool = question(setupPath, { question: setupQuestion, answer: setupAnswer });
export const acceptLink = question(acceptPath, { question: acceptQuestion, answer: acceptAnswer });

export const addClasses = question(addClassesPath, {
  question: addClassesQuestion,
  answer: addClassesAnswer,
});
export const changeClass = question(changeClassPath, { question: changeClassQuestion, answer: changed });

export const askOpening = question(openingPath, { question: openingQuestion, answer: openingAnswer });
export const openClass = question(openClassPath, { question: openClassQuestion, answer: openingAnswer });
export const closeClass = question(closeClassPath, {
  question: closeClassQuestion,
  answer: closeClassAnswer,
});

export const mintSlips = question(mintSlipsPath, { question: mintSlipsQuestion, answer: mintSlipsAnswer });
export const revokeSlips = question(revokeSlipsPath, {
  question: revokeSlipsQuestion,
  answer: revokeSlipsAnswer,
});

export const invite = question(invitePath, { question: inviteQuestion, answer: inviteAnswer });
export const revokeInvite = question(revokeInvitePath, { question: revokeInviteQuestion, answer: changed });
export const removePerson = question(removePersonPath, { question: removePersonQuestion, answer: changed });
export const teach = question(teachPath, { question: teachQuestion, answer: changed });

/** The class's keys as every phone asks for them: without the cookie, which that route refuses. */
export const askKeys = (body: z.input<typeof keyQuestion>) =>
  ask(keyAnswer, { path: keyPath, body, credentials: 'omit' });
