import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type * as z from 'zod/mini';
import { accountEmail } from '../../src/core/account';
import { makeApp } from '../../src/endpoint/app';
import { adminLink, setupLink } from '../../src/endpoint/console-links';
import type { Engine } from '../../src/endpoint/database/engine';
import { addClassesAnswer, addClassesPath } from '../../src/wire/classes';
import { openClassPath, openingAnswer, type Opening } from '../../src/wire/opening';
import { inviteAnswer, invitePath } from '../../src/wire/people';
import { mintSlipsAnswer, mintSlipsPath } from '../../src/wire/slips';
import { enrolmentAuth, toText } from '../../src/wire/token';
import { writeEmptyBuild } from './empty-build';
import { freshPlace } from './keeping';
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
export type Hand = { desk: Desk; cookie?: string; headers?: Headers };

function emptyBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-built-'));
  writeEmptyBuild(folder);
  return folder;
}

/** On empty databases, or on a copy of what another SQLite desk keeps. */
export async function openDesk(engine: Engine = 'sqlite', copyOf?: string): Promise<Desk> {
  let now = new Date('2026-11-22T12:00:00Z').getTime();
  const built = emptyBuild();
  const place = await freshPlace(engine);
  if (copyOf !== undefined) cpSync(copyOf, place.folder, { recursive: true });
  const world = await openWorld(built, { place, clock: () => new Date(now) });
  const app = makeApp(world);
  onTestFinished(async () => {
    await world.close();
    for (const folder of [built, place.folder]) rmSync(folder, { recursive: true, force: true });
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

type Place = { method: string; path: string };

/** Sends a body as a page of ours does; the hand's headers say what is different. */
export async function ask(
  { desk, cookie, headers }: Hand,
  { method, path }: Place,
  body: string | Uint8Array<ArrayBuffer>,
) {
  return desk.fetch(path, {
    method,
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

export async function post(hand: Hand, path: string, question: unknown) {
  return ask(hand, { method: 'POST', path }, JSON.stringify(question));
}

export async function look({ desk, cookie }: Hand, path: string) {
  return desk.fetch(path, { headers: cookie === undefined ? {} : { cookie } });
}

/** What was answered, its status beside it; no body where there was nothing to say. */
export async function told(answering: Promise<Response>): Promise<{ status: number; body: unknown }> {
  const response = await answering;
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** The answer as its schema reads it; anything else fails the test. */
export async function answerOf<Answer>(schema: z.ZodMiniType<Answer>, answering: Promise<Response>) {
  return schema.parse((await told(answering)).body);
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

/** Whoever has a session. */
export type SignedIn = Hand & { cookie: string };

/** A school set up by its link; its first admin's hand. */
export async function foundSchool(
  desk: Desk,
  name = '王校长',
  differs: Partial<typeof SCHOOL> = {},
): Promise<SignedIn> {
  const { lines } = await setupLink(desk.world, new URL(ORIGIN));
  const link = secretOf(consoleLink(lines));
  const response = await post({ desk }, '/v1/setup', {
    link,
    school: { ...SCHOOL, name: `${name}的学校`, ...differs },
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
  const question = { classes, dryRun: false };
  const { lines } = await answerOf(addClassesAnswer, post(admin, addClassesPath, question));
  return lines.map((line) => (line.kind === 'fine' ? (line.id ?? '') : line.problem));
}

/** A person who opened an invite's link. */
export async function invited(admin: Hand, name: string, to: object): Promise<SignedIn> {
  const { link } = await answerOf(inviteAnswer, post(admin, invitePath, to));
  const question = { link: secretOf(link), name, password: PASSWORD };
  const response = await post({ desk: admin.desk }, '/v1/link/accept', question);
  if (response.status !== 200) throw new Error(await response.text());
  return { desk: admin.desk, cookie: cookieOf(response) };
}

export async function signIn(desk: Desk, name: string, password = PASSWORD) {
  return post({ desk }, '/v1/auth/sign-in/email', { email: accountEmail(name), password });
}

export async function mint(hand: Hand, classId: string, seats: unknown = 'missing') {
  return answerOf(mintSlipsAnswer, post(hand, mintSlipsPath, { class: classId, seats }));
}

/** What the phone of one family would send: the same for the same family. */
export function authOf(family: number, classId: string): string {
  return toText(enrolmentAuth(new Uint8Array(32).fill(family), classId));
}

export async function enrol(desk: Desk, code: string, auth: string) {
  return told(post({ desk }, '/v1/enrol', { code, auth }));
}

/** An instant some hours from now by the desk's clock, epoch ms. */
export function hoursAhead({ world }: Desk, hours: number): number {
  return world.clock().getTime() + hours * 60 * 60 * 1000;
}

/** Opens a class for some hours; what its door is. */
export async function openByDoor(hand: Hand, classId: string, hours = 12): Promise<Opening> {
  const asking = post(hand, openClassPath, { class: classId, until: hoursAhead(hand.desk, hours) });
  const { opening } = await answerOf(openingAnswer, asking);
  if (!opening) throw new Error('A class just opened has no door.');
  return opening;
}

/** A school with one class, and its admin. */
export async function schoolWithClass(desk: Desk): Promise<{ admin: Hand; classId: string }> {
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  return { admin, classId };
}
