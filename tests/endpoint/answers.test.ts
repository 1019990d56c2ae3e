import { serve } from '@hono/node-server';
import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { accountEmail } from '../../src/core/account';
import { makeApp } from '../../src/endpoint/app';
import { openAnswer } from '../../src/wire/open';
import {
  addClasses,
  answerOf,
  authOf,
  foundSchool,
  invited,
  mint,
  openByDoor,
  openDesk,
  PASSWORD,
  post,
  signIn,
  told,
  type Desk,
} from '../setup/desk';

const AGENT = 'PhoneOfFamilyWang/7.3';
const ADDRESS = '203.0.113.77';

/** The desk behind a real socket, where an address and a connection exist. */
async function onSocket(desk: Desk): Promise<number> {
  const server = serve({ fetch: makeApp(desk.world).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Connections that would be kept: whether one is closed is then the endpoint's word. */
const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

/** As a phone behind a proxy of this machine asks. */
function send(port: number, path: string, question: object) {
  const body = JSON.stringify(question);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': AGENT,
    'x-forwarded-for': ADDRESS,
    'x-forwarded-proto': 'https',
    origin: `https://127.0.0.1:${port}`,
  };
  return new Promise<{ status: number; connection: string; cookies: string[] }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        const { connection = '', 'set-cookie': cookies = [] } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, connection, cookies });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const everyByte = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

test('after a whole day nothing of a visitor is in the databases or in what was said', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  await invited(admin, '李老师', { role: 'teacher', class: classId });
  const { codes } = await mint(admin, classId);
  const port = await onSocket(desk);
  const secrets: string[] = [...codes];
  const spend = { code: codes[0], auth: authOf(1, classId) };
  expect(await send(port, '/v1/enrol', spend)).toMatchObject({
    status: 200,
    connection: 'close',
    cookies: [],
  });
  expect(await send(port, '/v1/enrol', { ...spend, auth: authOf(2, classId) })).toMatchObject({
    status: 409,
  });
  expect(await send(port, '/v1/key', { class: classId })).toMatchObject({
    status: 200,
    connection: 'close',
  });
  const opening = await openByDoor(admin, classId, 1);
  const { code } = await answerOf(
    openAnswer,
    post({ desk }, '/v1/open', { class: classId, door: opening.door }),
  );
  secrets.push(code, authOf(1, classId), authOf(2, classId), PASSWORD, ADDRESS, '127.0.0.1', AGENT);
  const account = { email: accountEmail('王校长'), password: PASSWORD };
  const signedIn = await send(port, '/v1/auth/sign-in/email', account);
  expect(signedIn).toMatchObject({ status: 200, connection: 'keep-alive' });
  expect(signedIn.cookies[0]).toContain('__Host-lamplight=');

  const kept = everyByte(desk.world.folder);
  expect(kept).toContain(Buffer.from('三年级2班').toString('latin1'));
  const said = desk.world.lines.join('\n');
  expect(said).toContain('POST /v1/auth/sign-in/email 200');
  expect(secrets.filter((secret) => kept.includes(secret) || said.includes(secret))).toEqual([]);
});

test('what families ask leaves no line, and other lines say route, status and milliseconds', async () => {
  const desk = await openDesk();
  for (const path of ['/v1/key', '/v1/class', '/v1/open', '/v1/enrol', '/v1/nothing'])
    await post({ desk }, path, {});
  expect(desk.world.lines).toEqual([]);
  await signIn(desk, '王校长');
  await post({ desk }, '/v1/link?secret=1', { link: 'x' });
  expect(desk.world.lines).toEqual(['POST /v1/auth/sign-in/email 401 0 ms', 'POST /v1/link 400 0 ms']);
});

test('a family that is asked to come back comes by another connection', async () => {
  const desk = await openDesk();
  const classId = '0'.repeat(10);
  const port = await onSocket(desk);
  await desk.world.keeping.main.destroy();
  expect(await send(port, '/v1/key', { class: classId })).toMatchObject({ status: 500, connection: 'close' });
  await desk.world.keeping.close();
  expect(await send(port, '/v1/key', { class: classId })).toMatchObject({ status: 503, connection: 'close' });
});

test('what goes wrong inside is told to nobody', async () => {
  const desk = await openDesk();
  await desk.world.keeping.main.destroy();
  const answered = await told(post({ desk }, '/v1/key', { class: '0'.repeat(10) }));
  expect(answered).toEqual({ status: 500, body: { problem: 'endpoint-busy' } });
});

test('on plain http only this computer signs in; elsewhere the answer names what is missing', async () => {
  const desk = await openDesk();
  await foundSchool(desk);
  const app = makeApp(desk.world);
  const signInAt = async (origin: string, more: Record<string, string> = {}) => {
    const body = JSON.stringify({ email: accountEmail('王校长'), password: PASSWORD });
    const length = String(Buffer.byteLength(body));
    const headers = { 'content-type': 'application/json', 'content-length': length, origin, ...more };
    return told(
      Promise.resolve(app.request(`${origin}/v1/auth/sign-in/email`, { method: 'POST', body, headers })),
    );
  };
  const needsHttps = { status: 403, body: { problem: 'needs-https' } };
  for (const origin of [
    'http://192.168.1.5:8080',
    'http://localhost.evil.example',
    'http://school.example',
  ]) {
    expect(await signInAt(origin)).toEqual(needsHttps);
  }
  for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
    expect(await signInAt(origin)).toMatchObject({ status: 200 });
  }
  const proxied = { origin: 'https://school.example', 'x-forwarded-proto': 'https' };
  expect(await signInAt('http://school.example', proxied)).toMatchObject({ status: 200 });
});
