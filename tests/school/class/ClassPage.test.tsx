import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { peopleAnswer } from '../../../src/wire/people';
import { addClasses, answerOf, foundSchool, invited, look, post } from '../../setup/desk';
import { openRoom } from '../../setup/school-room';

async function roomOf(post: object) {
  const room = await openRoom();
  const admin = await foundSchool(room.desk, '王敏');
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const named = 'subjects' in post || ('role' in post && post.role === 'teacher');
  const { cookie } = await invited(admin, '李老师', { ...post, ...(named && { class: classId }) });
  room.jar.cookie = cookie;
  room.enter(`/school/class#${classId}`);
  await screen.findByRole('heading', { name: '三年级2班' });
  return { room, admin };
}

test.each([
  ['an auditor', { role: 'auditor' }],
  ['a subject teacher', { role: 'teacher', subjects: ['math'] }],
])('%s is offered no slips and no opening of a class', async (_who, post) => {
  const { room } = await roomOf(post);
  expect(await screen.findByRole('heading', { name: '核对码' })).toBeVisible();
  expect(screen.queryByRole('heading', { name: '印入班码' })).toBeNull();
  expect(screen.queryByRole('button', { name: '开放班级' })).toBeNull();
  expect(screen.queryByRole('button', { name: '邀请老师' })).toBeNull();
  expect(room.asked).not.toContain('/v1/school/opening');
});

test.each([
  ['a class teacher', { role: 'teacher' }],
  ['the lead of its grade', { role: 'lead', grade: 3 }],
])('%s is offered both ways in', async (_who, post) => {
  await roomOf(post);
  expect(await screen.findByRole('button', { name: '印入班码' })).toBeEnabled();
  expect(await screen.findByRole('button', { name: '开放班级' })).toBeEnabled();
});

test('who is made an auditor in the middle of an act hears why, nothing is done, and the page obeys', async () => {
  const { room, admin } = await roomOf({ role: 'teacher' });
  const mint = await screen.findByRole('button', { name: '印入班码' });
  const { people } = await answerOf(peopleAnswer, look(admin, '/v1/school/people'));
  const person = people.find(({ name }) => name === '李老师')?.person;
  await post(admin, '/v1/school/people/change-role', { person, role: 'auditor' });
  await room.user.click(mint);
  expect(await screen.findByText(/您的账号不能做这件事/)).toBeVisible();
  expect(await room.desk.world.keeping.open.selectFrom('slip').selectAll().execute()).toEqual([]);
  await expect.poll(() => screen.queryByRole('heading', { name: '印入班码' })).toBeNull();
});
