import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { postNoticePath } from '../../../src/wire/notice-desk';
import { addClasses, invited, post } from '../../setup/desk';
import { taskOf } from '../../setup/planned';
import { button, openAdminsRoom, type Room } from '../../setup/school-room';
import { releaseAt, sendAlike } from '../../setup/told';

const WEEK = '/school/view?week=2026-11-23';
const NAMES = ['二年级1班', '三年级1班', '三年级2班', '三年级10班', '五年级1班'];

type SchoolRoom = Room & { ids: Record<string, string>; admin: { desk: Room['desk']; cookie: string } };

async function openSchoolRoom(...names: string[]): Promise<SchoolRoom> {
  const room = await openAdminsRoom();
  const admin = { desk: room.desk, cookie: room.jar.cookie };
  const ids = await addClasses(admin, ...names);
  return { ...room, admin, ids: Object.fromEntries(names.map((name, index) => [name, ids[index] ?? ''])) };
}

type Homework = { of: string; night: string; minutes: number; families?: number };

async function send(
  { desk, ids }: SchoolRoom,
  { of, night, minutes, families = 20 }: Homework,
): Promise<void> {
  await sendAlike(desk, {
    classId: ids[of] ?? '',
    night,
    families,
    minutes: { math: minutes - 20, chinese: 20 },
  });
}

/** A week of five classes, of which 三年级10班 tells nothing and 三年级2班 one figure of its week. */
async function openToldRoom(): Promise<SchoolRoom> {
  const room = await openSchoolRoom(...NAMES);
  const nights = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
  for (const night of nights) {
    await send(room, { of: '三年级1班', night, minutes: night === '2026-11-26' ? 80 : 50 });
    await send(room, { of: '三年级2班', night, minutes: 40, families: 7 });
    await send(room, { of: '五年级1班', night, minutes: 60 });
  }
  await send(room, { of: '二年级1班', night: '2026-11-23', minutes: 30, families: 12 });
  await send(room, { of: '五年级1班', night: '2026-11-20', minutes: 120 });
  await releaseAt(room.desk, '2026-12-02T20:00:00+08:00');
  return room;
}

const large = () => document.querySelector('.figure-large')?.textContent.trim();
const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row', { hidden: true })
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

test('one number first: the mean of a school night, how many class evenings are within, and of how many classes', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  expect(await screen.findByRole('heading', { name: '11月23日—29日' })).toBeVisible();
  // 20 × (50 + 50 + 50 + 80 + 4 × 60) + 20 × 40 + 10 × 30, over 20 × 8 + 20 + 10.
  expect(large()).toBe('约 55 分钟');
  expect(screen.getByText(/^能和规定比的 8 个班级晚里，7 个平均没有超过规定，1 个超过。/)).toBeVisible();
  expect(screen.getByText('5 个班中 4 个班有公布的数')).toBeVisible();
  expect(screen.getByText('20 个以上家庭 8 晚，10–14 个家庭 1 晚，合并的周平均 1 个')).toBeVisible();
});

test('grades and classes stand in the order of grade and number, each with its coverage and never with a rank', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  const [grades, , first, second, third] = await screen.findAllByRole('table', { hidden: true });
  expect(rowsOf(grades!)).toEqual([
    ['二年级', '30', '不布置', '不作比较', '1 个班中 1 个'],
    ['三年级', '约 54', '60', '4 晚中 1 晚', '3 个班中 2 个'],
    ['五年级', '约 60', '60', '4 晚中 0 晚', '1 个班中 1 个'],
  ]);
  expect(rowsOf(first!).map(([name]) => name)).toEqual(['二年级1班']);
  expect(rowsOf(second!)).toEqual([
    ['三年级1班', '约 58 分钟', '4 晚中 1 晚', '4 晚，各 20 家以上'],
    ['三年级2班', '约 40 分钟', '不作比较', '合并的周平均 1\u00A0个'],
  ]);
  expect(rowsOf(third!).map(([name]) => name)).toEqual(['五年级1班']);
  expect(screen.getByText('这段时间没有公布数的班：三年级10班。')).toBeInTheDocument();
  expect(document.querySelector('main')).not.toHaveTextContent(/第[一二三1-3]名|排名[^次]|最[高低好差]/);
});

