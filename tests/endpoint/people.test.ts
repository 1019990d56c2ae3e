import { describe, expect, test } from 'vitest';
import { mePath } from '../../src/wire/me';
import { inviteAnswer, invitePath, peopleAnswer } from '../../src/wire/people';
import {
  addClasses,
  adminLinkFor,
  answerOf,
  foundSchool,
  invited,
  look,
  openDesk,
  post,
  secretOf,
  told,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const people = (hand: Hand) => answerOf(peopleAnswer, look(hand, '/v1/school/people'));
const personOf = async (hand: Hand) => ((await told(look(hand, mePath))).body as { person: string }).person;
const remove = (hand: Hand, person: string) => told(post(hand, '/v1/school/people/remove', { person }));
const changed = { status: 200, body: { changed: true } };

describe.each(ENGINES)('on %s', (engine) => {
  test('the last admin stays, and of two who remove each other at once one stays', async () => {
    const desk = await openDesk(engine);
    const first = await foundSchool(desk);
    expect(await remove(first, await personOf(first))).toEqual({
      status: 409,
      body: { problem: 'last-admin' },
    });
    const second = await invited(first, '赵校长', { role: 'admin' });
    const [one, other] = [await personOf(first), await personOf(second)];
    const both = await Promise.all([remove(first, other), remove(second, one)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await desk.world.keeping.main.selectFrom('member').selectAll().execute()).toHaveLength(1);
  });

  test('a teacher is given a class more, and it is taken away again', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [one = '', two = ''] = await addClasses(admin, '三年级1班', '三年级2班');
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: one });
    const person = await personOf(teacher);
    const mint = async () =>
      (await post(teacher, '/v1/school/slips/mint', { class: two, seats: 'missing' })).status;
    const teach = (teaches: boolean) =>
      told(post(admin, '/v1/school/people/teach', { person, class: two, teaches }));
    expect(await mint()).toBe(403);
    for (let times = 0; times < 2; times += 1) expect(await teach(true)).toEqual(changed);
    expect(await mint()).toBe(200);
    const { people: all } = await people(admin);
    expect(
      all
        .find(({ name }) => name === '李老师')
        ?.classes.map(({ name }) => name)
        .sort(),
    ).toEqual(['三年级1班', '三年级2班']);
    expect(await teach(false)).toEqual(changed);
    expect(await mint()).toBe(403);
  });

  test('an open invite is listed until it is used, taken back or over', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级1班');
    const { body } = await told(post(admin, '/v1/school/people/invite', { role: 'teacher', class: classId }));
    const { link, expiresAt } = body as { link: string; expiresAt: number };
    expect(link).toMatch(/^https:\/\/school\.example\/school\/invite#[0-9a-z]{16}\.[0-9a-z]{32}$/);
    const [invite] = (await people(admin)).invites;
    expect(invite).toMatchObject({ role: 'teacher', className: '三年级1班', expiresAt });
    expect(JSON.stringify(invite)).not.toContain(secretOf(link).split('.')[1]);
    expect(await told(post(admin, '/v1/school/people/revoke-invite', { invite: invite!.invite }))).toEqual(
      changed,
    );
    expect((await people(admin)).invites).toEqual([]);
    expect((await post({ desk }, '/v1/link', { link: secretOf(link) })).status).toBe(404);
  });
});

test('an admin link or a set-up link is no invite that somebody at the desk could take back', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  await adminLinkFor(desk);
  const [row] = await desk.world.keeping.main.selectFrom('link').selectAll().execute();
  expect((await people(admin)).invites).toEqual([]);
  expect((await post(admin, '/v1/school/people/revoke-invite', { invite: row!.link_hash })).status).toBe(404);
});

test('an admin who was removed comes back by no invite kept in a pocket; a teacher’s leaving stops none', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const second = await invited(admin, '赵老师', { role: 'admin' });
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
  const { link } = await answerOf(inviteAnswer, post(second, invitePath, { role: 'admin' }));
  const see = () => told(post({ desk }, '/v1/link', { link: secretOf(link) }));
  await remove(admin, await personOf(teacher));
  expect(await see()).toMatchObject({ status: 200 });
  await remove(admin, await personOf(second));
  expect(await see()).toEqual({ status: 404, body: { problem: 'link-unknown' } });
});
