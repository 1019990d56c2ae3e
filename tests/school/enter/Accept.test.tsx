import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { inviteAnswer, invitePath } from '../../../src/wire/people';
import { addClasses, answerOf, foundSchool, post } from '../../setup/desk';
import { openRoom, type Room } from '../../setup/school-room';

async function linkIn(room: Room, to: object): Promise<{ link: string; cookie: string }> {
  const admin = await foundSchool(room.desk, '王敏');
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const question = 'grade' in to ? to : { ...to, class: classId };
  const { link } = await answerOf(inviteAnswer, post(admin, invitePath, question));
  const { pathname, hash } = new URL(link);
  return { link: pathname + hash, cookie: admin.cookie };
}

test('a link says what one becomes by it, until when it is good, and what to do with one that was forwarded', async () => {
  const room = await openRoom();
  const { link } = await linkIn(room, { role: 'teacher', subjects: ['math', 'science'] });
  room.enter(link);
  expect(await screen.findByText('用这个链接注册，您就是：三年级2班数学、科学老师。')).toBeVisible();
  expect(screen.getByText(/11月29日前有效，只能用一次。链接不是给您的，请不要用/)).toBeVisible();
  expect(screen.queryByRole('note')).toBeNull();
});

test('a link opened while somebody else is signed in says who, and how to leave it alone', async () => {
  const room = await openRoom();
  const { link, cookie } = await linkIn(room, { role: 'lead', grade: 3 });
  room.jar.cookie = cookie;
  room.enter(link);
  expect(await screen.findByText('用这个链接注册，您就是：三年级组长。')).toBeVisible();
  expect(await screen.findByText(/现在登录的是王敏/)).toBeVisible();
  expect(screen.getByRole('link', { name: '不注册，回到王敏的页面' })).toHaveAttribute('href', '/school');
});

test('a link too old leads nowhere, and says whom to ask', async () => {
  const room = await openRoom();
  const { link } = await linkIn(room, { role: 'lead', grade: 3 });
  room.desk.wait(8 * 24 * 60 * 60 * 1000);
  room.enter(link);
  expect(await screen.findByRole('heading', { name: '这个链接不能用了' })).toBeVisible();
  expect(screen.getByText(/请向学校管理员要一个新链接/)).toBeVisible();
});