/** 20 minutes of maths stand posted in both classes of a grade, and in one of them a task of which nobody said how long. */
async function post20(room: SchoolRoom): Promise<void> {
  const posts = [
    { night: '2026-11-23', of: ['三年级1班', '五年级1班'], minutes: 20 },
    { night: '2026-11-26', of: ['三年级1班'], minutes: 40 },
    { night: '2026-11-24', of: ['三年级1班'], minutes: null },
    { night: '2026-11-24', of: ['三年级10班'], minutes: 35 },
  ];
  for (const { night, of, minutes } of posts) {
    room.desk.turn(`${night}T16:30:00+08:00`);
    const classes = of.map((name) => ({ class: room.ids[name], seen: {} }));
    const question = { night, classes, subjects: ['math'], tasks: [taskOf({ minutes })] };
    expect((await post(room.admin, postNoticePath, question)).status).toBe(200);
  }
  room.desk.turn('2026-12-02T20:00:00+08:00');
}

test('planned minutes stand beside measured ones in the grades that posted, over the same evenings', async () => {
  const room = await openToldRoom();
  await post20(room);
  room.enter(WEEK);
  const parts = await screen.findAllByRole('region', { name: '预计与实际', hidden: true });
  expect(parts).toHaveLength(2);
  const [third, fifth] = parts;
  expect(third).toHaveTextContent('2 个班级晚既有公示，又有公布的数：平均预计约 30 分钟，实际约 65 分钟。');
  expect(third).toHaveTextContent('另有 1 个班级晚的公示里有作业没写用时，没有算进来。');
  expect(rowsOf(within(third!).getByRole('table', { hidden: true }))).toEqual([
    ['合计', '约 30 分钟', '约 65 分钟', '2 晚，各 20 家以上'],
    ['数学', '约 30 分钟', '约 45 分钟', '2 晚，各 20 家以上'],
  ]);
  expect(fifth).toHaveTextContent('1 个班级晚既有公示，又有公布的数：预计 20 分钟，实际 60 分钟。');
});

test('a school that posted nothing is shown nothing of it', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  expect(await screen.findByText(/^能和规定比的 8 个/, { selector: '.figure-number p' })).toBeVisible();
  expect(document.querySelector('main')).not.toHaveTextContent('预计');
});

test('weekdays stand beside one another, and the weekend apart and without a verdict', async () => {
  const room = await openToldRoom();
  room.enter('/school/view?month=2026-11');
  expect(await screen.findByRole('heading', { name: '2026年11月' })).toBeVisible();
  const weekdays = screen.getByRole('region', { name: '一周里每一天的平均' });
  expect(
    rowsOf(within(weekdays).getByRole('table', { hidden: true })).map(([day, mean]) => [day, mean]),
  ).toEqual([
    ['周一', '约 50'],
    ['周二', '约 55'],
    ['周三', '约 55'],
    ['周四', '约 70'],
  ]);
  expect(screen.getByText('周末').parentElement).toHaveTextContent('周末 1 个班级的');
  expect(screen.getByText('周末和节假日，国家要求控制总量，没有规定分钟数，这里只记总时长。')).toBeVisible();
});

test('a week, month or term stands in the address, and the steps go no farther than there is something', async () => {
  const room = await openToldRoom();
  room.enter('/school/view');
  expect(await screen.findByRole('heading', { name: '2026年11月' })).toBeVisible();
  await room.user.click(screen.getByRole('radio', { name: '学期' }));
  expect(window.location.search).toBe('?term=2026a');
  expect(await screen.findByRole('heading', { name: '2026—2027 学年第一学期' })).toBeVisible();
  expect(button('下一学期')).toHaveAttribute('aria-disabled', 'true');
  expect(button('上一学期')).toHaveAttribute('aria-disabled', 'true');
  await room.user.click(screen.getByRole('radio', { name: '周' }));
  expect(window.location.search).toBe('?week=2026-11-30');
  expect(await screen.findByText(/^这段时间还没有公布的数/)).toBeVisible();
  await room.user.click(button('上一周'));
  await room.user.click(button('上一周'));
  expect(await screen.findByRole('heading', { name: '11月16日—22日' })).toBeVisible();
  expect(button('上一周')).toHaveAttribute('aria-disabled', 'true');
});

test('a class leads to its own page of the same week', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  await room.user.click(await screen.findByText('三年级', { selector: 'b' }));
  await room.user.click(screen.getByRole('link', { name: '三年级1班' }));
  expect(window.location.pathname + window.location.search).toBe('/school/figure?week=2026-11-23');
  expect(await screen.findByRole('heading', { name: '三年级1班' })).toBeVisible();
});

