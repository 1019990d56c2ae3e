import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wayToFragment, type Slip } from '../../src/core/slip';
import type { MintedSlips } from '../../src/wire/slips';
import { addClasses, foundSchool, mint, openByDoor, openDesk, type Desk, type Hand } from '../setup/desk';
import { moveIn, newPhone, openApp, type Phone } from './home';

const EVENING = '2026-11-23T19:00';

type School = { desk: Desk; admin: Hand; classId: string; slips: MintedSlips; asked: string[] };

/** 向阳小学 with 三年级2班 and its slips, behind every phone's line. */
async function school(): Promise<School> {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const slips = await mint(admin, classId);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = '', body }: RequestInit) => {
    const text = body as string;
    asked.push(`${path} ${text}`);
    // What a browser sends of itself.
    const headers = { 'content-type': 'application/json', 'content-length': String(text.length) };
    return desk.fetch(path, { method, body: text, headers });
  });
  return { desk, admin, classId, slips, asked };
}

function slipOf({ classId, slips }: School, code = slips.codes[0]!): Slip {
  return { kind: 'slip', class: classId, code, term: slips.term, keyHashes: slips.keyHashes };
}

/** A phone's camera opens what the QR says. */
function scan(fragment: string): Phone {
  history.replaceState(null, '', `/join#${fragment}`);
  return openApp(EVENING);
}

async function familyWithChild(): Promise<void> {
  await newPhone();
  const phone = openApp(EVENING);
  await moveIn(phone, { nickname: '小米', grade: '三年级' });
  phone.close();
}

beforeEach(newPhone);
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a slip of paper, two taps, and 王家 is in 三年级2班; the same slip says no to another phone', async () => {
  const house = await school();
  await familyWithChild();
  const wangs = scan(wayToFragment(slipOf(house)));
  await screen.findByText(/^每晚只发：/);
  expect(house.asked).toEqual([]);
  expect(location.hash).toBe('');
  await wangs.user.click(screen.getByRole('button', { name: '同意，看看是哪个班' }));
  await screen.findByRole('heading', { name: '三年级2班' });
  expect(screen.getByText('王校长的学校')).toBeVisible();
  const check = house.slips.check.match(/.{4}/g)!.join(' ');
  expect(screen.getByText(check)).toBeVisible();
  expect(house.asked.join()).not.toContain(house.slips.codes[0]);
  await wangs.user.click(screen.getByRole('button', { name: '加入' }));
  await screen.findByText('加入好了。');
  expect(await screen.findByText(/凭入班码/)).toBeVisible();
  expect(screen.getByRole('link', { name: '班级' })).toHaveAttribute('aria-current', 'page');
  wangs.close();

  await familyWithChild();
  const lis = scan(wayToFragment(slipOf(house)));
  await lis.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await lis.user.click(await screen.findByRole('button', { name: '加入' }));
  await screen.findByText(/^这个入班码已经在另一部手机上用过了/);
  await lis.user.click(screen.getByRole('button', { name: '先不加入' }));
  await screen.findByRole('button', { name: /写作业/ });
  lis.close();
});

test('an opened class: nobody at home has joined, so the phone gets a seat; the next family waits its turn', async () => {
  const house = await school();
  const { door } = await openByDoor(house.admin, house.classId, 2);
  const { code: _, ...keys } = slipOf(house);
  const fragment = wayToFragment({ ...keys, kind: 'door', door });
  // No diary yet: the phone begins with its class.
  const phone = scan(fragment);
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await phone.user.click(await screen.findByRole('button', { name: '没有' }));
  expect(await screen.findByLabelText('年级')).toHaveValue('3');
  await phone.user.type(screen.getByLabelText('孩子的小名'), '小红');
  await phone.user.click(screen.getByRole('button', { name: '加入' }));
  expect(await screen.findByText(/凭群里的码/)).toBeVisible();
  phone.close();

  await newPhone();
  const second = scan(fragment);
  await second.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await second.user.click(await screen.findByRole('button', { name: '已经加入' }));
  await screen.findByText('那就在那部手机上记');
  expect(house.asked.filter((line) => line.startsWith('/v1/open'))).toHaveLength(1);
  await second.user.click(screen.getByRole('button', { name: '知道了' }));
  await screen.findByLabelText('孩子的小名');
  second.close();
});

test('typed by hand, in any manner, and put right where the hand erred', async () => {
  const house = await school();
  await familyWithChild();
  const phone = openApp(EVENING);
  await phone.user.click(await screen.findByRole('link', { name: '班级' }));
  await screen.findByText(/^小米没有加入班级/);
  const all = `${house.classId}${house.slips.codes[1]!}${house.slips.check}`;
  const wrong = all.slice(0, -1) + (all.endsWith('0') ? '1' : '0');
  const shouted = wrong
    .toUpperCase()
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .match(/.{1,4}/g)!
    .join(' ');
  await phone.user.type(screen.getByLabelText('入班码'), shouted);
  await phone.user.click(screen.getByRole('button', { name: '下一步' }));
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await screen.findByText(/^有一两个字符对不上/);
  const field = screen.getByLabelText('入班码');
  expect(field).toHaveValue(shouted);
  await phone.user.clear(field);
  await phone.user.type(field, all);
  await phone.user.click(screen.getByRole('button', { name: '下一步' }));
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await phone.user.click(await screen.findByRole('button', { name: '加入' }));
  await screen.findByRole('heading', { name: '三年级2班' });
  await screen.findByText(/凭入班码/);

  await phone.user.click(screen.getByRole('button', { name: '退出这个班' }));
  await phone.user.click(screen.getByRole('button', { name: '退出' }));
  await screen.findByText(/^小米没有加入班级/);
  await phone.user.click(within(screen.getByRole('status')).getByRole('button', { name: '撤销' }));
  await screen.findByText(/凭入班码/);
  phone.close();
});

test('with no line the asking waits, says so, and goes on when the line is back', async () => {
  const house = await school();
  await familyWithChild();
  const online = fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const phone = scan(wayToFragment(slipOf(house)));
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await screen.findByText(/^等网络：/);
  vi.stubGlobal('fetch', online);
  await phone.user.click(screen.getByRole('button', { name: '再试一次' }));
  await screen.findByRole('button', { name: '加入' });
  phone.close();
});

test('whoever does not take part sends nothing, and the diary is as it was', async () => {
  const house = await school();
  await familyWithChild();
  const phone = scan(wayToFragment(slipOf(house)));
  await phone.user.click(await screen.findByRole('button', { name: '不参加' }));
  await screen.findByRole('button', { name: /写作业/ });
  expect(house.asked).toEqual([]);
  expect(history.state).toBeNull();
  phone.close();
});
