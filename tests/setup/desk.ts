import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { accountEmail } from '../../src/core/account';
import { makeApp } from '../../src/endpoint/app';
import { adminLink, setupLink } from '../../src/endpoint/console-links';
import type { Engine } from '../../src/endpoint/database/engine';
import { enrolmentAuth, toText } from '../../src/wire/token';
import { openWorld, type OpenWorld } from './world';

export const ORIGIN = 'https://school.example';
export const PASSWORD = 'a lamp on the desk';

type Headers = Record<string, string>;
/** An endpoint of one test, its clock in the test's hand. */
export type Desk = {
  world: OpenWorld;
  /** Moves the clock on. */
  wait: (ms: number) => void;
  turn: (to: string) => void;
  fetch: (path: string, init: RequestInit) => Promise<Response>;
};
/** Whoever asks: with the cookie of a session, or with nothing. */
export type Hand = { desk: Desk; cookie?: string };

function emptyBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-built-'));
  for (const build of ['app', 'previous']) mkdirSync(join(folder, build));
  for (const name of ['index.html', 'index.html.br', 'index.html.gz']) {
    writeFileSync(join(folder, 'app', name), '<!doctype html>');
  }
  return folder;
}

export async function openDesk(engine: Engine = 'sqlite', start = '2026-11-22T12:00:00Z'): Promise<Desk> {
  let now = new Date(start).getTime();
  const built = emptyBuild();
  const clock = () => new Date(now);
  // Loaded only where it is used: in a page's surroundings, as the stories have, PostgreSQL cannot be started.
  const place = engine === 'sqlite' ? {} : { place: await (await import('./keeping')).freshPlace(engine) };
  const world = await openWorld(built, { ...place, clock });
  const app = makeApp(world);
  onTestFinished(async () => {
    await world.close();
    rmSync(built, { recursive: true });
  });
  return {
    world,
    wait: (ms) => {
      now += ms;
    },
    turn: (to) => {
      now = new Date(to).getTime();
    },
    fetch: async (path, init) => app.request(`${ORIGIN}${path}`, init),
  };
}

/** Asks as a page of ours does; `headers` say what is different. */
export async function post({ desk, cookie }: Hand, path: string, question: unknown, headers: Headers = {}) {
  const body = JSON.stringify(question);
  return desk.fetch(path, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      origin: ORIGIN,
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
  });
}

export async function look({ desk, cookie }: Hand, path: string) {
  return desk.fetch(path, { headers: cookie === undefined ? {} : { cookie } });
}

/** What was answered, its status beside it. */
export async function told(response: Response | Promise<Response>) {
  const { status, headers } = await response;
  return { status, headers, body: JSON.parse(await (await response).text()) };
}

/** The cookie an answer set, as the browser sends it back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

export const secretOf = (link: string) => link.slice(link.indexOf('#') + 1);
export const consoleLink = (lines: readonly string[]) => /https?:\S+/.exec(lines.join('\n'))?.[0] ?? '';

export const SCHOOL = {
  name: '向阳小学',
  system: 'cn63',
  limit: { preset: 'cn-national' },
  contact: '教导处 010-0000 0000',
  zone: 'Asia/Shanghai',
};

/** A school set up by its link; its first admin's hand. */
export async function foundSchool(desk: Desk, name = '王校长'): Promise<Required<Hand>> {
  const { lines } = await setupLink(desk.world, new URL(ORIGIN));
  const link = secretOf(consoleLink(lines));
  const response = await post({ desk }, '/v1/setup', {
    link,
    school: { ...SCHOOL, name: `${name}的学校` },
    admin: { name, password: PASSWORD },
  });
  if (response.status !== 200) throw new Error(await response.text());
  return { desk, cookie: cookieOf(response) };
}

export async function adminLinkFor(desk: Desk, school = ''): Promise<string> {
  return secretOf(consoleLink((await adminLink(desk.world, new URL(ORIGIN), school)).lines));
}

/** Classes written; their ids. */
export async function addClasses(admin: Hand, ...names: string[]): Promise<string[]> {
  const classes = names.map((name) => ({ name, grade: '', size: '42' }));
  const { body } = await told(post(admin, '/v1/school/classes/add', { classes, dryRun: false }));
  return body.lines.map(({ id }: { id: string }) => id);
}

/** A person who opened an invite's link. */
export async function invited(admin: Hand, name: string, to: object): Promise<Required<Hand>> {
  const { body } = await told(post(admin, '/v1/school/people/invite', to));
  const question = { link: secretOf(body.link), name, password: PASSWORD };
  const response = await post({ desk: admin.desk }, '/v1/link/accept', question);
  if (response.status !== 200) throw new Error(await response.text());
  return { desk: admin.desk, cookie: cookieOf(response) };
}

export async function signIn(desk: Desk, name: string, password = PASSWORD) {
  return post({ desk }, '/v1/auth/sign-in/email', { email: accountEmail(name), password });
}

export async function mint(hand: Hand, classId: string, seats: unknown = 'missing') {
  return told(post(hand, '/v1/school/slips/mint', { class: classId, seats }));
}

/** What the phone of one family would send: the same for the same family. */
export function authOf(family: number, classId: string): string {
  return toText(enrolmentAuth(new Uint8Array(32).fill(family), classId));
}

export async function enrol(desk: Desk, code: string, auth: string) {
  return told(post({ desk }, '/v1/enrol', { code, auth }));
}
