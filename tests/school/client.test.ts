import { afterEach, expect, test, vi } from 'vitest';
import { isProblem, PROBLEMS } from '../../src/core/problem';
import { askMe, askKeys, whenSignedOut } from '../../src/school/client';
import words from '../../src/school/words/zh-CN/problem.json';
import { foundSchool, openDesk } from '../setup/desk';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Whatever stands between the browser and the endpoint answers this. */
function answering(answer: () => Response): void {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()));
}

test('a proxy that answers in its own words is an endpoint that is busy or not there', async () => {
  answering(() => new Response('<h1>502 Bad Gateway</h1>', { status: 502 }));
  expect(await askMe()).toEqual({ kind: 'endpoint-busy' });
  answering(() => new Response('<h1>Sign in to this network</h1>', { status: 200 }));
  expect(await askMe()).toEqual({ kind: 'endpoint-unreachable' });
  answering(() => new Response('{"problem": "from-the-future"}', { status: 418 }));
  expect(await askMe()).toEqual({ kind: 'endpoint-unreachable' });
});

test('no network is a problem and no exception', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await askMe()).toEqual({ kind: 'endpoint-unreachable' });
});

test('whoever is not signed in is told so, and every onlooker hears of it until it leaves', async () => {
  const desk = await openDesk();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => desk.fetch(path, { ...init, headers: {} }));
  const heard = vi.fn();
  const leave = whenSignedOut(heard);
  expect(await askMe()).toEqual({ kind: 'not-signed-in' });
  leave();
  await askMe();
  expect(heard).toHaveBeenCalledTimes(1);
});

test('what the endpoint says of oneself is read, and fields of a later endpoint are no trouble', async () => {
  const desk = await openDesk();
  const { cookie } = await foundSchool(desk, '王敏');
  vi.stubGlobal('fetch', async (path: string) => {
    const answer = await desk.fetch(path, { headers: { cookie } });
    return Response.json({ ...((await answer.json()) as object), later: true });
  });
  expect(await askMe()).toMatchObject({ name: '王敏', role: 'admin' });
});

test('the keys of a class are asked for without the cookie', async () => {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init);
    return Promise.resolve(new Response('', { status: 500 }));
  });
  await askKeys({ class: '0123456789' });
  expect(asked[0]!.credentials).toBe('omit');
});

test('every sentence is of a problem that is in the list', () => {
  for (const kind of Object.keys(words).filter((key) => key !== 'unexpected'))
    expect(isProblem({ kind }), kind).toBe(true);
});

test('every problem the endpoint can tell a school has its sentence', () => {
  const ofPhones =
    /^(file|line|sealed|passphrase|hand-over|digits|minutes|shares|start|night|nickname|grade|break|storage|code-mis|code-used|code-not|door|keys|seat|too-few|issue|evening|token|letter|reminder|elder|survey-(not-begun|closed))/;
  const ofNoPage = ['unknown-path', 'question-malformed', 'credentials-refused'];
  const told = PROBLEMS.filter((kind) => !ofPhones.test(kind) && !ofNoPage.includes(kind));
  expect(told.filter((kind) => !(kind in words))).toEqual([]);
});
