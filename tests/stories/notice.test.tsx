import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wayToFragment } from '../../src/core/slip';
import type { Task } from '../../src/core/notice';
import { DIARY, Home } from '../../src/parent/store/database';
import { classPath } from '../../src/wire/class';
import { noHomeworkPath, postNoticePath } from '../../src/wire/notice-desk';
import { keyHash } from '../../src/wire/token';
import { post, told } from '../setup/desk';
import { openRoom, type Room } from '../setup/families';
import { taskOf } from '../setup/planned';
import { workerHere } from '../setup/worker-here';
import { moveIn, newPhone, openApp, type Phone } from './home';

const MONDAY = '2026-11-23';
const EVENING = '2026-11-23T18:30:00+08:00';

/** 三年级2班 with its endpoint behind the phone's line, which a test may cut. */
async function school() {
  const room = await openRoom('sqlite', 5);
  room.desk.turn(EVENING);
  const line = { isCut: false, asked: [] as string[] };
  vi.stubGlobal('fetch', async (path: string, { method = '', body, headers }: RequestInit) => {
    if (line.isCut) throw new TypeError('Failed to fetch');
    line.asked.push(path);
    const text = body as string;
    const length = { 'content-length': String(text.length) };
    return room.desk.fetch(path, { method, body: text, headers: { ...(headers as object), ...length } });
  });
  vi.stubGlobal('Worker', workerHere().Worker);
  return { ...room, line };
}

/** What 李老师 posts for tonight; `seen` is how often each subject was posted before. */
async function teacherPosts({ admin, classId }: Room, tasks: Task[], seen: Record<string, number> = {}) {
  const subjects = [...new Set(tasks.map(({ subject }) => subject))];
  const question = { night: MONDAY, classes: [{ class: classId, seen }], subjects, tasks };
  expect(await told(post(admin, postNoticePath, question))).toMatchObject({ status: 200 });
}

async function joined({ classId, codes, keys }: Room): Promise<Phone> {
  const first = openApp(EVENING);
  await moveIn(first, { nickname: '小米', grade: '三年级' });
  first.close();
  const keyHashes = [keyHash(keys[0]), keyHash(keys[1])] as const;
  const slip = { kind: 'slip', class: classId, code: codes[0]!, term: '2026a', keyHashes } as const;
  history.replaceState(null, '', `/join#${wayToFragment(slip)}`);
  const phone = openApp(EVENING);
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await phone.user.click(await screen.findByRole('button', { name: '加入' }));
  await screen.findByText('加入好了。');
  return phone;
}

const kept = async () => {
  const home = new Home(DIARY);
  const notices = await home.notices.toArray();
  home.close();
  return notices;
};

/** The app opened anew on today's page, at some minutes after half past six. */
function lookAt(phone: Phone, time: string): Phone {
  phone.close();
  history.replaceState(null, '', '/');
  return openApp(`${MONDAY}T${time}:00+08:00`);
}

const card = async (name = '今晚的作业') => within(await screen.findByRole('region', { name }));
const TASKS = [
  taskOf({ subject: 'chinese', text: '抄写第5课生字', minutes: 20 }),
  taskOf({ text: '练习册 P12', minutes: 15, isAtSchool: true }),
  taskOf({ subject: 'english', text: '听读 Unit 4', kind: 'other', minutes: 10 }),
  taskOf({ text: '思考题', tier: 'optional', minutes: null }),
];

beforeEach(newPhone);
afterEach(() => {
  vi.unstubAllGlobals();
});

