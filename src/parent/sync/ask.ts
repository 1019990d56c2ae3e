import type * as z from 'zod/mini';
import { isProblem, type Problem } from '../../core/problem';
import { refusal } from '../../wire/refusal';
import { LONGEST_RETRY_AFTER_MS } from './wait';

/** Sends one question; the browser's fetch, or in a test the endpoint itself. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What came back: the answer, a refusal to be told, or nothing that can be relied on yet. */
export type Outcome<Answer> =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'away'; problem: Problem; retryAfterMs: number };

/** Longer than the endpoint gives a question; then the line is taken for dead. */
const PATIENCE_MS = 20_000;

const away = (problem: Problem['kind'], retryAfterMs = 0) =>
  ({ kind: 'away', problem: { kind: problem }, retryAfterMs }) as const;

/** Seconds of a Retry-After header in ms; a date, or nonsense, is nothing. */
function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1000, 0), LONGEST_RETRY_AFTER_MS) : 0;
}

/** One question as it goes: `auth` is the password of an enrolment, and no route of a letter's ever has one. */
export type Question = { path: string; question: unknown; auth?: string };
/** What goes over the line. */
export type Letter = { method: 'POST' | 'PUT'; body: string; auth?: string | undefined };

/** Sends one letter. Throws when no answer comes. */
function send(fetch: Fetch, path: string, { method, body, auth }: Letter): Promise<Response> {
  const patience = new AbortController();
  const timeout = setTimeout(() => {
    patience.abort();
  }, PATIENCE_MS);
  return fetch(path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(auth !== undefined && { authorization: `Bearer ${auth}` }),
    },
    body,
    // Nothing that could tell one family from another goes along (PRIVACY.md, step 6).
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
    signal: patience.signal,
  }).finally(() => {
    clearTimeout(timeout);
  });
}

/** What our endpoint says no with. A page of somebody else's (a café's, a proxy's) says nothing about a slip. */
function refusalOf(body: unknown): Problem | undefined {
  const said = refusal.safeParse(body);
  const problem = { kind: said.data?.problem };
  return said.success && isProblem(problem) ? problem : undefined;
}

function outcomeOf<Answer>(
  { response, body }: Reply,
  read: (reply: Reply) => Answer | undefined,
): Outcome<Answer> {
  if (response.status === 503 || response.status === 429)
    return away('endpoint-busy', retryAfterOf(response));
  const answer = read({ response, body });
  if (answer !== undefined) return { kind: 'answered', answer };
  // JSON of another shape is an endpoint newer than this app; anything else is not our endpoint.
  if (response.ok) return body === undefined ? away('endpoint-unreachable') : refused('question-malformed');
  const problem = refusalOf(body);
  return problem && response.status < 500 ? { kind: 'refused', problem } : away('endpoint-unreachable');
}

const refused = (kind: Problem['kind']) => ({ kind: 'refused', problem: { kind } }) as const;

/** What came over the line; `body` is undefined where it was no JSON. */
export type Reply = { response: Response; body: unknown };

/**
 * Sends a letter and reads what comes back: `read` answers undefined for what is no answer to it. Never throws: the
 * world being away is an outcome.
 */
export async function speak<Answer>(
  fetch: Fetch,
  { path, ...letter }: Letter & { path: string },
  read: (reply: Reply) => Answer | undefined,
): Promise<Outcome<Answer>> {
  try {
    const response = await send(fetch, path, letter);
    const body: unknown = await response.json().catch(() => undefined);
    return outcomeOf({ response, body }, read);
  } catch {
    return away('endpoint-unreachable');
  }
}

/** Asks the endpoint one question. */
export function ask<Answer>(
  fetch: Fetch,
  { path, question, auth }: Question,
  schema: z.ZodMiniType<Answer>,
): Promise<Outcome<Answer>> {
  const letter = { path, method: 'POST' as const, body: JSON.stringify(question), auth };
  return speak(fetch, letter, ({ response, body }) =>
    response.ok ? schema.safeParse(body).data : undefined,
  );
}
