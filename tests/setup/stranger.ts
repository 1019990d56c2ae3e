import type { Fetch } from '../../src/parent/sync/ask';

export type Reply = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> };
export type Asked = { path: string; question: Record<string, unknown>; init: RequestInit };

/** A reply, or what makes one of the question. */
type Said = Reply | ((asked: Asked) => Reply);

/** An endpoint that answers whatever a test wants, true or not, and remembers what it was asked. */
export type Stranger = { fetch: Fetch; asked: Asked[]; paths: () => string[] };

/** Answers by path, one reply after the other and the last for ever; a path without reply is a dead line. */
export function stranger(replies: Record<string, Said | Said[]>): Stranger {
  const asked: Asked[] = [];
  const counts = new Map<string, number>();
  const fetch: Fetch = async (path, init) => {
    const question = { path, question: JSON.parse(init.body as string) as Asked['question'], init };
    asked.push(question);
    const all = [replies[path] ?? []].flat();
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const said = all[Math.min(count, all.length - 1)];
    const reply = typeof said === 'function' ? said(question) : said;
    if (!reply) throw new TypeError('Failed to fetch');
    const { status = 200, body, text = JSON.stringify(body), headers = {} } = reply;
    return new Response(text, { status, headers });
  };
  return { fetch, asked, paths: () => asked.map(({ path }) => path) };
}

/** How our endpoint says no. */
export const no = (status: number, problem: string): Reply => ({ status, body: { problem } });
