import { cleanup, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { templateSurvey } from '../../../src/core/survey-templates';
import { keepSurveyPath, openSurveyPath } from '../../../src/wire/survey-desk';
import { addClasses, invited, post } from '../../setup/desk';
import { button, openAdminsRoom, type Room } from '../../setup/school-room';
import { keep, openingOf } from '../../setup/surveys';

const PATIENCE = { timeout: 8000 };

/** A school with one survey under way, one draft that could go out, and one that lacks everything. */
async function openList(): Promise<Room> {
  const room = await openAdminsRoom();
  const hand = { desk: room.desk, cookie: room.jar.cookie };
  await addClasses(hand, '三年级1班', '四年级1班');
  await keep(hand, 'listopen', { draft: { definition: templateSurvey('sleep'), crosses: [] } });
  const opened = await post(hand, openSurveyPath, openingOf('listopen'));
  if (opened.status !== 200) throw new Error(await opened.text());
  await keep(hand, 'listwhol', { draft: { definition: templateSurvey('service'), crosses: [] } });
  const empty = { ...templateSurvey('homework'), elements: [], title: { 'zh-cn': '', en: '' } };
  await post(hand, keepSurveyPath, {
    survey: 'listbare',
    revision: 0,
    draft: { definition: empty, crosses: [] },
  });
  return room;
}

const lineOf = (title: string) =>
  within(screen.getByRole('link', { name: title }).closest<HTMLElement>('.person')!);

test('the list says where each survey stands, whom it asks, and what one does next', async () => {
  const room = await openList();
  room.enter('/school/surveys');
  await screen.findByText('正在问', undefined, PATIENCE);
  expect(lineOf('睡眠情况家长问卷').getByText(/^正在填，11月29日截止 · 三年级$/)).toBeTruthy();
  expect(lineOf('睡眠情况家长问卷').queryAllByRole('link')).toHaveLength(1);
  const hrefOf = (title: string, name: string) =>
    lineOf(title).getByRole('link', { name }).getAttribute('href');
  expect(hrefOf('课后服务家长问卷', '发出')).toBe('/school/surveys/one#listwhol');
  expect(hrefOf('没写标题的问卷', '接着写')).toBe('/school/surveys/edit#listbare');
}, 30_000);

test('an earlier survey is copied as a draft of its own', async () => {
  const room = await openList();
  room.enter('/school/surveys');
  await screen.findByText('正在问', undefined, PATIENCE);
  await room.user.click(button('新问卷'));
  await room.user.click(screen.getByText('复制以前的问卷'));
  await room.user.click(button(/^睡眠情况家长问卷11月29日截止/));
  expect(await screen.findByDisplayValue('睡眠情况家长问卷', undefined, PATIENCE)).toBeTruthy();
  expect(window.location.hash).not.toBe('#listopen');
  expect(window.location.hash).toMatch(/^#[a-z0-9]{8}$/);
}, 30_000);

test('a grade’s lead sees the list and composes nothing', async () => {
  const room = await openList();
  const lead = await invited({ desk: room.desk, cookie: room.jar.cookie }, '陈主任', {
    role: 'lead',
    grade: 3,
  });
  cleanup();
  room.jar.cookie = lead.cookie;
  room.enter('/school/surveys');
  await screen.findByText('正在问', undefined, PATIENCE);
  expect(screen.queryByRole('button', { name: '新问卷' })).toBeNull();
  expect(screen.queryByRole('link', { name: '发出' })).toBeNull();
  expect(screen.queryByRole('link', { name: '接着写' })).toBeNull();
}, 30_000);