test('a school without classes, and one without a figure, are told what comes first', async () => {
  const room = await openAdminsRoom();
  room.enter('/school/view');
  expect(await screen.findByRole('heading', { name: '还没有任何班级的数据' })).toBeVisible();
  expect(screen.getByText('先建班级，再请家长加入。')).toBeVisible();
  cleanup();
  await addClasses({ desk: room.desk, cookie: room.jar.cookie }, '三年级1班');
  room.enter('/school/view');
  expect(await screen.findByText('1 个班中，0 个班有 5 个以上家庭加入。')).toBeVisible();
});

test('a lead sees the own grade under its name, and a teacher has no such page', async () => {
  const room = await openToldRoom();
  room.jar.cookie = (await invited(room.admin, '冯组长', { role: 'lead', grade: 5 })).cookie;
  room.enter(WEEK);
  expect(await screen.findByRole('heading', { level: 1, name: '五年级' })).toBeVisible();
  expect(await screen.findByText('约')).toBeVisible();
  expect(large()).toBe('约 60 分钟 · 规定 60');
  expect(screen.queryByText(/三年级/)).toBeNull();
  cleanup();
  const to = { role: 'teacher', class: room.ids['三年级1班'] };
  room.jar.cookie = (await invited(room.admin, '李老师', to)).cookie;
  room.enter('/school/view');
  expect(await screen.findByRole('heading', { name: '班级' })).toBeVisible();
  expect(window.location.pathname).toBe('/school');
  expect(screen.queryByRole('link', { name: '全校' })).toBeNull();
});

test('an evening that closes while the page stands open is told without anybody asking', async () => {
  const room = await openToldRoom();
  await send(room, { of: '五年级1班', night: '2026-12-01', minutes: 60 });
  room.enter('/school/view?month=2026-12');
  expect(await screen.findByText(/^这段时间还没有公布的数/)).toBeVisible();
  await releaseAt(room.desk, '2026-12-03T07:00:00+08:00');
  fireEvent(document, new Event('visibilitychange'));
  expect(await screen.findByText(/^能和规定比的 1 个班级晚/, { selector: '.figure-number p' })).toBeVisible();
});

test('without the endpoint what was told last still stands', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  expect(await screen.findByText(/^能和规定比的 8 个/)).toBeVisible();
  room.network.isDown = true;
  await room.user.click(button('上一周'));
  expect(await screen.findByRole('alert')).toBeVisible();
  room.network.isDown = false;
  await room.user.click(button('再试一次'));
  expect(await screen.findByRole('heading', { name: '11月16日—22日' })).toBeVisible();
});

test('an admin says of what the school wants to be told, and then a line says so and names the class alone', async () => {
  const room = await openToldRoom();
  room.enter(WEEK);
  await room.user.click(await screen.findByText('提醒设置'));
  await room.user.click(screen.getByRole('radio', { name: '提醒' }));
  await room.user.selectOptions(screen.getByLabelText('其中超过的晚数'), '1');
  expect(screen.getByText('最近 5 个上学日晚里有 1 晚平均超过规定，就提醒。')).toBeVisible();
  await room.user.click(button('保存'));
  expect(await screen.findByText('提醒设置已保存。')).toBeVisible();
  const told = '最近 5 个上学日晚里有 1 晚平均超过规定：11月26日。';
  const line = (await screen.findByText(told)).closest('li')!;
  expect(line).toHaveTextContent(`三年级1班 ${told}`);
  await room.user.selectOptions(screen.getByLabelText('用在'), '三年级');
  await room.user.click(screen.getByRole('radio', { name: '不提醒' }));
  await room.user.click(button('保存'));
  await waitFor(() => {
    expect(screen.queryByText(told)).toBeNull();
  });
  await room.user.click(screen.getByRole('radio', { name: '跟全校一样' }));
  await room.user.click(button('保存'));
  expect(await screen.findByText(told)).toBeVisible();
  cleanup();
  const to = { role: 'teacher', class: room.ids['三年级1班'] };
  room.jar.cookie = (await invited(room.admin, '李老师', to)).cookie;
  room.enter('/school');
  expect(await screen.findByText(told)).toBeVisible();
  await room.user.click(screen.getAllByRole('link', { name: '三年级1班' })[0]!);
  expect(await screen.findByText(told)).toBeVisible();
});

test('whoever only reads is not asked of what the school wants to be told', async () => {
  const room = await openToldRoom();
  room.jar.cookie = (await invited(room.admin, '卫督学', { role: 'auditor' })).cookie;
  room.enter(WEEK);
  expect(await screen.findByText(/^能和规定比的 8 个/, { selector: '.figure-number p' })).toBeVisible();
  expect(screen.queryByText('提醒设置')).toBeNull();
});
