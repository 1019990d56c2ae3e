import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { moveIn, newPhone, openApp } from './home';

beforeEach(newPhone);

const XIAOMI = { nickname: '小米', grade: '三年级' };

test('王家 times 写作业, adds 语文 done before dinner, and finds the evening there tomorrow', async () => {
  const phone = openApp('2026-11-23T19:30');
  const { user } = phone;
  await moveIn(phone, XIAOMI);

  await user.click(screen.getByRole('button', { name: /写作业/ }));
  await screen.findByText(/正在计时/);
  await phone.later(25);
  expect(await screen.findByText('25:00')).toBeVisible();
  expect(screen.getByText('照这样，20:30 满 60 分钟')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '完成' }));
  expect(await screen.findByText('记下 25 分钟。')).toBeVisible();

  await user.click(screen.getByRole('button', { name: '补记' }));
  const sheet = await screen.findByRole('dialog', { name: '补记今晚' });
  await user.click(within(sheet).getByRole('radio', { name: '语文' }));
  await user.type(within(sheet).getByLabelText('用了多少分钟'), '20');
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  expect(await within(screen.getByRole('region', { name: '时长' })).findByText('45')).toBeVisible();
  expect(screen.getByText('没超过 60 分钟。写完就早点休息。')).toBeVisible();

  phone.close();
  openApp('2026-11-24T07:30');
  expect(await screen.findByText('昨晚 45 分钟')).toBeVisible();
});

test('an evening past the limit says the minutes, the limit and the difference, and no more', async () => {
  const phone = openApp('2026-11-23T19:00');
  await moveIn(phone, XIAOMI);
  await phone.user.click(screen.getByRole('button', { name: /数学/ }));
  await screen.findByText(/正在计时/);
  await phone.later(75);
  expect(await screen.findByText('今晚书面作业 75 分钟，比规定的 60 分钟多 15 分钟。')).toBeVisible();
  expect(screen.getByText('规定指的是平均用时，偶尔多一点不用着急。')).toBeVisible();
  expect(document.body).not.toHaveTextContent(/超标|违规/);
});

test('a timer that ran through the night is asked about before a minute of it counts', async () => {
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, XIAOMI);
  await phone.user.click(screen.getByRole('button', { name: /写作业/ }));
  await screen.findByText(/正在计时/);
  phone.close();

  const morning = openApp('2026-11-24T07:00');
  expect(await screen.findByText('这是前一晚的计时，是忘了停吗？')).toBeVisible();
  await morning.user.click(screen.getByRole('button', { name: '写到 21:20，80 分钟' }));
  expect(await screen.findByText('昨晚 80 分钟')).toBeVisible();
});

test('no homework is a recorded zero, and taking it back leaves no record', async () => {
  const phone = openApp('2026-11-23T19:00');
  await moveIn(phone, XIAOMI);
  await phone.user.click(screen.getByRole('button', { name: '没有作业' }));
  const headline = screen.getByRole('region', { name: '时长' });
  expect(await within(headline).findByText('没有作业')).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await within(headline).findByText('今晚还没记。开始写作业时点一下。')).toBeVisible();
});

test('a split sitting keeps its minutes, shared among subjects, and the rest stays unsplit', async () => {
  const phone = openApp('2026-11-23T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  await user.click(screen.getByRole('button', { name: /写作业/ }));
  await screen.findByText(/正在计时/);
  await phone.later(40);
  await user.click(screen.getByRole('button', { name: '完成' }));
  await user.click(await screen.findByRole('button', { name: '分科' }));
  const sheet = await screen.findByRole('dialog', { name: '分到各科' });
  await user.type(within(sheet).getByLabelText('语文'), '45');
  expect(within(sheet).getByText('比 40 分钟多分了 5 分钟')).toBeVisible();
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('各科加起来比总时长多了，请减一点。');
  await user.clear(within(sheet).getByLabelText('语文'));
  await user.type(within(sheet).getByLabelText('语文'), '25');
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  const entries = screen.getByRole('region', { name: '今晚的记录' });
  expect(within(entries).getByText('25 分钟')).toBeVisible();
  expect(within(entries).getByText('15 分钟')).toBeVisible();
});
