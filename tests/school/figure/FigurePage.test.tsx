import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { postNoticePath } from '../../../src/wire/notice-desk';
import { addClasses, post, told } from '../../setup/desk';
import { taskOf } from '../../setup/planned';
import { button, openAdminsRoom, type Room } from '../../setup/school-room';
import { releaseAt, sendAlike } from '../../setup/told';

const SUNDAY = '2026-11-29T20:00:00+08:00';
const HOMEWORK = { math: 30, chinese: 40 };

type ClassRoom = Room & { classId: string };

async function openClassRoom(name = '三年级2班'): Promise<ClassRoom> {
  const room = await openAdminsRoom();
  const [classId = ''] = await addClasses({ desk: room.desk, cookie: room.jar.cookie }, name);
  return { ...room, classId };
}

type Homework = Partial<Record<'math' | 'chinese', number>>;

async function send(
  { desk, classId }: ClassRoom,
  night: string,
  ...[families, minutes = HOMEWORK]: [number, Homework?]
) {
  await sendAlike(desk, { classId, night, families, minutes });
}

function open({ enter, classId }: ClassRoom, search = ''): void {
  enter(`/school/figure${search}#${classId}`);
}

const large = () => document.querySelector('.figure-large')?.textContent.trim();
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

test('a new class says how many joined, from how many there is a figure, and where families join', async () => {
  const room = await openClassRoom();
  room.enter('/school');
  await room.user.click(await screen.findByRole('link', { name: '三年级2班' }));
  expect(await screen.findByRole('heading', { name: '还没有班级数据' })).toBeVisible();
  expect(screen.getByText('不到 5 家已加入。')).toBeVisible();
  expect(screen.getByText(/一晚有 10 个家庭有记录/)).toBeVisible();
  await room.user.click(await screen.findByRole('link', { name: '请家长加入' }));
  expect(await screen.findByRole('heading', { name: '印入班码' })).toBeVisible();
  await room.user.click(screen.getByRole('link', { name: '班级数据' }));
  expect(await screen.findByRole('heading', { name: '还没有班级数据' })).toBeVisible();
});

test('the week stands first: its mean beside the rule, how many evenings were over, and of how many families', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 20);
  await send(room, '2026-11-24', 12, { math: 20, chinese: 30 });
  await releaseAt(room.desk, SUNDAY);
  open(room);
  expect(await screen.findByRole('heading', { name: '11月23日—29日' })).toBeVisible();
  expect(large()).toBe('约 63 分钟 · 规定 60');
  expect(screen.getByText('这一周上学日平均比规定的 60 分钟多约 3 分钟。')).toBeVisible();
  expect(screen.getByText('2 晚中 1 晚超过 60 分钟')).toBeVisible();
  expect(screen.getByText('每晚 10 个以上家庭有记录')).toBeVisible();
  expect(screen.getByRole('figure')).toHaveTextContent('周一晚 70 分钟，比 60 分钟多 10 分钟。');
});

test('an evening opens on a tap: its subjects, and what was done at school', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 12);
  await releaseAt(room.desk, SUNDAY);
  open(room);
  const key = await screen.findByRole('button', { name: /^周一晚/ });
  await room.user.click(key);
  expect(key).toHaveAttribute('aria-expanded', 'true');
  const opened = within(document.getElementById(key.getAttribute('aria-controls')!)!);
  expect(opened.getByText('语文').nextSibling).toHaveTextContent('40 分钟');
  expect(opened.getByText('其中在校完成 10 分钟。')).toBeVisible();
  expect(opened.queryByText('历史')).toBeNull();
  expect(window.location.search).toBe('?week=2026-11-23&night=2026-11-23');
  cleanup();
  open(room, window.location.search);
  expect(await screen.findByRole('button', { name: /^周一晚/ })).toHaveAttribute('aria-expanded', 'true');
});

