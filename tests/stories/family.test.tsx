import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { moveIn, newPhone, openApp, type Phone } from './home';

beforeEach(newPhone);

const XIAOMI = { nickname: '小米', grade: '三年级' };

async function addSister({ user }: Phone): Promise<void> {
  await user.click(screen.getByRole('link', { name: '我的' }));
  await user.click(await screen.findByRole('button', { name: '再加一个孩子' }));
  await user.type(await screen.findByLabelText('孩子的小名'), '阿布');
  await user.selectOptions(screen.getByLabelText('年级'), '一年级');
  await user.click(screen.getByRole('button', { name: '加上' }));
  await screen.findByText('加好了：阿布。');
  await user.click(screen.getByRole('link', { name: '今晚' }));
}

test('two children are timed at once, and both are finished without switching', async () => {
  const phone = openApp('2026-11-23T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  await addSister(phone);
  await user.click(await screen.findByRole('button', { name: /阅读等/ }));
  await screen.findByRole('region', { name: '阿布 · 阅读等的计时' });
  await user.click(screen.getByRole('button', { name: '小米' }));
  await screen.findByRole('heading', { name: '小米 三年级' });
  await user.click(await screen.findByRole('button', { name: /数学/ }));
  const own = await screen.findByRole('region', { name: '小米 · 数学的计时' });
  await phone.later(20);
  const sisters = screen.getByRole('region', { name: '阿布 · 阅读等的计时' });
  await user.click(within(sisters).getByRole('button', { name: '完成' }));
  await user.click(within(own).getByRole('button', { name: '完成' }));
  expect(await within(screen.getByRole('region', { name: '时长' })).findByText('20')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: '阿布' }));
  expect(await screen.findByText('今晚阅读等')).toBeVisible();
  expect(within(screen.getByRole('region', { name: '时长' })).getByText('20')).toBeVisible();
});

test('on 1 September the grade is asked about, and last year keeps its grade', async () => {
  const june = openApp('2026-06-15T19:00');
  await moveIn(june, XIAOMI);
  june.close();
  const { user } = openApp('2026-09-01T19:00');
  await user.click(await screen.findByRole('button', { name: '是，四年级' }));
  expect(await screen.findByRole('heading', { name: '小米 四年级' })).toBeVisible();
  await user.click(screen.getByRole('link', { name: '回看' }));
  await user.type(await screen.findByLabelText('打开别的日期'), '2026-06-15');
  await user.click(screen.getByRole('button', { name: '打开' }));
  expect(await screen.findByText('小米 · 三年级 · 上学日')).toBeVisible();
});

