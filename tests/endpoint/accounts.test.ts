import { describe, expect, test } from 'vitest';
import { accountEmail } from '../../src/core/account';
import { revokeSessionPath, sessionsAnswer, sessionsPath } from '../../src/wire/account';
import {
  answerOf,
  cookieOf,
  foundSchool,
  invited,
  addClasses,
  look,
  openDesk,
  PASSWORD,
  post,
  signIn,
  told,
  type Desk,
} from '../setup/desk';
import { everyRow } from '../setup/every-row';
import { ENGINES } from '../setup/keeping';

const wrong = { status: 401, body: { problem: 'sign-in-wrong' } };
const me = (desk: Desk, cookie: string) => told(look({ desk, cookie }, '/v1/school/me'));

describe.each(ENGINES)('on %s', (engine) => {
  test('a person signs in by name, and the session is a cookie of this host alone', async () => {
    const desk = await openDesk(engine);
    await foundSchool(desk, '王 校长');
    const response = await signIn(desk, ' 王　校长 ');
    expect(await told(Promise.resolve(response.clone()))).toEqual({ status: 200, body: { done: true } });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-lamplight=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await me(desk, cookieOf(response))).toMatchObject({
      status: 200,
      body: { name: '王 校长', role: 'admin' },
    });
  });

  test('session rows hold no address and no browser', async () => {
    const desk = await openDesk(engine);
    await foundSchool(desk);
    const headers = {
      'user-agent': 'Browser of Wang',
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
    };
    const question = { email: accountEmail('王校长'), password: PASSWORD };
    await post({ desk, headers }, '/v1/auth/sign-in/email', question);
    const sessions = (await everyRow(desk.world.keeping))['session']!.map((row): unknown =>
      JSON.parse(String(row)),
    );
    expect(sessions).toHaveLength(2);
    for (const session of sessions) expect(session).toMatchObject({ ipAddress: null, userAgent: null });
    expect(JSON.stringify(await everyRow(desk.world.keeping))).not.toMatch(/203\.0\.113|Browser of/);
  });

  test('a new password ends all other sessions', async () => {
    const desk = await openDesk(engine);
    const first = await foundSchool(desk);
    const second = cookieOf(await signIn(desk, '王校长'));
    const change = (currentPassword: string, newPassword: string) =>
      post({ desk, cookie: second }, '/v1/auth/change-password', { currentPassword, newPassword });
    expect(await told(change('not the password', 'another long one'))).toEqual({
      status: 401,
      body: { problem: 'sign-in-wrong', field: 'currentPassword' },
    });
    expect(await told(change(PASSWORD, 'short'))).toEqual({
      status: 400,
      body: { problem: 'password-short', field: 'newPassword' },
    });
    const third = cookieOf(await change(PASSWORD, 'another long one'));
    expect((await me(desk, first.cookie)).status).toBe(401);
    expect((await me(desk, second)).status).toBe(401);
    expect((await me(desk, third)).status).toBe(200);
    expect(await told(signIn(desk, '王校长'))).toEqual(wrong);
    expect((await signIn(desk, '王校长', 'another long one')).status).toBe(200);
  });

  test('sessions are listed by their times only, and the others can be ended', async () => {
    const desk = await openDesk(engine);
    const first = await foundSchool(desk);
    const second = cookieOf(await signIn(desk, '王校长'));
    const hand = { desk, cookie: second };
    const listed = await told(look(hand, '/v1/auth/list-sessions'));
    const times = {
      id: expect.any(String),
      since: expect.any(Number),
      used: expect.any(Number),
      until: expect.any(Number),
    };
    expect(listed.body).toEqual({
      sessions: [
        { ...times, isThis: false },
        { ...times, isThis: true },
      ],
    });
    await post(hand, '/v1/auth/revoke-other-sessions', {});
    expect((await me(desk, first.cookie)).status).toBe(401);
    expect((await me(desk, second)).status).toBe(200);
    const out = await post(hand, '/v1/auth/sign-out', {});
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-lamplight=; Max-Age=0;/);
    expect((await me(desk, second)).status).toBe(401);
  });

  test('whoever is removed is out at once, and the name is free again', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
    const { body } = await me(desk, teacher.cookie);
    await post(admin, '/v1/school/people/remove', { person: (body as { person: string }).person });
    expect((await me(desk, teacher.cookie)).status).toBe(401);
    expect(await told(signIn(desk, '李老师'))).toEqual(wrong);
    // The log says for twelve months who was removed.
    const { audit, ...rest } = await everyRow(desk.world.keeping);
    expect(JSON.stringify(rest)).not.toContain('李老师');
    expect(JSON.stringify(audit)).toContain('李老师');
    expect((await invited(admin, '李老师', { role: 'admin' })).cookie).not.toBe('');
  });
});

test('one session is ended by the person it belongs to, and by nobody else', async () => {
  const desk = await openDesk();
  const first = await foundSchool(desk);
  const second = cookieOf(await signIn(desk, '王校长'));
  const colleague = await invited(first, '赵老师', { role: 'admin' });
  const { sessions } = await answerOf(sessionsAnswer, look(first, sessionsPath));
  const session = sessions.find(({ isThis }) => !isThis)?.id;
  const end = (cookie: string) => told(post({ desk, cookie }, revokeSessionPath, { session }));
  const unknown = { status: 404, body: { problem: 'session-unknown' } };
  expect(await end(colleague.cookie)).toEqual(unknown);
  expect((await me(desk, second)).status).toBe(200);
  expect(await end(first.cookie)).toEqual({ status: 200, body: { done: true } });
  expect((await me(desk, second)).status).toBe(401);
  expect((await me(desk, first.cookie)).status).toBe(200);
  expect(await end(first.cookie)).toEqual(unknown);
});

test('who signs in where a session still stands leaves that one behind for good', async () => {
  const desk = await openDesk();
  const { cookie } = await foundSchool(desk);
  await invited({ desk, cookie }, '赵老师', { role: 'admin' });
  const question = { email: accountEmail('赵老师'), password: PASSWORD };
  expect((await post({ desk, cookie }, '/v1/auth/sign-in/email', question)).status).toBe(200);
  expect((await me(desk, cookie)).status).toBe(401);
});

test('a wrong name and a wrong password get the same answer', async () => {
  const desk = await openDesk();
  await foundSchool(desk);
  expect(await told(signIn(desk, '王校长', 'not the password'))).toEqual(wrong);
  expect(await told(signIn(desk, '没有这个人'))).toEqual(wrong);
});

test('the eleventh wrong try waits, for a name that is there and for one that is not', async () => {
  const desk = await openDesk();
  await foundSchool(desk);
  for (const name of ['王校长', '没有这个人']) {
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await told(signIn(desk, name, 'not the password'))).toEqual(wrong);
    }
    const response = await signIn(desk, name, PASSWORD);
    expect(await told(Promise.resolve(response))).toEqual({
      status: 429,
      body: { problem: 'sign-in-too-often' },
    });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800);
  }
});

test('a cookie somebody changed is nobody’s session', async () => {
  const desk = await openDesk();
  const { cookie } = await foundSchool(desk);
  for (const forged of [
    cookie.replace(/.$/, ''),
    '__Host-lamplight=',
    `${cookie}x`,
    cookie.replace('__Host-', ''),
  ]) {
    expect((await me(desk, forged)).status, forged).toBe(401);
  }
  expect((await me(desk, cookie)).status).toBe(200);
});