test('evenings still counted say when they are published, and those of too few say nothing but that', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 9);
  await send(room, '2026-11-24', 12);
  await releaseAt(room.desk, '2026-11-26T07:30:00+08:00');
  open(room);
  expect((await screen.findAllByText('统计中，周五 06:00 公布'))[1]).toBeVisible();
  expect(screen.getAllByText('记录的家庭还不够多，为保护隐私，这一晚不公布。')).toHaveLength(2);
  expect(rows().filter((row) => row.startsWith('周四晚'))).toEqual(['周四晚 11月26日还没到']);
});

test('few families on two evenings and nobody at all are the same page to the letter', async () => {
  const room = await openClassRoom();
  const hand = { desk: room.desk, cookie: room.jar.cookie };
  const [few = '', none = ''] = await addClasses(hand, '四年级1班', '四年级2班');
  for (const night of ['2026-11-16', '2026-11-23', '2026-11-24'])
    await sendAlike(room.desk, { classId: few, night, families: 9, minutes: HOMEWORK });
  await releaseAt(room.desk, SUNDAY);
  const pageOf = async (classId: string, name: string) => {
    open({ ...room, classId });
    await screen.findByRole('heading', { name });
    // The way to slips comes last, once it is known who keeps the class.
    await screen.findByRole('link', { name: '请家长加入' });
    const told = document.querySelector('main')!.innerHTML.replaceAll(classId, '').replaceAll(name, '');
    cleanup();
    return told.replaceAll(/_r_\w+_/g, '');
  };
  expect(await pageOf(few, '四年级1班')).toBe(await pageOf(none, '四年级2班'));
});

test('nine families on four evenings are one mean of the week, which names no evening', async () => {
  const room = await openClassRoom();
  for (const night of ['23', '24', '25', '26']) await send(room, `2026-11-${night}`, 9);
  await releaseAt(room.desk, SUNDAY);
  open(room);
  expect(await screen.findByText(/合在一起，平均约 70 分钟。$/)).toBeVisible();
  expect(large()).toBe('约 70 分钟 · 规定 60');
  expect(screen.getAllByText('记录的家庭还不够多，为保护隐私，这一晚不公布。')).toHaveLength(4);
  expect(screen.queryByText(/家庭有记录/)).toBeNull();
});

test('a weekend stands under a line of its own and is compared with nothing', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-20', 12, { math: 60, chinese: 60 });
  await releaseAt(room.desk, SUNDAY);
  open(room, '?week=2026-11-16');
  expect(await screen.findByRole('heading', { name: '周末和假期' })).toBeVisible();
  expect(screen.getByText(/^周末和节假日，国家要求控制总量/)).toBeVisible();
  expect(screen.getByRole('button', { name: /^周末/ })).toHaveTextContent('120 分钟');
  expect(screen.queryByText(/多 60 分钟/)).toBeNull();
  expect(large()).toBeUndefined();
});

test('a weekend of too few families is called days, not an evening', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-20', 9);
  await releaseAt(room.desk, SUNDAY);
  open(room, '?week=2026-11-16');
  const weekend = (await screen.findByText('周末', { selector: 'b' })).closest('li');
  expect(weekend).toHaveTextContent('记录的家庭还不够多，为保护隐私，这几天不公布。');
});

test('where no evening reaches 8 minutes none is called the longest', async () => {
  const room = await openClassRoom('二年级1班');
  await send(room, '2026-11-23', 12, { math: 5, chinese: 0 });
  await send(room, '2026-11-24', 12, { math: 5, chinese: 0 });
  await releaseAt(room.desk, SUNDAY);
  open(room);
  expect(await screen.findByRole('figure')).toHaveTextContent('公布的晚上都不到 8 分钟。');
  expect(screen.queryByText(/最多的是/)).toBeNull();
});

test('grades 1 and 2 have no verdict and no line', async () => {
  const room = await openClassRoom('二年级1班');
  await send(room, '2026-11-23', 12, { math: 10, chinese: 10 });
  await releaseAt(room.desk, SUNDAY);
  open(room);
  expect(await screen.findByText(/^按国家规定，一、二年级不布置家庭书面作业/)).toBeVisible();
  expect(large()).toBe('20 分钟');
  expect(document.querySelector('.bars-limit')).toBeNull();
  expect(screen.queryByText(/超过/)).toBeNull();
});

