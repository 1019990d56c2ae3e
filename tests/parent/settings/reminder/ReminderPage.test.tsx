import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ReminderPage } from '../../../../src/parent/settings/reminder/ReminderPage';
import { addChild } from '../../../../src/parent/store/children';
import type { Home } from '../../../../src/parent/store/database';
import { noteReminder, reminders } from '../../../../src/parent/store/reminders';
import { NIGHT, wangs } from '../../../setup/diary';
import { onGround } from '../../../setup/ground';

const AT = new Date('2026-11-23T20:10').getTime();

async function open(home: Home, at = AT) {
  await onGround(home, at, <ReminderPage />);
  return { field: await screen.findByLabelText('几点提醒'), user: userEvent.setup() };
}

test('nothing is set until it is fetched, and the page says how many evenings it would be, and until when', async () => {
  const { home } = await wangs();
  const { field } = await open(home);
  expect(field).toHaveValue('20:00');
  // Tonight's eight o'clock is over.
  expect(await screen.findByText('共 22 个上学日晚上，到12月30日为止。')).toBeVisible();
  expect(screen.getByText(/^2027 年放假安排还没有收录，所以先到这一天/)).toBeVisible();
  expect(await reminders(home)).toEqual({});
  expect(screen.queryByText('取过的提醒')).toBeNull();
});

test('an hour after bedtime is refused with a sentence, and nothing can be fetched', async () => {
  const { home } = await wangs();
  const { field } = await open(home);
  fireEvent.change(field, { target: { value: '21:21' } });
  expect(await screen.findByRole('alert')).toHaveTextContent('这时候该睡了，请填早一点的钟点。');
  expect(screen.queryByRole('button', { name: '取日历文件' })).toBeNull();
  fireEvent.change(field, { target: { value: '21:20' } });
  expect(await screen.findByRole('button', { name: '取日历文件' })).toBeVisible();
});

test('of several children the earliest bedtime holds, and each may have an hour of its own', async () => {
  const { home } = await wangs();
  await addChild(home, { id: 'abu', nickname: '阿布', grade: 8, school: 'cn63' }, NIGHT);
  const { user } = await open(home);
  expect(await screen.findByText('最晚 21:20，不会晚过就寝时间。')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: '阿布' }));
  expect(await screen.findByText('最晚 22:00，不会晚过就寝时间。')).toBeVisible();
});

test('in a year whose holidays nobody knows there is nothing to fetch, and it is said why', async () => {
  const { home } = await wangs();
  await open(home, new Date('2027-03-02T18:00').getTime());
  expect(await screen.findByText(/^2027 年放假安排还没有收录，现在算不出哪些是上学日/)).toBeVisible();
  expect(screen.queryByRole('button', { name: '取日历文件' })).toBeNull();
});

test('a reminder that was fetched is told of, with words for taking it out of the calendar', async () => {
  const { home } = await wangs();
  await noteReminder(home, 'all', { key: 'k', sequence: 0, time: '19:30', until: '2026-12-30' });
  const { user, field } = await open(home);
  expect(field).toHaveValue('19:30');
  expect(await screen.findByText('每个上学日晚上 19:30，到12月30日为止。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '不要提醒了' }));
  expect(screen.getByText(/选“删除所有将来的日程”/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '已经删了' }));
  expect(await screen.findByText('drawn')).toBeVisible();
  await expect.poll(() => screen.queryByText('取过的提醒')).toBeNull();
});
