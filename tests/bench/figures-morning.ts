import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addNights } from '../../src/core/night';
import { figuresPath } from '../../src/wire/figures';
import type { Ports } from './beside-hello';
import { visitClosing, type Answered } from './load';
import { weeksOfYear, YEAR, type ClassKey } from './published';

const TURNS = 5;
const SECONDS = 2;
const CONNECTIONS = 32;
/** A phone asks again for the week that runs and the four before it; one in ten is new, or a teacher's, and asks for all. */
const ASKED_AGAIN = 34;
const ONE_IN = 10;

const HELLO = 'GET / HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n';

/** Of one turn: answers a second, and the 99th of a hundred waits (ms). */
type Turn = { perSecond: number; p99: number };

/**
 * Half past seven: parents and teachers of all classes ask /v1/figures, each on a connection of its own, in turn with
 * as many who ask node:http for a word. `kept` says where the endpoint finds what was published.
 */
export async function morning(kept: Record<string, string>, classes: readonly ClassKey[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', serverPath], {
    env: { ...process.env, NODE_ENV: 'production', ...kept },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('close', resolve));
  try {
    const ports = await portsOf(child);
    let asked = 0;
    const question = () => figuresQuestion(classes, (asked += 1));
    const hello: Turn[] = [];
    const figures: Turn[] = [];
    // The first turn warms up.
    for (let index = 0; index <= TURNS; index += 1) {
      const [word, told] = [await turn(ports.hello, () => HELLO), await turn(ports.endpoint, question)];
      if (index > 0) [hello, figures].forEach((turns, of) => turns.push([word, told][of]!));
    }
    return { hello: median(hello), figures: median(figures) };
  } finally {
    child.kill('SIGKILL');
    await gone;
  }
}

const serverPath = fileURLToPath(new URL('figures-server.ts', import.meta.url));

function portsOf(child: ChildProcess): Promise<Ports> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line) => resolve(JSON.parse(String(line)) as Ports));
    child.once('exit', () => reject(new Error('The endpoint did not start.')));
  });
}

function figuresQuestion(classes: readonly ClassKey[], number: number): string {
  const to = addNights(weeksOfYear()[20] ?? YEAR.to, number % 100);
  const from = number % ONE_IN === 0 ? YEAR.from : addNights(to, -ASKED_AGAIN);
  const body = JSON.stringify({ class: classes[(number * 7919) % classes.length]?.class_id, from, to });
  const head = `POST ${figuresPath} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\ncontent-type: application/json`;
  return `${head}\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`;
}

async function turn(port: number, question: () => string): Promise<Turn> {
  const took: number[] = [];
  const note = ({ ms, status }: Answered) => {
    if (status !== 200) throw new Error(`An answer of the bench was ${String(status)}.`);
    took.push(ms);
  };
  const began = performance.now();
  const until = Date.now() + SECONDS * 1000;
  const visit = () => visitClosing({ port, until, question, note });
  await Promise.all(Array.from({ length: CONNECTIONS }, visit));
  const seconds = (performance.now() - began) / 1000;
  took.sort((one, other) => one - other);
  return { perSecond: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? NaN };
}

function median(turns: readonly Turn[]): Turn {
  const of = (key: keyof Turn) =>
    turns.map((each) => each[key]).sort((one, other) => one - other)[turns.length >> 1] ?? NaN;
  return { perSecond: Math.round(of('perSecond')), p99: Number(of('p99').toFixed(1)) };
}