test('a year that is not known is compared with nothing, and says so', async () => {
  const room = await openClassRoom();
  await send(room, '2027-01-11', 12);
  await releaseAt(room.desk, '2027-01-17T20:00:00+08:00');
  open(room);
  expect(await screen.findByText(/^2027 年放假安排还没有收录/)).toBeVisible();
  expect(large()).toBe('70 分钟');
  expect(screen.queryByText(/超过/)).toBeNull();
});

test('a mean below 8 is told as that', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 12, { math: 5, chinese: 0 });
  await releaseAt(room.desk, SUNDAY);
  open(room);
  await screen.findByRole('heading', { name: '11月23日—29日' });
  expect(large()).toBe('不到 8 分钟 · 规定 60');
  expect(screen.getByRole('button', { name: /^周一晚/ })).toHaveTextContent('不到 8 分钟');
});

test('weeks go by buttons and arrow keys, and the class stands only behind the #', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 12);
  await releaseAt(room.desk, SUNDAY);
  open(room);
  await screen.findByRole('heading', { name: '11月23日—29日' });
  await room.user.click(button('上一周'));
  expect(screen.getByRole('heading', { name: '11月16日—22日' })).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
  expect(await screen.findByRole('heading', { name: '11月9日—15日' })).toBeVisible();
  expect(window.location.search).toBe('?week=2026-11-09');
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  fireEvent.keyDown(screen.getByRole('radio', { name: '周' }), { key: 'ArrowLeft' });
  await room.user.click(button('下一周'));
  expect(screen.getByRole('heading', { name: '11月23日—29日' })).toBeVisible();
  await room.user.click(button('下一周'));
  expect(screen.getByRole('heading', { name: '11月23日—29日' })).toBeVisible();
  expect(window.location.hash).toBe(`#${room.classId}`);
  expect(room.asked.filter((path) => path.includes(room.classId))).toEqual([]);
});

test('a term says its sentence first, and its table leads to each week', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-16', 12, { math: 20, chinese: 30 });
  await send(room, '2026-11-23', 12);
  await releaseAt(room.desk, SUNDAY);
  open(room);
  await room.user.click(await screen.findByRole('radio', { name: '学期' }));
  expect(
    await screen.findByText('这学期 2 周，上学日平均约 60 分钟；2 晚里有 1 晚超过 60 分钟。'),
  ).toBeVisible();
  expect(screen.getByRole('heading', { name: '2026—2027 学年第一学期' })).toBeVisible();
  await room.user.click(screen.getByText('看表格'));
  const table = within(screen.getByRole('table'));
  expect(table.getByRole('row', { name: '11月23日—29日 70 1 晚中 1 晚' })).toBeVisible();
  expect(table.getByRole('row', { name: /^9月28日—10月4日 没有公布/ })).toBeVisible();
  await room.user.click(table.getByRole('link', { name: '11月16日—22日' }));
  expect(await screen.findByRole('heading', { name: '11月16日—22日' })).toBeVisible();
});

test('a term before is reached by its name or by the arrows, and asked for by itself', async () => {
  const room = await openClassRoom();
  await releaseAt(room.desk, SUNDAY);
  open(room, '?term=2026a');
  await screen.findByText('这学期还没有班级数据。');
  await room.user.click(button('上一学期'));
  expect(await screen.findByRole('heading', { name: '2025—2026 学年第二学期' })).toBeVisible();
  await room.user.selectOptions(screen.getByLabelText('学期', { selector: 'select' }), '2025a');
  expect(await screen.findByRole('heading', { name: '2025—2026 学年第一学期' })).toBeVisible();
  expect(button('上一学期')).toHaveAttribute('aria-disabled', 'true');
});

test('with no network it says what is safe to do, and goes on once there is one', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 12);
  await releaseAt(room.desk, SUNDAY);
  room.enter('/school');
  await screen.findByRole('link', { name: '三年级2班' });
  room.network.isDown = true;
  await room.user.click(screen.getByRole('link', { name: '三年级2班' }));
  expect(await screen.findByText(/^连不上学校的服务器，没有取到新的班级数据/)).toBeVisible();
  room.network.isDown = false;
  await room.user.click(button('再试一次'));
  expect(await screen.findByRole('heading', { name: '11月23日—29日' })).toBeVisible();
});

