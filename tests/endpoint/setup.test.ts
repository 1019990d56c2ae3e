import { describe, expect, test } from 'vitest';
import { adminLink, setupLink } from '../../src/endpoint/console-links';
import { inviteAnswer, invitePath } from '../../src/wire/people';
import {
  addClasses,
  adminLinkFor,
  answerOf,
  consoleLink,
  cookieOf,
  foundSchool,
  look,
  openDesk,
  ORIGIN,
  PASSWORD,
  post,
  SCHOOL,
  secretOf,
  signIn,
  told,
  type Desk,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const DAY = 24 * 60 * 60 * 1000;
const unknown = { status: 404, body: { problem: 'link-unknown' } };

const newLink = async (desk: Desk) =>
  secretOf(consoleLink((await setupLink(desk.world, new URL(ORIGIN))).lines));
const setUp = (desk: Desk, link: string, name = '王校长') =>
  post({ desk }, '/v1/setup', { link, school: SCHOOL, admin: { name, password: PASSWORD } });
const accept = (desk: Desk, link: string, name: string) =>
  post({ desk }, '/v1/link/accept', { link, name, password: PASSWORD });
const see = (desk: Desk, link: string) => told(post({ desk }, '/v1/link', { link }));
const inviteFrom = async (admin: Hand, question: object) =>
  secretOf((await answerOf(inviteAnswer, post(admin, invitePath, question))).link);
const ok = ({ status }: Response) => status === 200;

describe.each(ENGINES)('on %s', (engine) => {
  test('a school is set up once by its link, and its admin is signed in', async () => {
    const desk = await openDesk(engine);
    const link = await newLink(desk);
    expect(await see(desk, link)).toEqual({ status: 200, body: { kind: 'setup' } });
    const response = await setUp(desk, link);
    expect(await told(Promise.resolve(response))).toEqual({ status: 200, body: { school: SCHOOL.name } });
    const me = await told(look({ desk, cookie: cookieOf(response) }, '/v1/school/me'));
    const school = { ...SCHOOL, id: link.split('.')[0] };
    expect(me.body).toEqual({
      person: expect.any(String),
      name: '王校长',
      role: 'admin',
      hasSecondFactor: false,
      familiesAt: ORIGIN,
      school,
    });
    expect(await see(desk, link)).toEqual(unknown);
    expect(await told(setUp(desk, link, '赵校长'))).toEqual(unknown);
  });

  test('of four who use a set-up link at once, one has a school', async () => {
    const desk = await openDesk(engine);
    const link = await newLink(desk);
    const all = await Promise.all(['王', '赵', '钱', '孙'].map((name) => setUp(desk, link, `${name}校长`)));
    expect(all.filter(ok)).toHaveLength(1);
    expect(await desk.world.keeping.main.selectFrom('school').selectAll().execute()).toHaveLength(1);
    expect(await desk.world.keeping.main.selectFrom('member').selectAll().execute()).toHaveLength(1);
  });

  test('of three who use an invite at once, one is in, and again nobody', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const link = await inviteFrom(admin, { role: 'teacher', class: classId });
    expect(await see(desk, link)).toEqual({
      status: 200,
      body: {
        kind: 'invite',
        school: '王校长的学校',
        system: 'cn63',
        role: 'teacher',
        className: '三年级2班',
        expiresAt: expect.any(Number),
      },
    });
    const all = await Promise.all(['李', '周', '吴'].map((name) => accept(desk, link, `${name}老师`)));
    expect(all.filter(ok)).toHaveLength(1);
    expect(await told(accept(desk, link, '郑老师'))).toEqual(unknown);
    expect(await desk.world.keeping.main.selectFrom('teaching').selectAll().execute()).toHaveLength(1);
  });

  test('by an admin link a known person gets a new password, and the old sessions end', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const link = await adminLinkFor(desk);
    expect(await see(desk, link)).toEqual({ status: 200, body: { kind: 'admin', school: '王校长的学校' } });
    const question = { link, name: '王校长', password: 'a new lamp on the desk' };
    const response = await post({ desk }, '/v1/link/accept', question);
    expect((await look({ desk, cookie: cookieOf(response) }, '/v1/school/me')).status).toBe(200);
    expect((await look(admin, '/v1/school/me')).status).toBe(401);
    expect((await signIn(desk, '王校长')).status).toBe(401);
    expect(await see(desk, link)).toEqual(unknown);
  });

  test('by an admin link a teacher of the school becomes an admin, and so does somebody new', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    await accept(desk, await inviteFrom(admin, { role: 'teacher', class: classId }), '李老师');
    for (const name of ['李老师', '孙校长']) {
      const cookie = cookieOf(await accept(desk, await adminLinkFor(desk), name));
      expect(await told(look({ desk, cookie }, '/v1/school/me'))).toMatchObject({
        body: { role: 'admin', name },
      });
    }
  });
});

