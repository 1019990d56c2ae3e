import { refuse, type Refusal } from './reply';
import type { Policy, Route } from './route';

/** Bytes of a question: families send little, a school sends its list of classes. */
const MOST_BYTES = { families: 16 * 1024, school: 256 * 1024 };
/** Deeper than any question of ours, and far from what would use up the stack. */
const MOST_DEPTH = 20;

const BY_FAMILIES: readonly Policy[] = ['anonymous', 'enrol'];

/** Whether nothing may be written down about a visit. */
export function isUnlogged(policy: Policy): boolean {
  return BY_FAMILIES.includes(policy);
}

/** What is refused by its headers alone, before a byte of the body is read. */
export function refuseByHeaders(route: Route, headers: Headers, own: URL): Refusal | undefined {
  return (
    refuseCredentials(route.policy, headers) ??
    (route.method !== 'GET'
      ? (refuseForeignPage(route.policy, headers, own) ?? refuseBody(route, headers))
      : undefined)
  );
}

/** A family's question carries nothing that could tell who asks (PRIVACY.md, step 6). */
function refuseCredentials(policy: Policy, headers: Headers): Refusal | undefined {
  const hasCookie = BY_FAMILIES.includes(policy) && headers.has('cookie');
  const hasAuthorization = policy === 'anonymous' && headers.has('authorization');
  return hasCookie || hasAuthorization ? refuse('credentials-refused') : undefined;
}

/**
 * Where a cookie counts, only our own pages may ask. A browser says whose page it is, by Sec-Fetch-Site or, on plain
 * http, by Origin; no page can forge either. SameSite=Strict stands behind it.
 */
function refuseForeignPage(policy: Policy, headers: Headers, own: URL): Refusal | undefined {
  if (BY_FAMILIES.includes(policy)) return undefined;
  const site = headers.get('sec-fetch-site');
  const isOwn = site === null ? headers.get('origin') === own.origin : site === 'same-origin';
  return isOwn ? undefined : refuse('not-allowed');
}

function refuseBody({ policy }: Route, headers: Headers): Refusal | undefined {
  if (headers.has('content-encoding')) return refuse('question-malformed', { status: 415 });
  if (!/^application\/json *(;|$)/i.test(headers.get('content-type') ?? '')) {
    return refuse('question-malformed', { status: 415 });
  }
  const length = headers.get('content-length');
  if (length === null || !/^[0-9]{1,15}$/.test(length)) return refuse('question-malformed', { status: 411 });
  const most = BY_FAMILIES.includes(policy) ? MOST_BYTES.families : MOST_BYTES.school;
  return Number(length) > most ? refuse('question-too-large') : undefined;
}

/** The question as JSON, or undefined where the bytes are no such thing, not as many as told, or nested too deep. */
export async function readQuestion(request: Request): Promise<unknown> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength !== Number(request.headers.get('content-length'))) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isShallow(text) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Counted on the text, outside of its strings, before anything is built of it. A string may lack its end here: were
 * it none, each quote in it would begin another search to the end, and 256 KiB of quotes hold everybody up for a minute.
 */
function isShallow(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > MOST_DEPTH) return false;
  }
  return true;
}
