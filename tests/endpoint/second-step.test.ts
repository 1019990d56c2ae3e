import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { accountEmail } from '../../src/core/account';
import {
  beginFactorAnswer,
  beginFactorPath,
  confirmFactorPath,
  endFactorPath,
  recoveryCodesAnswer,
  recoveryCodesPath,
  secondStepPath,
  signInPath,
} from '../../src/wire/account';
import { meAnswer, mePath } from '../../src/wire/me';
import { peopleAnswer, takeOffFactorPath } from '../../src/wire/people';
import {
  adminLinkFor,
  answerOf,
  cookieOf,
  foundSchool,
  invited,
  look,
  openDesk,
  PASSWORD,
  post,
  signIn,
  told,
  type Desk,
  type Hand,
} from '../setup/desk';
import { everyRow } from '../setup/every-row';
import { ENGINES } from '../setup/keeping';
import { digitsOf, turnOnFactor } from '../setup/second-factor';

const refused = (problem: string, status = 401) => ({ status, body: { problem } });
const done = { status: 200, body: { done: true } };
const me = (desk: Desk, cookie: string) => told(look({ desk, cookie }, mePath));

/** The browser of whoever said name and password, and is asked for the second step. */
async function halfIn(desk: Desk, name = '王校长', password = PASSWORD): Promise<Hand & { cookie: string }> {
  const response = await signIn(desk, name, password);
  expect(await told(Promise.resolve(response.clone()))).toEqual({ status: 200, body: { secondStep: true } });
  return { desk, cookie: cookieOf(response) };
}
const step = (hand: Hand, proof: string) => post(hand, secondStepPath, { proof });