test('what a teacher posts stands on the phone with no line, and a tap on a task times it', async () => {
  const house = await school();
  await teacherPosts(house, TASKS);
  let phone = await joined(house);
  await waitFor(async () => expect(await kept()).toHaveLength(1), { timeout: 8000 });
  house.line.isCut = true;

  phone = lookAt(phone, '18:40');
  const notice = await card();
  expect(notice.getByText('必做的书面作业，预计共 35 分钟。')).toBeVisible();
  expect(notice.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    '语文 抄写第5课生字预计 20 分钟',
    '数学 练习册 P12 课后服务时做预计 15 分钟',
    '数学 思考题 选做没写用时',
    '英语 听读 Unit 4 不是书面预计 10 分钟',
  ]);
  await phone.user.click(notice.getByRole('button', { name: /抄写第5课生字/ }));
  const timer = within(await screen.findByRole('region', { name: '语文的计时' }));
  expect(timer.getByText('抄写第5课生字')).toBeVisible();
  expect(notice.getByRole('button', { name: /抄写第5课生字/ })).toHaveAttribute('aria-pressed', 'true');
  await phone.later(18);
  await phone.user.click(notice.getByRole('button', { name: /抄写第5课生字/ }));
  expect(await screen.findByText('记下 18 分钟。')).toBeVisible();
  expect(await notice.findByText('已记 18 分钟')).toBeVisible();

  const home = new Home(DIARY);
  const [entry] = await home.entries.toArray();
  expect(entry).toMatchObject({ subject: 'chinese', kind: 'written', setBy: 'school', minutes: 18 });
  expect(JSON.stringify(entry), 'the diary keeps minutes, not the teacher’s words').not.toContain('生字');
  home.close();
  phone.close();

  history.replaceState(null, '', `/nights/${MONDAY}`);
  phone = openApp(`${MONDAY}T21:00:00+08:00`);
  const beside = within(await screen.findByRole('table', { name: '预计与实际' }));
  expect(beside.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    '科目预计用时实际用时',
    '语文20 分钟18 分钟',
    '数学15 分钟没有记录',
    '合计35 分钟18 分钟',
  ]);
  phone.close();
});

test('what is changed while somebody looks waits at the foot, and moves nothing until it is asked for', async () => {
  const house = await school();
  await teacherPosts(house, TASKS.slice(1, 2));
  let phone = await joined(house);
  await waitFor(async () => expect(await kept()).toHaveLength(1), { timeout: 8000 });
  phone = lookAt(phone, '18:50');
  await card();
  house.desk.wait(31 * 60_000);
  await teacherPosts(house, [taskOf({ text: '练习册 P13' })], { math: 1 });
  await phone.later(11);
  expect(await screen.findByText('班级作业公示有更新。')).toBeVisible();
  expect(screen.getByRole('button', { name: /练习册 P12/ })).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '看一看' }));
  const notice = await card();
  expect(notice.getByRole('button', { name: /练习册 P13/ })).toBeVisible();
  expect(notice.getByText(/有改动$/)).toBeVisible();
  expect(screen.queryByText('班级作业公示有更新。')).toBeNull();
  expect(house.line.asked.filter((path) => path === classPath).length).toBeLessThanOrEqual(3);
  phone.close();
});

test('on a 无作业日 one tap records it', async () => {
  const house = await school();
  const { admin, classId } = house;
  const free = { class: classId, night: MONDAY, seen: {}, stands: true };
  expect(await told(post(admin, noHomeworkPath, free))).toMatchObject({ status: 200 });
  let phone = await joined(house);
  await waitFor(async () => expect(await kept()).toHaveLength(1), { timeout: 8000 });
  phone = lookAt(phone, '18:40');
  const notice = await card();
  expect(notice.getByText('老师公示：今天是无作业日。')).toBeVisible();
  await phone.user.click(notice.getByRole('button', { name: '今晚没有作业' }));
  await waitFor(() =>
    expect(notice.getByRole('button', { name: '今晚没有作业' })).toHaveAttribute('aria-pressed', 'true'),
  );
  const home = new Home(DIARY);
  expect(await home.evenings.toArray()).toMatchObject([{ night: MONDAY, said: 'no-homework' }]);
  home.close();
  phone.close();
});
