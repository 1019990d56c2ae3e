import { afterEach, expect, test, vi } from 'vitest';
import { ask, speak } from '../../../src/parent/sync/ask';
import { openAnswer, openPath } from '../../../src/wire/open';
import { CLASS_ID, CODE } from '../../setup/class';
import { no, stranger } from '../../setup/stranger';

const question = { class: CLASS_ID, door: CODE };
const askWith = (replies: Parameters<typeof stranger>[0]) =>
  ask(stranger(replies).fetch, { path: openPath, question }, openAnswer);

afterEach(() => {
  vi.useRealTimers();
});

test('a question carries no credentials, no referrer, nothing but its body', async () => {
  const world = stranger({ [openPath]: { body: { code: CODE } } });
  const outcome = await ask(world.fetch, { path: openPath, question }, openAnswer);
  expect(outcome).toEqual({ kind: 'answered', answer: { code: CODE } });
  const [{ init, question: sent }] = world.asked as [(typeof world.asked)[0]];
  expect(sent).toEqual(question);
  expect(init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
    headers: { 'content-type': 'application/json' },
  });
});

test('a password goes in a header, and only where it is asked for', async () => {
  const world = stranger({ [openPath]: { body: { code: CODE } } });
  await ask(world.fetch, { path: openPath, question }, openAnswer);
  await ask(world.fetch, { path: openPath, question, auth: 'secret' }, openAnswer);
  expect(world.asked.map(({ init }) => init.headers)).toEqual([
    { 'content-type': 'application/json' },
    { 'content-type': 'application/json', authorization: 'Bearer secret' },
  ]);
  expect(world.asked.map(({ init }) => init.credentials)).toEqual(['omit', 'omit']);
});

test('an answer without a body is read by its status', async () => {
  const world = stranger({ [openPath]: { status: 204 } });
  const read = ({ response }: { response: Response }) => (response.status === 204 ? 'stored' : undefined);
  const outcome = await speak(world.fetch, { path: openPath, method: 'PUT', body: '{}' }, read);
  expect(outcome).toEqual({ kind: 'answered', answer: 'stored' });
  expect(world.asked[0]?.init).toMatchObject({ method: 'PUT', body: '{}', credentials: 'omit' });
});

test('an answer with fields of a later version is read', async () => {
  const body = { code: CODE, colour: 'blue' };
  expect(await askWith({ [openPath]: { body } })).toEqual({ kind: 'answered', answer: { code: CODE } });
});

test('a refusal of our endpoint is the visitor’s problem', async () => {
  expect(await askWith({ [openPath]: no(404, 'door-closed') })).toEqual({
    kind: 'refused',
    problem: { kind: 'door-closed' },
  });
});

test.each([
  ['nobody answers', {}],
  ['a café answers with its own page', { text: '<html>Sign in</html>' }],
  ['a proxy answers 404 with its own page', { status: 404, text: '<html>Not found</html>' }],
  ['somebody answers a problem nobody knows', no(404, 'moon-full')],
  ['the endpoint is broken', no(500, 'code-unknown')],
])('when %s nothing is said about the slip', async (_, reply) => {
  const replies = Object.keys(reply).length > 0 ? { [openPath]: reply } : {};
  expect(await askWith(replies)).toMatchObject({
    kind: 'away',
    problem: { kind: 'endpoint-unreachable' },
  });
});

test.each([
  ['3', 3000],
  ['99999', 3_600_000],
  ['-5', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
])('busy with Retry-After %s waits at least %d ms', async (after, retryAfterMs) => {
  const reply = { ...no(503, 'endpoint-busy'), headers: { 'retry-after': after } };
  expect(await askWith({ [openPath]: reply })).toEqual({
    kind: 'away',
    problem: { kind: 'endpoint-busy' },
    retryAfterMs,
  });
});

test('an answer of another shape asks for a newer app', async () => {
  expect(await askWith({ [openPath]: { body: { code: 5 } } })).toEqual({
    kind: 'refused',
    problem: { kind: 'question-malformed' },
  });
});

test('a line that hangs is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const hanging = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      signal!.addEventListener('abort', () => reject(new Error('Aborted.')));
    });
  const outcome = ask(hanging, { path: openPath, question }, openAnswer);
  vi.advanceTimersByTime(20_000);
  expect(await outcome).toMatchObject({ kind: 'away', problem: { kind: 'endpoint-unreachable' } });
});
