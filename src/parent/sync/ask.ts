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

function send(fetch: Fetch, path: string, question: unknown): Promise<Response> {
  const patience = new AbortController();
  const timeout = setTimeout(() => {
    patience.abort();
  }, PATIENCE_MS);
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
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
  response: Response,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Outcome<Answer> {
  if (response.status === 503 || response.status === 429)
    return away('endpoint-busy', retryAfterOf(response));
  if (response.ok) {
    const read = schema.safeParse(body);
    if (read.success) return { kind: 'answered', answer: read.data };
    // JSON of another shape is an endpoint newer than this app; anything else is not our endpoint.
    return body === undefined ? away('endpoint-unreachable') : refused('question-malformed');
  }
  const problem = refusalOf(body);
  return problem && response.status < 500 ? { kind: 'refused', problem } : away('endpoint-unreachable');
}

const refused = (kind: Problem['kind']) => ({ kind: 'refused', problem: { kind } }) as const;

/** Asks the endpoint one question. Never throws: the world being away is an outcome. */
export async function ask<Answer>(
  fetch: Fetch,
  { path, question }: { path: string; question: unknown },
  schema: z.ZodMiniType<Answer>,
): Promise<Outcome<Answer>> {
  try {
    const response = await send(fetch, path, question);
    const body: unknown = await response.json().catch(() => undefined);
    return outcomeOf(response, body, schema);
  } catch {
    return away('endpoint-unreachable');
  }
}