test('a set-up link that nobody used stops when another is printed', async () => {
  const desk = await openDesk();
  const [first, second] = [await newLink(desk), await newLink(desk)];
  expect(await see(desk, first)).toEqual(unknown);
  expect((await see(desk, second)).status).toBe(200);
});

test('a set-up link and an invite live seven days, an admin link one', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const links = [await newLink(desk), await inviteFrom(admin, { role: 'admin' }), await adminLinkFor(desk)];
  const states = () => Promise.all(links.map(async (link) => (await see(desk, link)).status));
  desk.wait(DAY - 1);
  expect(await states()).toEqual([200, 200, 200]);
  desk.wait(1);
  expect(await states()).toEqual([200, 200, 404]);
  desk.wait(6 * DAY);
  expect(await states()).toEqual([404, 404, 404]);
  expect(await told(setUp(desk, links[0]!, '赵校长'))).toEqual(unknown);
});

test('a link is good for what it was made for only', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const invite = await inviteFrom(admin, { role: 'admin' });
  expect(await told(setUp(desk, invite, '赵校长'))).toEqual(unknown);
  expect(await told(accept(desk, await newLink(desk), '赵校长'))).toEqual(unknown);
  const [school = '', secret = ''] = invite.split('.');
  expect(await see(desk, `${school}.${secret.replace(/.$/, secret.endsWith('0') ? '1' : '0')}`)).toEqual(
    unknown,
  );
  expect(await see(desk, `${'0'.repeat(16)}.${secret}`)).toEqual(unknown);
});

test('a name somebody has is taken, at every school, and the link stays good', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const taken = { status: 409, body: { problem: 'name-taken', field: 'name' } };
  expect(await told(setUp(desk, await newLink(desk), '王校长'))).toEqual(taken);
  const link = await inviteFrom(admin, { role: 'admin' });
  expect(await told(accept(desk, link, '王校长'))).toEqual(taken);
  expect((await accept(desk, link, '赵校长')).status).toBe(200);
  await foundSchool(desk, '钱校长');
  expect(await told(accept(desk, await adminLinkFor(desk, '钱校长的学校'), '王校长'))).toEqual(taken);
});

test('with several schools the console asks which, and takes name or id', async () => {
  const desk = await openDesk();
  const own = new URL(ORIGIN);
  expect(await adminLink(desk.world, own, '')).toMatchObject({ isRefused: true });
  await foundSchool(desk, '王校长');
  expect(await adminLink(desk.world, own, '')).toMatchObject({ isRefused: false });
  await foundSchool(desk, '赵校长');
  const { isRefused, lines } = await adminLink(desk.world, own, '');
  expect(isRefused).toBe(true);
  expect(lines.join('\n')).toMatch(/王校长的学校[^]*赵校长的学校|赵校长的学校[^]*王校长的学校/);
  const id = /^ {2}(\w{16}) {2}赵/m.exec(lines.join('\n'))?.[1] ?? '';
  for (const name of ['赵校长的学校', id]) {
    expect((await see(desk, await adminLinkFor(desk, name))).body).toMatchObject({ school: '赵校长的学校' });
  }
});

test.each([
  {
    what: 'a short password',
    change: { admin: { name: '王', password: '12345678901' } },
    refused: { problem: 'password-short', field: 'password' },
  },
  {
    what: 'a zone that is none',
    change: { school: { ...SCHOOL, zone: 'Mars/Base' } },
    refused: { problem: 'question-malformed', field: 'zone' },
  },
  {
    what: 'no name',
    change: { school: { ...SCHOOL, name: ' ' } },
    refused: { problem: 'question-malformed', field: 'name' },
  },
  {
    what: 'more than was asked',
    change: { school: { ...SCHOOL, more: 1 } },
    refused: { problem: 'question-malformed', field: 'school' },
  },
])('$what is refused by its field, and the link stays good', async ({ change, refused }) => {
  const desk = await openDesk();
  const link = await newLink(desk);
  const question = { link, school: SCHOOL, admin: { name: '王校长', password: PASSWORD }, ...change };
  expect(await told(post({ desk }, '/v1/setup', question))).toEqual({ status: 400, body: refused });
  expect((await see(desk, link)).status).toBe(200);
});

test.each(['\ud800', '\ufdfa'.repeat(40)])(
  'a name nobody could sign in with spends no link: %j',
  async (name) => {
    const desk = await openDesk();
    const link = await newLink(desk);
    expect((await setUp(desk, link, name)).status).toBe(400);
    expect(await see(desk, link)).toMatchObject({ status: 200 });
  },
);