test('a class that is no more, or was never one, says so', async () => {
  const room = await openClassRoom();
  for (const classId of ['0123456789', 'nonsense']) {
    open({ ...room, classId });
    expect(await screen.findByText(/^找不到这个班/)).toBeVisible();
    cleanup();
  }
});

test('looked at again after an evening has closed, the page asks again by itself', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 12);
  await releaseAt(room.desk, '2026-11-24T20:00:00+08:00');
  open(room, '?week=2026-11-23');
  await screen.findByText('统计中，周三 06:00 公布');
  const times = () => room.asked.filter((path) => path === '/v1/figures').length;
  const before = times();
  room.desk.turn('2026-11-24T21:00:00+08:00');
  fireEvent(document, new Event('visibilitychange'));
  expect(times()).toBe(before);
  await releaseAt(room.desk, '2026-11-25T07:30:00+08:00');
  fireEvent(document, new Event('visibilitychange'));
  await waitFor(() => {
    expect(large()).toBe('70 分钟 · 规定 60');
  });
  expect(times()).toBe(before + 1);
});

const posting = async (
  { desk, jar, classId }: ClassRoom,
  night: string,
  tasks: ReturnType<typeof taskOf>[],
) => {
  const subjects = [...new Set(tasks.map(({ subject }) => subject))];
  const question = { night, classes: [{ class: classId, seen: {} }], subjects, tasks };
  const answered = await told(post({ desk, cookie: jar.cookie }, postNoticePath, question));
  expect(answered).toMatchObject({ status: 200 });
};

test('what was planned stands beside what was published; what is missing is told, and never 0', async () => {
  const room = await openClassRoom();
  const chinese = taskOf({ subject: 'chinese', minutes: 30 });
  await posting(room, '2026-11-23', [taskOf({ minutes: 20 }), chinese]);
  await posting(room, '2026-11-24', [taskOf({ minutes: null }), chinese]);
  await posting(room, '2026-11-25', [taskOf({ minutes: 90 })]);
  for (const night of ['2026-11-23', '2026-11-24', '2026-11-26']) await send(room, night, 20);
  await releaseAt(room.desk, SUNDAY);
  open(room, '?week=2026-11-23');
  const card = within((await screen.findByRole('heading', { name: '预计与实际' })).closest('section')!);
  expect(
    card.getByText('1 晚既有公示，又有公布的数：平均预计 50 分钟，实际 70 分钟。', { selector: 'p' }),
  ).toBeVisible();
  const rowsOf = (table: HTMLElement) =>
    within(table)
      .getAllByRole('row', { hidden: true })
      .map(({ textContent }) => textContent);
  const [subjects, evenings] = card.getAllByRole('table', { hidden: true });
  expect(rowsOf(subjects!)).toEqual(['科目预计实际', '语文约 30 分钟约 40 分钟', '数学20 分钟30 分钟']);
  expect(rowsOf(evenings!)).toEqual([
    '晚上预计实际',
    '周一晚50 分钟70 分钟',
    '周二晚30 分钟，另有 1 项没写用时70 分钟',
    '周三晚90 分钟记录的家庭还不够多，为保护隐私，这一晚不公布。',
    '周四晚没有公示70 分钟',
  ]);
  expect(card.getByText('1 晚的公示里有作业没写用时，没有算进平均。')).toBeVisible();
  expect(card.getByText('1 晚有公布的数，没有公示。')).toBeVisible();
  expect(card.getByText('1 晚有公示，没有公布的数。')).toBeVisible();
});

test('where nothing was posted nothing is said of plans', async () => {
  const room = await openClassRoom();
  await send(room, '2026-11-23', 20);
  await releaseAt(room.desk, SUNDAY);
  open(room);
  await screen.findByRole('button', { name: /^周一晚/ });
  expect(screen.queryByRole('heading', { name: '预计与实际' })).toBeNull();
});