test('a missed night is written down later, and says so', async () => {
  const phone = openApp('2026-11-25T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  await user.click(screen.getByRole('link', { name: '回看' }));
  await user.click(await screen.findByRole('link', { name: /11月23日/ }));
  await user.click(await screen.findByRole('button', { name: '补记' }));
  const sheet = await screen.findByRole('dialog');
  await user.click(within(sheet).getByRole('button', { name: '+30' }));
  await user.click(within(sheet).getByRole('button', { name: '+15' }));
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  const row = await screen.findByRole('button', { name: /不分科/ });
  expect(row).toHaveTextContent('补记');
  expect(row).toHaveTextContent('45 分钟');
  await user.click(row);
  await user.click(await screen.findByRole('button', { name: '删除' }));
  await screen.findByText('删掉了。');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  expect(await screen.findByRole('button', { name: /不分科/ })).toHaveTextContent('45 分钟');
});

test('a parent overrules what kind of evening it is, and the limit follows', async () => {
  const phone = openApp('2026-11-23T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  expect(screen.getByText('今晚书面作业 · 规定 60 分钟')).toBeVisible();
  await user.click(screen.getByRole('link', { name: '回看' }));
  await user.click(await screen.findByRole('link', { name: /11月23日/ }));
  await user.click(await screen.findByRole('radio', { name: '无作业日' }));
  await user.click(screen.getByRole('link', { name: '今晚' }));
  expect(await screen.findByText('今天是无作业日，只记时间，不作比较。')).toBeVisible();
  expect(screen.queryByText(/规定 60/)).not.toBeInTheDocument();
});

test('a limit of the family’s own holds from tonight on', async () => {
  const phone = openApp('2026-11-23T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  await user.click(screen.getByRole('link', { name: '我的' }));
  await user.click(await screen.findByRole('link', { name: /小米/ }));
  await user.selectOptions(await screen.findByLabelText('选哪一条'), '自己定');
  const minutes = screen.getByLabelText('每晚多少分钟');
  await user.type(minutes, '9999');
  const form = within(minutes.closest('form') ?? document.body);
  await user.click(form.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('请填 1 到 480 之间的整数分钟。')).toBeVisible();
  expect(minutes).toHaveValue('9999');
  await user.clear(minutes);
  await user.type(minutes, '４５');
  await user.click(form.getByRole('button', { name: '保存' }));
  await screen.findByText(/起生效。/);
  await user.click(screen.getByRole('link', { name: '今晚' }));
  expect(await screen.findByText('今晚书面作业 · 自定 45 分钟')).toBeVisible();
});

test('a child taken off the list comes back with all nights by one undo', async () => {
  const phone = openApp('2026-11-23T19:00');
  const { user } = phone;
  await moveIn(phone, XIAOMI);
  await addSister(phone);
  await user.click(screen.getByRole('link', { name: '我的' }));
  await user.click(await screen.findByRole('link', { name: /阿布/ }));
  await user.click(await screen.findByRole('button', { name: '移除这个孩子' }));
  await user.click(screen.getByRole('button', { name: '移除' }));
  await screen.findByText('已移除阿布。');
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: '阿布' })).not.toBeInTheDocument();
  });
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByRole('button', { name: '阿布' })).toBeVisible();
});

test('a grade chosen wrongly at first is mended for the nights before, or from tonight on, as the parent says', async () => {
  const monday = openApp('2026-11-23T19:00');
  await moveIn(monday, { nickname: '小米', grade: '二年级' });
  await monday.user.click(screen.getByRole('button', { name: '补记' }));
  const log = await screen.findByRole('dialog', { name: '补记今晚' });
  await monday.user.type(within(log).getByLabelText('用了多少分钟'), '75');
  await monday.user.click(within(log).getByRole('button', { name: '保存' }));
  await screen.findByText('按国家规定，一、二年级不布置家庭书面作业。阅读、朗读、家务可以照常记，不作比较。');
  monday.close();

  const { user } = openApp('2026-11-24T19:00');
  const openSettings = async () => {
    await user.click(await screen.findByRole('link', { name: '我的' }));
    await user.click(await screen.findByRole('link', { name: /小米/ }));
  };
  const mondayRow = async () => {
    await user.click(screen.getByRole('link', { name: '回看' }));
    return screen.findByRole('link', { name: /11月23日/ });
  };
  await screen.findByRole('button', { name: /写作业/ });
  await openSettings();
  await user.selectOptions(await screen.findByLabelText('年级'), '三年级');
  await user.click(screen.getByRole('button', { name: '从今晚起' }));
  await screen.findByText('从11月24日起生效。');
  expect(await mondayRow()).not.toHaveTextContent(/多/);

  await openSettings();
  await user.selectOptions(await screen.findByLabelText('年级'), '四年级');
  await user.click(screen.getByRole('button', { name: '从一开始就是' }));
  await screen.findByText('改好了，以前的晚上也按这个比较。');
  expect(screen.queryByRole('button', { name: '从今晚起' })).not.toBeInTheDocument();
  expect(await mondayRow()).toHaveTextContent('多 15 分钟');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(async () => {
    expect(await mondayRow()).not.toHaveTextContent(/多/);
  });
});
