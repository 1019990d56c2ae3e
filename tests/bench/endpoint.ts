/**
 * `npm run bench:endpoint [-- postgres]`: what a durable write over HTTP costs. POST /v1/enrol of the real app, each
 * with a slip of its own, in alternation with node:http saying "hello", in one run; medians of the turns.
 * An enrolment's answer closes its connection (PRIVACY.md, step 6), so "hello" is measured both ways.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enrolPath } from '../../src/wire/enrol';
import { ensurePostgres, startPostgres } from '../setup/postgres.mjs';
import type { Ports } from './beside-hello';
import { visitClosing, visitKeeping, type Answered } from './load';
import { authOf, codeOf, SLIPS } from './slips';

const TURNS = 7;
const SECONDS = 3;
const CONNECTIONS = 64;

const isOnPostgres = process.argv.includes('postgres');
if (isOnPostgres) ensurePostgres();
const server = isOnPostgres ? await startPostgres(true) : undefined;
const folder = mkdtempSync(join(tmpdir(), 'lamplight-bench-'));
const child = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('enrol-server.ts', import.meta.url))],
  {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      DATABASE_URL: server?.url('postgres') ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const ports = await new Promise<Ports>((resolve, reject) => {
  child.stdout.once('data', (line) => resolve(JSON.parse(String(line)) as Ports));
  child.once('exit', () => reject(new Error('The endpoint did not start.')));
});

type Turn = { perSecond: number; p50: number; p99: number; cpuMicroseconds: number };
let spent = 0;
/** Where the machine is too busy the endpoint asks some to come back (503): counted, and no part of the rate. */
let refused = 0;

const HELLO = 'GET / HTTP/1.1\r\nhost: bench\r\n\r\n';
const HELLO_CLOSING = 'GET / HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n';

/** So many visitors at once for some seconds. */
async function turn(
  visit: (until: number, note: (answered: Answered) => void) => Promise<void>,
): Promise<Turn> {
  const took: number[] = [];
  const note = ({ ms, status }: Answered) => {
    if (status === 200) took.push(ms);
    else if (status === 503) refused += 1;
    else throw new Error(`An answer of the bench was ${String(status)}.`);
  };
  const [began, cpuBefore] = [performance.now(), cpuMicroseconds()];
  const until = Date.now() + SECONDS * 1000;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => visit(until, note)));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => Number(took[Math.floor(took.length * share)]!.toFixed(1));
  const cpu = (cpuMicroseconds() - cpuBefore) / took.length;
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), cpuMicroseconds: Math.round(cpu) };
}

/** What the endpoint's process has cost so far, in all its threads: the figure that a busy machine does not change. */
function cpuMicroseconds(): number {
  if (process.platform !== 'linux') return NaN;
  const fields = readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8')
    .split(') ')[1]!
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10_000;
}

const hello = () =>
  turn((until, note) => visitKeeping({ port: ports.hello, until, question: () => HELLO, note }, 'hello'));

const helloClosing = () =>
  turn((until, note) => visitClosing({ port: ports.hello, until, question: () => HELLO_CLOSING, note }));

const enrol = () =>
  turn((until, note) => visitClosing({ port: ports.endpoint, until, question: enrolment, note }));

function enrolment(): string {
  const index = spent;
  spent += 1;
  if (index >= SLIPS) throw new Error('Every slip of the bench is spent: seed more.');
  const body = JSON.stringify({ code: codeOf(index), auth: authOf(index) });
  const head = `POST ${enrolPath} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json`;
  return `${head}\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`;
}

const turns: Record<'hello' | 'closing' | 'enrol', Turn[]> = { hello: [], closing: [], enrol: [] };
try {
  await hello();
  await enrol();
  for (let index = 0; index < TURNS; index += 1) {
    turns.hello.push(await hello());
    turns.closing.push(await helloClosing());
    turns.enrol.push(await enrol());
    const [plain, closing, durable] = [turns.hello, turns.closing, turns.enrol].map(
      (all) => all.at(-1)!.perSecond,
    );
    console.log(
      `hello ${plain!.toFixed()}/s · hello, closing ${closing!.toFixed()}/s · enrol ${durable!.toFixed()}/s`,
    );
  }
} finally {
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function median(of: Turn[], what: keyof Turn): number {
  const sorted = of.map((each) => each[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const helloPerSecond = Math.round(median(turns.hello, 'perSecond'));
const helloClosingPerSecond = Math.round(median(turns.closing, 'perSecond'));
const enrolPerSecond = Math.round(median(turns.enrol, 'perSecond'));
console.log(
  JSON.stringify({
    engine: isOnPostgres ? 'postgres' : 'sqlite',
    connections: CONNECTIONS,
    helloPerSecond,
    helloClosingPerSecond,
    enrolPerSecond,
    ratio: Number((enrolPerSecond / helloPerSecond).toFixed(3)),
    ratioToClosing: Number((enrolPerSecond / helloClosingPerSecond).toFixed(3)),
    enrolP50Ms: median(turns.enrol, 'p50'),
    enrolP99Ms: median(turns.enrol, 'p99'),
    helloCpuMicroseconds: median(turns.hello, 'cpuMicroseconds'),
    helloClosingCpuMicroseconds: median(turns.closing, 'cpuMicroseconds'),
    enrolCpuMicroseconds: median(turns.enrol, 'cpuMicroseconds'),
    enrolled: spent - refused,
    refused,
  }),
);
