import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { moveIn, newPhone, openApp } from './home';

beforeEach(newPhone);

async function openCalendar() {
  const phone = openApp('2026-07-01T19:00');
  await moveIn(phone, { nickname: '小米', grade: '三年级' });
  await phone.user.click(screen.getByRole('link', { name: '我的' }));
  await phone.user.click(await screen.findByRole('link', { name: /小米/ }));
  const heading = await screen.findByRole('heading', { name: '日历' });
  const form = within(heading.closest('section') ?? document.body);
  return { user: phone.user, form };
}

test('the last break taken off the list leaves a school year without any, and the rough dates can come back', async () => {
  const { user, form } = await openCalendar();
  expect(form.getByText('这是大致的日子，各地不同，可以改成学校的。')).toBeVisible();
  const removals = form.getAllByRole('button', { name: '去掉' });
  await user.click(removals[0] ?? document.body);
  expect(await form.findByText('这是您自己定的。')).toBeVisible();
  await user.click(form.getByRole('button', { name: '去掉' }));
  expect(await form.findByText('这一学年没有这些假，只在周末和节假日休息。')).toBeVisible();
  expect(form.queryByRole('button', { name: '去掉' })).not.toBeInTheDocument();
  await user.click(form.getByRole('button', { name: '恢复大致的日子' }));
  expect(await form.findAllByRole('button', { name: '去掉' })).toHaveLength(removals.length);
});

test('no break at all is said in one tap, and a break entered after it is the only one', async () => {
  const { user, form } = await openCalendar();
  await user.click(form.getByRole('button', { name: '这一学年一天也不放' }));
  expect(await form.findByText('这一学年没有这些假，只在周末和节假日休息。')).toBeVisible();
  await user.type(form.getByLabelText('从'), '2026-07-20');
  await user.type(form.getByLabelText('到'), '2026-08-25');
  await user.click(form.getByRole('button', { name: '加上' }));
  expect(await form.findByText('这是您自己定的。')).toBeVisible();
  expect(form.getAllByRole('button', { name: '去掉' })).toHaveLength(1);
});
