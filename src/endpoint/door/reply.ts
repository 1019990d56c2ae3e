import type { Problem } from '../../core/problem';

/** What a handler says: the thing asked for, that it is done (204), or one problem of core's list. */
export type Reply = Answer | Refusal | { kind: 'stored' };
type Answer = { kind: 'answer'; body: unknown; cookies: readonly string[] };
export type Refusal = { kind: 'refusal'; problem: Problem['kind'] } & Aside;
/** `retryAfter` in seconds; `status` where the problem's usual one is not exact enough; `rev` of the letter that stands. */
type Aside = { field?: string; retryAfter?: number; status?: number; rev?: number };

export function answer(body: unknown, cookies: readonly string[] = []): Answer {
  return { kind: 'answer', body, cookies };
}

export function refuse(problem: Problem['kind'], aside: Aside = {}): Refusal {
  return { kind: 'refusal', problem, ...aside };
}

/** What an act answers that has nothing to tell: on one's own account, and at the school's desk. */
export const DONE = { done: true };
export const CHANGED = { changed: true };

const STATUS: Partial<Record<Problem['kind'], number>> = {
  'unknown-path': 404,
  'class-unknown': 404,
  'code-unknown': 404,
  'door-closed': 404,
  'link-unknown': 404,
  'code-used': 409,
  'class-full': 409,
  'name-taken': 409,
  'class-name-taken': 409,
  'class-size-below-used': 409,
  'last-admin': 409,
  'school-name-differs': 403,
  'class-left': 409,
  'rollover-done': 409,
  'rollover-stale': 409,
  'rollover-early': 409,
  'rollover-undo-over': 409,
  'notice-changed': 409,
  'notice-no-homework': 409,
  'days-changed-meanwhile': 409,
  'limit-begun': 409,
  'survey-unknown': 404,
  'survey-changed': 409,
  'survey-not-draft': 409,
  'survey-begun': 409,
  'survey-over': 409,
  'survey-not-told': 409,
  'surveys-at-once': 409,
  'surveys-too-many': 409,
  'survey-before-rollover': 409,
  'rollover-survey-open': 409,
  'sign-in-wrong': 401,
  'not-signed-in': 401,
  'not-allowed': 403,
  'needs-https': 403,
  'not-in-demo': 403,
  'question-too-large': 413,
  'sign-in-too-often': 429,
  'second-step-over': 401,
  'proof-wrong': 401,
  'proof-spent': 401,
  'second-factor-on': 409,
  'second-factor-off': 409,
  'session-unknown': 404,
  'seat-unknown': 401,
  'too-few-families': 425,
  'issue-too-often': 429,
  'evening-not-open': 400,
  'evening-closed': 410,
  'survey-not-begun': 400,
  'survey-closed': 410,
  'token-refused': 403,
  'letter-taken': 409,
  'endpoint-busy': 503,
};

function headersOf(reply: Answer | Refusal): Headers {
  const headers = new Headers({ 'cache-control': 'no-store', 'content-type': 'application/json' });
  if (reply.kind === 'answer') for (const cookie of reply.cookies) headers.append('set-cookie', cookie);
  else if (reply.retryAfter !== undefined) headers.set('retry-after', String(reply.retryAfter));
  return headers;
}

/** A reply as it goes over the line; nothing of it is ever stored on the way. */
export function replyToResponse(reply: Reply): Response {
  if (reply.kind === 'stored')
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  const headers = headersOf(reply);
  if (reply.kind === 'answer') return new Response(JSON.stringify(reply.body), { headers });
  const { problem, field, rev, status = STATUS[problem] ?? 400 } = reply;
  // What is undefined is not said.
  return new Response(JSON.stringify({ problem, field, rev }), { status, headers });
}