/** Digits are told by the clock of the machine: it stands still, and the test moves it. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

describe.each(ENGINES)('on %s', (engine) => {
  test('with a second factor a password alone leads nowhere, and password and digits lead in', async () => {
    const desk = await openDesk(engine);
    const { secret } = await turnOnFactor(await foundSchool(desk));
    const response = await signIn(desk, '王校长');
    const cookies = response.headers.getSetCookie();
    expect(cookies.filter((each) => /^__Host-lamplight=[^;]/.test(each))).toEqual([]);
    expect(cookies.find((each) => each.startsWith('__Host-lamplight-second='))).toMatch(
      /; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const hand = { desk, cookie: cookieOf(response) };
    expect((await me(desk, hand.cookie)).status).toBe(401);
    const entered = await step(hand, digitsOf(secret, 1));
    expect(await told(Promise.resolve(entered.clone()))).toEqual(done);
    const { hasSecondFactor } = await answerOf(meAnswer, look({ desk, cookie: cookieOf(entered) }, mePath));
    expect(hasSecondFactor).toBe(true);
    expect(entered.headers.getSetCookie().join()).not.toContain('trust');
  });

  test('a recovery code leads in once, typed as people type', async () => {
    const desk = await openDesk(engine);
    const { codes } = await turnOnFactor(await foundSchool(desk));
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const typed = ` ${code.slice(0, 5).toUpperCase()} － ${code.slice(5)}`;
    expect(await told(step(await halfIn(desk), typed))).toEqual(done);
    expect(await told(step(await halfIn(desk), code))).toEqual(refused('proof-wrong'));
    const { audit = [] } = await everyRow(desk.world.keeping);
    expect(audit.join()).toContain('recovery-code-used');
  });

  test('neither secret nor recovery codes stand readable in any row', async () => {
    const desk = await openDesk(engine);
    const { secret, codes } = await turnOnFactor(await foundSchool(desk));
    const rows = JSON.stringify(await everyRow(desk.world.keeping));
    for (const each of [secret, digitsOf(secret), ...codes]) expect(rows).not.toContain(each);
  });

  test('an admin takes a colleague’s lost factor off, and the password is enough again', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const lost = await turnOnFactor(await invited(admin, '赵老师', { role: 'admin' }));
    const { people } = await answerOf(peopleAnswer, look(admin, '/v1/school/people'));
    const found = people.find(({ name }) => name === '赵老师');
    expect(found?.hasSecondFactor).toBe(true);
    expect(await told(post(admin, takeOffFactorPath, { person: found?.person }))).toMatchObject({
      status: 200,
    });
    expect((await me(desk, lost.cookie)).status).toBe(401);
    expect(await told(signIn(desk, '赵老师'))).toEqual(done);
    const { audit = [], twoFactor } = await everyRow(desk.world.keeping);
    expect(audit.join()).toContain('second-factor-taken-off');
    expect(twoFactor).toEqual([]);
  });

  test('an admin link lets the last admin in without the factor that was lost', async () => {
    const desk = await openDesk(engine);
    await turnOnFactor(await foundSchool(desk));
    const question = { link: await adminLinkFor(desk), name: '王校长', password: 'another long one' };
    const { cookie } = { cookie: cookieOf(await post({ desk }, '/v1/link/accept', question)) };
    expect(await answerOf(meAnswer, look({ desk, cookie }, mePath))).toMatchObject({
      hasSecondFactor: false,
    });
    expect(await told(signIn(desk, '王校长', 'another long one'))).toEqual(done);
  });
});

test('a code leads in once: whoever read it over a shoulder comes too late', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  const digits = digitsOf(secret, 1);
  const [one, other] = [await halfIn(desk), await halfIn(desk)];
  expect(await told(step(one, digits))).toEqual(done);
  expect(await told(step(other, digits))).toEqual(refused('proof-spent'));
  const both = [await halfIn(desk), await halfIn(desk)];
  stopClock();
  vi.setSystemTime(Date.now() + 60_000);
  const next = digitsOf(secret, 1);
  const outcomes = await Promise.all(both.map((hand) => step(hand, next)));
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a phone half a minute fast or slow is let in, and one that is two minutes off is told so', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  stopClock();
  for (const later of [-1, 1]) {
    vi.setSystemTime(Date.now() + 10 * 60_000);
    expect(await told(step(await halfIn(desk), digitsOf(secret, later)))).toEqual(done);
  }
  for (const later of [-4, 4]) {
    vi.setSystemTime(Date.now() + 10 * 60_000);
    expect(await told(step(await halfIn(desk), digitsOf(secret, later)))).toEqual(refused('proof-wrong'));
  }
});

test('ten minutes after the password it has to be said again', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  const hand = await halfIn(desk);
  stopClock();
  vi.setSystemTime(Date.now() + 11 * 60_000);
  expect(await told(step(hand, digitsOf(secret)))).toEqual(refused('second-step-over'));
  expect(await told(step({ desk }, digitsOf(secret)))).toEqual(refused('second-step-over'));
});

test('wrong digits are told as such, and after some the account waits, also for the right ones', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  const wrong = digitsOf(secret, 40);
  const told429 = refused('sign-in-too-often', 429);
  const outcomes = [];
  for (let tries = 0; tries < 12; tries += 1) outcomes.push(await told(step(await halfIn(desk), wrong)));
  expect(outcomes[0]).toEqual(refused('proof-wrong'));
  expect(outcomes.at(-1)).toEqual(told429);
  expect(await told(step(await halfIn(desk), digitsOf(secret, 1)))).toEqual(told429);
});

test('what is neither six digits nor a recovery code uses up no try', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  const hand = await halfIn(desk);
  for (let tries = 0; tries < 12; tries += 1)
    expect(await told(step(hand, '12345'))).toEqual({
      status: 400,
      body: { problem: 'proof-unreadable', field: 'proof' },
    });
  expect(await told(step(hand, digitsOf(secret, 1).replace(/.{3}/, '$& ')))).toEqual(done);
});

test('a factor counts only when digits of it were shown, and by the right password', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  expect(await told(post(admin, beginFactorPath, { password: 'not the password' }))).toEqual({
    status: 401,
    body: { problem: 'sign-in-wrong', field: 'password' },
  });
  const first = await answerOf(beginFactorAnswer, post(admin, beginFactorPath, { password: PASSWORD }));
  expect(await told(signIn(desk, '王校长'))).toEqual(done);
  // Begun again, the first secret is of no use any more.
  const { secret, address } = await answerOf(
    beginFactorAnswer,
    post(admin, beginFactorPath, { password: PASSWORD }),
  );
  const confirm = (proof: string) => post(admin, confirmFactorPath, { proof });
  expect(await told(confirm(digitsOf(first.secret)))).toMatchObject(refused('proof-wrong'));
  expect(await told(confirm('abcde-fgh12'))).toMatchObject({ body: { problem: 'proof-unreadable' } });
  expect((await confirm(digitsOf(secret))).status).toBe(200);
  const url = new URL(address);
  expect(decodeURIComponent(url.pathname)).toBe('/灯下 王校长的学校:王校长');
  expect([url.searchParams.get('secret'), url.searchParams.get('issuer')]).toEqual([
    secret,
    '灯下 王校长的学校',
  ]);
});

test('turning it on ends every other session; it is not turned on twice', async () => {
  const desk = await openDesk();
  const first = await foundSchool(desk);
  const second = cookieOf(await signIn(desk, '王校长'));
  const guarded = await turnOnFactor(first);
  for (const cookie of [first.cookie, second]) expect((await me(desk, cookie)).status).toBe(401);
  expect((await me(desk, guarded.cookie)).status).toBe(200);
  expect(await told(post(guarded, beginFactorPath, { password: PASSWORD }))).toEqual(
    refused('second-factor-on', 409),
  );
});

test('it is turned off by password and code together, and other codes are made by both', async () => {
  const desk = await openDesk();
  const guarded = await turnOnFactor(await foundSchool(desk));
  const off = (password: string, proof: string) => told(post(guarded, endFactorPath, { password, proof }));
  const good = digitsOf(guarded.secret, 1);
  expect(await off('not the password', good)).toEqual({
    status: 401,
    body: { problem: 'sign-in-wrong', field: 'password' },
  });
  expect(await off(PASSWORD, digitsOf(guarded.secret, 40))).toEqual({
    status: 401,
    body: { problem: 'proof-wrong', field: 'proof' },
  });
  const asking = post(guarded, recoveryCodesPath, { password: PASSWORD, proof: guarded.codes[0] });
  const { codes } = await answerOf(recoveryCodesAnswer, asking);
  expect(codes.filter((code) => guarded.codes.includes(code))).toEqual([]);
  expect(await told(step(await halfIn(desk), guarded.codes[1] ?? ''))).toEqual(refused('proof-wrong'));
  expect(await off(PASSWORD, good)).toEqual(done);
  expect(await told(signIn(desk, '王校长'))).toEqual(done);
});

test('a cookie nobody can read asks for the password again', async () => {
  const desk = await openDesk();
  expect(await told(step({ desk, cookie: '__Host-lamplight-second=%zz' }, '123456'))).toEqual(
    refused('second-step-over'),
  );
});

test('a second step with a colleague’s session at hand lets in whose password it was', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const { secret } = await turnOnFactor(await invited(admin, '赵老师', { role: 'admin' }));
  const half = await halfIn(desk, '赵老师');
  const both = { desk, cookie: `${admin.cookie}; ${half.cookie.split('; ').at(-1)}` };
  expect(await told(step(both, digitsOf(secret, 40)))).toEqual(refused('proof-wrong'));
  const entered = await step(both, digitsOf(secret, 1));
  expect(await told(look({ desk, cookie: cookieOf(entered) }, mePath))).toMatchObject({
    body: { name: '赵老师' },
  });
  expect((await me(desk, admin.cookie)).status).toBe(401);
});

test('a session of the second step keeps no address and no browser', async () => {
  const desk = await openDesk();
  const { secret } = await turnOnFactor(await foundSchool(desk));
  const headers = { 'user-agent': 'Browser of Wang', 'x-forwarded-for': '203.0.113.7' };
  const question = { email: accountEmail('王校长'), password: PASSWORD };
  const cookie = cookieOf(await post({ desk, headers }, signInPath, question));
  expect((await step({ desk, cookie, headers }, digitsOf(secret, 1))).status).toBe(200);
  expect(JSON.stringify(await everyRow(desk.world.keeping))).not.toMatch(/203\.0\.113|Browser of/);
});
