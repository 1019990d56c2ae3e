import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Home } from '../../src/parent/store/database';
import { CONSENT, FOUND } from '../setup/class';
import { moveIn, newPhone, openApp, type Phone } from './home';

beforeEach(newPhone);

/** Two years of evenings are many taps: on a machine that does other things too they take a while. */
const TWO_YEARS_MS = 120_000;

async function log({ user }: Phone, minutes: string) {
  await user.click((await screen.findAllByRole('button', { name: '补记' })).pop()!);
  const sheet = await screen.findByRole('dialog');
  await user.type(within(sheet).getByLabelText('用了多少分钟'), minutes);
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  await screen.findByText(`记下 ${minutes} 分钟。`);
}

/** Opens the app on a page at a time. */
function openOn(path: string, at: string): Phone {
  history.replaceState(null, '', path);
  return openApp(at);
}

/** What a night's own page says it was judged by, and by how much it is over. */
async function judged(night: string, at: string): Promise<string> {
  const phone = openOn(`/nights/${night}`, at);
  const why = await screen.findByRole('region', { name: '这一晚为什么这样算' });
  const said = `${why.textContent} ${screen.queryByText(/^多 \d+ 分钟$/)?.textContent ?? ''}`;
  phone.close();
  return said;
}

async function openChild(at: string): Promise<Phone> {
  const phone = openOn('/settings', at);
  await phone.user.click(await screen.findByRole('link', { name: /小米/ }));
  await screen.findByRole('heading', { name: '哪段时间按什么比' });
  return phone;
}

const rows = () =>
  within(screen.getByRole('heading', { name: '哪段时间按什么比' }).closest('section')!)
    .getAllByText(/^从\d{4}年/)
    .map(({ textContent }) => textContent);

test(
  '王家 through two school years: up a grade, to a school of another system, into the next year',
  async () => {
    const fifth = openApp('2025-11-24T19:00');
    await moveIn(fifth, { nickname: '小米', grade: '五年级' });
    await log(fifth, '75');
    fifth.close();

    const september = openOn('/', '2026-09-01T19:00');
    await screen.findByText('新学年了，小米升六年级了吗？');
    await september.user.click(screen.getByRole('button', { name: '是，六年级' }));
    await screen.findByText('记下了：六年级。去年的晚上不变。');
    await log(september, '80');
    expect(await screen.findByText('今晚书面作业 80 分钟，比规定的 60 分钟多 20 分钟。')).toBeVisible();
    september.close();

    const home = new Home();
    const child = (await home.children.toArray())[0]!.id;
    await home.enrolments.add({ ...FOUND, child, since: '2026-09-01', by: 'slip', consent: CONSENT });
    const october = await openChild('2026-10-12T18:00');
    await october.user.click(screen.getByRole('button', { name: '换学校' }));
    const form = within(await screen.findByRole('form', { name: '换学校' }));
    await october.user.selectOptions(form.getByLabelText('学制'), '中国五四学制（上海等）');
    expect(await form.findByText(/^也就退出三年级2班/)).toBeVisible();
    await october.user.click(form.getByRole('button', { name: '换学校并退出班级' }));
    await screen.findByText(/^从2026年10月12日起按新学校比，已退出三年级2班/);
    expect(await home.enrolments.count()).toBe(0);
    await expect
      .poll(rows)
      .toEqual([
        '从2026年10月12日：六年级（初中），规定 90 分钟',
        '从2026年9月1日：六年级，规定 60 分钟',
        '从2025年11月24日：五年级，规定 60 分钟',
      ]);
    await october.user.click(await screen.findByRole('link', { name: '今晚' }));
    await log(october, '80');
    expect(await screen.findByText('没超过 90 分钟。写完就早点休息。')).toBeVisible();
    october.close();

    const next = openOn('/', '2027-09-01T19:00');
    await next.user.click(await screen.findByRole('button', { name: '是，七年级（初中）' }));
    await screen.findByText('记下了：七年级（初中）。去年的晚上不变。');
    next.close();

    const now = '2027-09-02T20:00';
    expect(await judged('2025-11-24', now)).toMatch(/五年级，规定 60 分钟.*多 15 分钟$/);
    expect(await judged('2026-09-01', now)).toMatch(/六年级，规定 60 分钟.*多 20 分钟$/);
    expect(await judged('2026-10-12', now)).toMatch(/六年级（初中），规定 90 分钟.* $/);
    home.close();
  },
  TWO_YEARS_MS,
);

