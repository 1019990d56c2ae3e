import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { askSurveys } from '../../../src/school/client';
import { isProblem } from '../../../src/core/problem';
import { addClasses } from '../../setup/desk';
import { button, field, openAdminsRoom } from '../../setup/school-room';

const PATIENCE = { timeout: 8000 };

async function standing() {
  const told = await askSurveys();
  if (isProblem(told)) throw new Error(told.kind);
  return told.surveys[0];
}

/** An admin of a school with two third grades has begun the parents' survey from its template. */
async function begun() {
  const room = await openAdminsRoom();
  await addClasses({ desk: room.desk, cookie: room.jar.cookie }, '三年级1班', '三年级2班');
  room.enter('/school/surveys');
  await screen.findByText('还没有问卷。从一份现成的开始最省事。', undefined, PATIENCE);
  await room.user.click(button('新问卷'));
  await room.user.click(await screen.findByRole('button', { name: /^作业情况家长问卷/ }));
  await screen.findByLabelText('问卷名称（中文）', undefined, PATIENCE);
  await room.user.click(screen.getByRole('link', { name: '问卷' }));
  await room.user.click(await screen.findByRole('link', { name: '发出' }, PATIENCE));
  await screen.findByText('发给家长', undefined, PATIENCE);
  return room;
}

test('from the template to parents takes one page, which says beforehand what will be told', async () => {
  const room = await begun();
  expect(screen.getByText(/^12 题，约 3 分钟。/)).toBeTruthy();
  expect(screen.getByText('三年级：回答的家庭多一些，就能单独公布。')).toBeTruthy();
  expect(screen.getByText(/^三年级1班.三年级2班入班的家庭不到五家/)).toBeTruthy();
  await room.user.click(button('发出问卷'));
  await room.user.click((await screen.findAllByRole('button', { name: '发出问卷' })).at(-1)!);
  await screen.findByText(/开始，.*截止$/, undefined, PATIENCE);
  expect((await standing())?.state).toBe('opened');
  expect(screen.getByRole('img', { name: '三年级1班的问卷二维码' })).toBeTruthy();
  expect(document.body.textContent).toMatch(/\/survey#[a-z0-9]{8}\.[0-9a-z]{10}\.[0-9a-z]{16}/);
  expect(document.body.textContent).toContain('自愿、匿名，无需回复，不接龙。');
}, 60_000);

test('before its first day a survey is taken back, and is a draft as it was', async () => {
  const room = await begun();
  await room.user.click(button('发出问卷'));
  await room.user.click((await screen.findAllByRole('button', { name: '发出问卷' })).at(-1)!);
  await room.user.click(await screen.findByRole('button', { name: '收回成草稿' }, PATIENCE));
  await room.user.click((await screen.findAllByRole('button', { name: '收回成草稿' })).at(-1)!);
  await screen.findByText('发给家长', undefined, PATIENCE);
  expect((await standing())?.state).toBe('draft');
}, 60_000);

test('a date that has passed is said at its field, and nothing is sent', async () => {
  const room = await begun();
  const from = field('从哪天起');
  await room.user.clear(from);
  await room.user.type(from, '2020-01-01');
  expect(await screen.findByText('这一天已经过去了。最早从今天起。')).toBeTruthy();
  expect(button('发出问卷')).toHaveProperty('disabled', true);
  expect((await standing())?.state).toBe('draft');
}, 60_000);
