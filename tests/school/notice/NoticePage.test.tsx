import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { noticesAnswer, noticesPath } from '../../../src/wire/notice';
import { postNoticePath } from '../../../src/wire/notice-desk';
import { addClasses, answerOf, post } from '../../setup/desk';
import { button, field, openAdminsRoom, type Room } from '../../setup/school-room';

const PASTED = '语文：1.抄写第5课生字 20分钟 2.背诵课文；数学：练习册P12-13（约15分钟）\n英语 听读10min 选做';

type ClassRoom = Room & { classes: string[] };

async function openNotice(...names: string[]): Promise<ClassRoom> {
  const room = await openAdminsRoom();
  // A Monday, after lessons.
  room.desk.turn('2026-11-23T16:30:00+08:00');
  const classes = await addClasses({ desk: room.desk, cookie: room.jar.cookie }, ...names);
  room.enter('/school/notice');
  await screen.findByLabelText('把发到群里的作业贴在这里');
  return { ...room, classes };
}

function paste(text: string): void {
  fireEvent.change(field('把发到群里的作业贴在这里'), { target: { value: text } });
  fireEvent.click(button('分到各科'));
}

async function shown({ desk, classes }: ClassRoom, index = 0) {
  const question = { class: classes[index], from: '2026-11-23', to: '2026-11-23' };
  const { notices } = await answerOf(noticesAnswer, post({ desk }, noticesPath, question));
  return notices.flatMap(({ tasks }) => tasks.map(({ text }) => text));
}

const texts = () => screen.getAllByLabelText('作业内容').map((each) => (each as HTMLInputElement).value);
const sum = () => document.querySelector('.notice-sum')?.textContent;

test('pasted, looked over against the limit, posted, and ready for the group', async () => {
  const room = await openNotice('三年级2班');
  paste(PASTED);
  expect(texts()).toEqual(['抄写第5课生字', '背诵课文', '练习册P12-13', '听读']);
  expect(sum()).toContain('35 分钟');
  expect(sum()).toContain('规定平均不超过 60 分钟，还有 25 分钟。');
  fireEvent.change(screen.getAllByLabelText('预计用时')[0]!, { target: { value: '60' } });
  expect(sum()).toContain('比规定的 60 分钟多 15 分钟。规定指的是平均用时。');
  fireEvent.change(screen.getAllByLabelText('预计用时')[0]!, { target: { value: '20' } });
  await room.user.click(button('发布'));
  expect(await screen.findByRole('heading', { name: '已经公示' })).toBeVisible();
  expect(await shown(room)).toEqual(['抄写第5课生字', '背诵课文', '练习册P12-13', '听读']);
  const text = document.querySelector('.copy-text')?.textContent;
  expect(text).toContain('语文：1. 抄写第5课生字（约 20 分钟）；2. 背诵课文');
  expect(text).toContain('https://school.example/notice/');
  expect(button('复制文字')).toBeVisible();
});

test('what is not understood stays in the field, word for word', async () => {
  await openNotice('三年级2班');
  paste('各位家长好\n语文：背诵\n请签字，谢谢');
  expect(texts()).toEqual(['背诵']);
  expect(field('把发到群里的作业贴在这里')).toHaveValue('各位家长好\n请签字，谢谢');
  expect(screen.getByText(/一个字也没丢/)).toBeVisible();
});

test('what was typed is there again when the page is drawn anew', async () => {
  const room = await openNotice('三年级2班');
  paste(PASTED);
  cleanup();
  room.enter('/school/notice');
  await screen.findByLabelText('把发到群里的作业贴在这里');
  expect(texts()).toHaveLength(4);
});

test('when somebody else changed the same subject, it is said, and nothing typed is lost', async () => {
  const room = await openNotice('三年级2班');
  paste('数学：练习册P12 15分钟');
  const question = {
    night: '2026-11-23',
    classes: [{ class: room.classes[0], seen: {} }],
    subjects: ['math'],
    tasks: [
      { subject: 'math', text: '口算', kind: 'written', tier: 'required', minutes: 5, isAtSchool: false },
    ],
  };
  await post({ desk: room.desk, cookie: room.jar.cookie }, postNoticePath, question);
  await room.user.click(button('发布'));
  expect(await screen.findByText(/刚才有人改过同一科的作业。您写的都还在/)).toBeVisible();
  expect(await screen.findByText(/口算/)).toBeVisible();
  expect(texts()).toEqual(['练习册P12']);
  room.desk.wait(1000);
  await room.user.click(button(/^(发布|改好了，重新发布)$/));
  await waitFor(async () => {
    expect(await shown(room)).toEqual(['练习册P12']);
  });
  expect(await screen.findByText('数学改过，原来是：口算')).toBeVisible();
});

test('signing in again in the middle loses nothing', async () => {
  const room = await openNotice('三年级2班');
  paste(PASTED);
  room.jar.cookie = '';
  await room.user.click(button('发布'));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toBeVisible();
  await room.user.type(within(dialog).getByLabelText('登录用的名字'), '王敏');
  await room.user.type(within(dialog).getByLabelText('密码'), 'a lamp on the desk');
  await room.user.click(within(dialog).getByRole('button', { name: '登录' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(texts()).toHaveLength(4);
  await room.user.click(button('发布'));
  expect(await screen.findByRole('heading', { name: '已经公示' })).toBeVisible();
});

test('one posting goes to further classes, and to those set for later at their hour', async () => {
  const room = await openNotice('三年级1班', '三年级2班');
  paste('数学：练习册P12 15分钟');
  await room.user.click(screen.getByText('同时发给别的班'));
  await room.user.click(screen.getByLabelText('三年级2班'));
  await waitFor(() => {
    expect(screen.getByLabelText('三年级2班')).toBeChecked();
  });
  await room.user.click(button('发布'));
  expect(await screen.findByRole('heading', { name: '已经公示' })).toBeVisible();
  expect(await shown(room, 0)).toEqual(['练习册P12']);
  expect(await shown(room, 1)).toEqual(['练习册P12']);
});

test('a no-homework day is one press and one yes', async () => {
  const room = await openNotice('三年级2班');
  await room.user.click(button('无作业日'));
  await room.user.click(button('确定'));
  expect(await screen.findByText(/今天是无作业日，没有作业。/)).toBeVisible();
});

test('the next day begins from the last one', async () => {
  const room = await openNotice('三年级2班');
  paste('数学：练习册P12 15分钟');
  await room.user.click(button('发布'));
  await screen.findByRole('heading', { name: '已经公示' });
  room.desk.turn('2026-11-24T16:30:00+08:00');
  cleanup();
  room.enter('/school/notice');
  await room.user.click(await screen.findByRole('button', { name: '从上一次开始' }));
  expect(texts()).toEqual(['练习册P12']);
});

test('minutes that are no number are named, and are not posted', async () => {
  await openNotice('三年级2班');
  paste('数学：练习册P12');
  fireEvent.change(field('预计用时'), { target: { value: '9999' } });
  expect(screen.getByText('请写 0 到 480 之间的整数。')).toBeVisible();
  expect(button('发布')).toBeDisabled();
});