test('a child that stays down after all is put right from 1 September, and last year is not touched', async () => {
  const third = openApp('2025-11-24T19:00');
  await moveIn(third, { nickname: '小米', grade: '三年级' });
  third.close();
  const september = openOn('/', '2026-09-02T19:00');
  await september.user.click(await screen.findByRole('button', { name: '是，四年级' }));
  await screen.findByText(/^记下了：四年级/);
  september.close();

  const { user } = await openChild('2026-10-12T18:00');
  await user.selectOptions(screen.getByLabelText('年级'), '三年级');
  await user.click(await screen.findByRole('button', { name: '从这个学年起' }));
  await screen.findByText('从9月1日起生效。');
  await expect
    .poll(rows)
    .toEqual(['从2026年9月1日：三年级，规定 60 分钟', '从2025年11月24日：三年级，规定 60 分钟']);
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByText('从2026年9月1日：四年级，规定 60 分钟')).toBeVisible();
});

test('a row is changed and removed in its list, never two of one day, and never the last one', async () => {
  const third = openApp('2025-11-24T19:00');
  await moveIn(third, { nickname: '小米', grade: '三年级' });
  third.close();
  const september = openOn('/', '2026-09-02T19:00');
  await september.user.click(await screen.findByRole('button', { name: '是，四年级' }));
  await screen.findByText(/^记下了：四年级/);
  september.close();

  const { user } = await openChild('2026-10-12T18:00');
  await user.click(screen.getByRole('button', { name: '修改从2025年11月24日起的这一行' }));
  const form = within(await screen.findByRole('form', { name: '修改这一行' }));
  fireEvent.change(form.getByLabelText('从哪一天起'), { target: { value: '2026-09-01' } });
  await user.click(form.getByRole('button', { name: '保存' }));
  expect(await form.findByRole('alert')).toHaveTextContent(
    '这一天已经有一行了，请换一个日期，或者改那一行。',
  );
  fireEvent.change(form.getByLabelText('从哪一天起'), { target: { value: '2025-09-01' } });
  await user.selectOptions(form.getByLabelText('选哪一条'), '自己定');
  await user.type(form.getByLabelText('每晚多少分钟'), '40');
  await user.click(form.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('从2025年9月1日：三年级，自定 40 分钟')).toBeVisible();

  await user.click(screen.getByRole('button', { name: '修改从2026年9月1日起的这一行' }));
  await user.click(await screen.findByRole('button', { name: '去掉这一行' }));
  await screen.findByText('去掉了，那些晚上改按相邻的一行比。');
  await expect.poll(rows).toEqual(['从2025年9月1日：三年级，自定 40 分钟']);
  await user.click(screen.getByRole('button', { name: /^修改从/ }));
  await screen.findByRole('form', { name: '修改这一行' });
  expect(screen.queryByRole('button', { name: '去掉这一行' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByText('从2026年9月1日：四年级，规定 60 分钟')).toBeVisible();
});

test('after 高三 nobody is asked to go up any more', async () => {
  const last = openApp('2025-11-24T19:00');
  await moveIn(last, { nickname: '小米', grade: '高三' });
  last.close();
  openOn('/', '2026-09-01T19:00');
  await screen.findByRole('button', { name: /写作业/ });
  expect(screen.queryByText(/新学年了/)).not.toBeInTheDocument();
});

test('the night before a make-up day says whose notice makes it a school night, and its limit can be changed there', async () => {
  const phone = openApp('2026-09-07T19:00');
  await moveIn(phone, { nickname: '小米', grade: '三年级' });
  phone.close();
  const { user } = openOn('/nights/2026-10-09', '2026-10-12T19:00');
  const why = within(await screen.findByRole('region', { name: '这一晚为什么这样算' }));
  expect(why.getByText(/^第二天调休上课，出自国务院办公厅 2026 年放假通知/)).toBeVisible();
  expect(why.getByText('按2026年9月7日起的设置：三年级，规定 60 分钟。')).toBeVisible();
  await user.click(why.getByRole('button', { name: '改这个设置' }));
  await user.selectOptions(why.getByLabelText('年级'), '七年级（初一）');
  await user.click(why.getByRole('button', { name: '保存' }));
  expect(await why.findByText('按2026年9月7日起的设置：七年级（初一），规定 90 分钟。')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: '放假' }));
  expect(await why.findByText('您自己改过，按您说的算。')).toBeVisible();
});
