import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the endpoint is, and what a phone or what stands before it adds to every question. */
export type Line = { port: number; headers?: Record<string, string>; localAddress?: string };
export type Question = {
  method?: 'POST' | 'PUT';
  path: string;
  /** JSON as it goes. */
  body: string;
  headers?: Record<string, string>;
};
export type Said = { status: number; body: unknown; cookie: string };

/** Asks once, on a connection of its own that closes with the answer. */
export function askOnce(line: Line, { method = 'POST', path, body, headers }: Question): Promise<Said> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: line.port,
        ...(line.localAddress !== undefined && { localAddress: line.localAddress }),
        path,
        method,
        agent: false,
        headers: {
          host: `localhost:${String(line.port)}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          connection: 'close',
          ...line.headers,
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const cookie = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
          resolve({
            status: answer.statusCode ?? 0,
            body: text === '' ? undefined : JSON.parse(text),
            cookie,
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const LONGEST_PAUSE_MS = 1000;
const ATTEMPTS = 200;

/** Asks until the endpoint is not too busy; a phone would wait longer. `noteBusy` hears of each time. */
export async function ask(line: Line, question: Question, noteBusy: () => void): Promise<Said> {
  for (let attempt = 1; ; attempt += 1) {
    const said = await askOnce(line, question);
    if (said.status !== 503 || attempt === ATTEMPTS) return said;
    noteBusy();
    await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 20 * 2 ** attempt));
  }
}

/** Does some acts, so many of them at once at most. */
export async function together<Act>(
  acts: readonly Act[],
  most: number,
  act: (each: Act) => Promise<void>,
): Promise<void> {
  const waiting = [...acts];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: most }, lane));
}
