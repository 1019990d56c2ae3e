import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../src/endpoint/routes';
import { ask, foundSchool, look, openDesk, ORIGIN, post, told, type Desk } from '../../setup/desk';

const ANONYMOUS = ['/v1/key', '/v1/class', '/v1/open', '/v1/night'];
const FAMILIES = [...ANONYMOUS, '/v1/enrol', '/v1/issue'];
const SCHOOL = ['/v1/link', '/v1/setup', '/v1/auth/sign-in/email', '/v1/school/classes/add'];

/** How a path is asked: by POST, and a letter by PUT. */
const methodOf = (path: string) => ROUTES.find((route) => route.path === path)?.method ?? 'POST';

type Sent = { headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> };

async function send(desk: Desk, path: string, { headers, body }: Sent) {
  const shared = { 'content-type': 'application/json', origin: ORIGIN };
  return told(desk.fetch(path, { method: methodOf(path), body, headers: { ...shared, ...headers } }));
}

const sized = (body: string) => ({ headers: { 'content-length': String(Buffer.byteLength(body)) }, body });
const malformed = { problem: 'question-malformed' };

describe.each([...FAMILIES, ...SCHOOL])('at %s', (path) => {
  test('a body without its length is 411', async () => {
    const desk = await openDesk();
    expect(await send(desk, path, { headers: {}, body: '{}' })).toEqual({ status: 411, body: malformed });
  });

  test('a compressed body is 415, whatever it holds', async () => {
    const desk = await openDesk();
    for (const encoding of ['gzip', 'br', 'identity', '']) {
      const body = new Uint8Array(gzipSync('{}'));
      const headers = { 'content-encoding': encoding, 'content-length': String(body.length) };
      expect(await send(desk, path, { headers, body })).toEqual({ status: 415, body: malformed });
    }
  });

  test('what calls itself anything but JSON is 415', async () => {
    const desk = await openDesk();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const { headers, body } = sized('{}');
      const sent = { headers: { ...headers, 'content-type': type }, body };
      expect(await send(desk, path, sent)).toEqual({ status: 415, body: malformed });
    }
  });

  test('a body too long is 413 by its length alone', async () => {
    const desk = await openDesk();
    const most = FAMILIES.includes(path) ? 16 * 1024 : 256 * 1024;
    const headers = { 'content-length': String(most + 1) };
    const tooLarge = { status: 413, body: { problem: 'question-too-large' } };
    expect(await send(desk, path, { headers, body: '{}' })).toEqual(tooLarge);
  });
});

describe.each([...FAMILIES, '/v1/link', '/v1/setup', '/v1/auth/sign-in/email'])('at %s', (path) => {
  test('what is no question is 400', async () => {
    const desk = await openDesk();
    for (const text of [
      '',
      'null',
      '[]',
      '{',
      '"a"',
      '{}',
      '{"__proto__":{"class":"0123456789"}}',
      `${'['.repeat(8000)}${']'.repeat(8000)}`,
      `${'{"class":'.repeat(1600)}1${'}'.repeat(1600)}`,
      `{"class":"${'x'.repeat(9000)}"}`,
      '{"class":"0123456789","more":1}',
    ]) {
      const answered = await send(desk, path, sized(text));
      expect(answered.status, text.slice(0, 40)).toBe(400);
      expect(answered.body).toMatchObject(malformed);
    }
  });
});

test('deep JSON is refused before it is built, and brackets inside a text do not count', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const add = (name: string) =>
    told(
      post(admin, '/v1/school/classes/add', { classes: [{ name, grade: '3', size: '42' }], dryRun: true }),
    );
  expect(await add(`三年级${'['.repeat(30)}"\\"`)).toMatchObject({ status: 200 });
  const nested = (depth: number) => `{"class":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(await send(desk, '/v1/key', sized(nested(19)))).toMatchObject({ body: { field: 'class' } });
  expect(await send(desk, '/v1/key', sized(nested(20)))).toEqual({ status: 400, body: malformed });
  expect(await send(desk, '/v1/enrol', sized('['.repeat(16_000)))).toEqual({ status: 400, body: malformed });
});

test('a length that is not the body’s, and bytes that are no text, are 400', async () => {
  const desk = await openDesk();
  const headers = { 'content-length': '5' };
  expect(await send(desk, '/v1/key', { headers, body: '{}' })).toEqual({ status: 400, body: malformed });
  const bytes = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
  expect(await send(desk, '/v1/key', { headers: { 'content-length': '4' }, body: bytes })).toEqual({
    status: 400,
    body: malformed,
  });
});

test.each(FAMILIES)('a cookie is refused at %s, and is not answered with one', async (path) => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  for (const cookie of [admin.cookie, 'a=b', '']) {
    const response = await ask({ desk, cookie }, { method: methodOf(path), path }, '{}');
    expect(await told(Promise.resolve(response))).toEqual({
      status: 400,
      body: { problem: 'credentials-refused' },
    });
    expect(response.headers.has('set-cookie')).toBe(false);
  }
});

test.each(ANONYMOUS)('an Authorization header is refused at %s', async (path) => {
  const desk = await openDesk();
  const headers = { authorization: 'Bearer x' };
  expect(await told(ask({ desk, headers }, { method: methodOf(path), path }, '{}'))).toEqual({
    status: 400,
    body: { problem: 'credentials-refused' },
  });
});

describe('a page of another origin', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://school.example' },
    { origin: 'https://school.example.evil.example' },
    { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
  ];

  test.each(SCHOOL)('may not ask at %s', async (path) => {
    const desk = await openDesk();
    const admin = await foundSchool(desk);
    for (const headers of foreign) {
      expect(await told(post({ ...admin, headers }, path, {}))).toEqual({
        status: 403,
        body: { problem: 'not-allowed' },
      });
    }
  });

  test('is told nothing that a browser would let it read', async () => {
    const desk = await openDesk();
    const admin = await foundSchool(desk);
    for (const response of [
      await look(admin, '/v1/school/me'),
      await post({ desk }, '/v1/key', { class: '0123456789' }),
      await desk.fetch('/v1/school/me', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
    ]) {
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('our own page is known by what the browser says of it, or by its origin', async () => {
    const desk = await openDesk();
    const admin = await foundSchool(desk);
    for (const headers of [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, { origin: ORIGIN }]) {
      const question = { classes: [], dryRun: true };
      expect((await post({ ...admin, headers }, '/v1/school/classes/add', question)).status).toBe(200);
    }
  });
});

test('quotes without an end hold nobody up', async () => {
  const desk = await openDesk();
  const body = `"${'\\"'.repeat(130_000)}`;
  const began = performance.now();
  expect(await send(desk, '/v1/link', sized(body))).toEqual({ status: 400, body: malformed });
  // It took 40 s when each quote began a search of its own.
  expect(performance.now() - began).toBeLessThan(2000);
});
