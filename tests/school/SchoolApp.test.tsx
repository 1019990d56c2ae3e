import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PASSWORD } from '../setup/desk';
import { button, field, linkForSchool, openAdminsRoom, openRoom, type Room } from '../setup/school-room';

const PERSON = '王敏';

async function fillSchool({ user }: Room) {
  await user.type(await screen.findByLabelText('学校名称'), '江畔小学');
  await user.type(field('家长有疑问时找谁'), '教导处 021-5555 0101');
  await user.type(field('登录用的名字'), PERSON);
  await user.type(field('密码'), PASSWORD);
}

async function addClass({ user }: Room, name: string, size: string) {
  await user.type(await screen.findByLabelText('班名'), name);
  const sizeField = field('人数');
  await user.clear(sizeField);
  await user.type(sizeField, size);
  await user.click(button('加上'));
  await screen.findByRole('link', { name });
}

test('a school begins with its link: one page, and one stands before the first class', async () => {
  const room = await openRoom();
  room.enter(await linkForSchool(room));
  await fillSchool(room);
  await room.user.click(button('开通'));
  expect(await screen.findByText('先加一个班：写班名和人数就行。')).toBeVisible();
  expect(screen.getByText('江畔小学')).toBeVisible();
  expect(window.location.pathname + window.location.hash).toBe('/school');
});

test('what is missing on the page is said beside its field, and nothing typed is lost', async () => {
  const room = await openRoom();
  room.enter(await linkForSchool(room));
  await room.user.type(await screen.findByLabelText('学校名称'), '江畔小学');
  await room.user.type(field('密码'), 'short');
  await room.user.click(button('开通'));
  expect(field('密码')).toHaveAccessibleDescription(/密码至少要 12 个字符/);
  expect(field('家长有疑问时找谁')).toBeInvalid();
  expect(field('学校名称')).toHaveValue('江畔小学');
  expect(room.asked).not.toContain('/v1/setup');
});

test('a used link says so in one sentence and where to go', async () => {
  const room = await openRoom();
  const link = await linkForSchool(room);
  room.enter(link);
  await fillSchool(room);
  await room.user.click(button('开通'));
  await screen.findByText('先加一个班：写班名和人数就行。');
  document.body.replaceChildren();
  room.enter(link);
  expect(await screen.findByRole('heading', { name: '这个链接不能用了' })).toBeVisible();
  expect(screen.getByRole('link', { name: '去登录' })).toHaveAttribute('href', '/school/sign-in');
});

test('half a link is not even asked about', async () => {
  const room = await openRoom();
  room.enter('/school/setup#abc');
  expect(await screen.findByRole('heading', { name: '这个链接不能用了' })).toBeVisible();
  expect(room.asked).toEqual([]);
});

test('a class named twice is told at its name, and stands once', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await addClass(room, '三年级2班', '42');
  await room.user.type(field('班名'), '三年级（2）班');
  await room.user.click(button('加上'));
  expect(await screen.findByText('已经有这个班了。')).toBeVisible();
  expect(field('班名')).toHaveValue('三年级（2）班');
  expect(screen.getAllByRole('row')).toHaveLength(2);
});

test('a table with mistakes writes nothing until every line is mended', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await room.user.click(await screen.findByRole('button', { name: '从表格加' }));
  await room.user.click(field('从表格里复制，粘贴到这里'));
  await room.user.paste('班级,人数\n三年级1班,42\n=cmd(),40\n<b>三年级3班</b>,41\n三年级1班,42');
  await room.user.click(button('先看一遍'));
  expect(await screen.findByText('有 3 行要改，还什么都没有加。请在下面直接改。')).toBeVisible();
  expect(screen.queryByRole('link', { name: '三年级1班' })).toBeNull();
  const name = screen.getByRole('textbox', { name: '第 3 行的班级' });
  await room.user.clear(name);
  await room.user.type(name, '三年级2班');
  await room.user.click(screen.getAllByRole('button', { name: '不要这行' }).at(-1)!);
  await room.user.click(screen.getAllByRole('button', { name: '不要这行' }).at(-1)!);
  await room.user.click(button('再看一遍'));
  await room.user.click(await screen.findByRole('button', { name: '加上 2 个班' }));
  expect(await screen.findByRole('link', { name: '三年级2班' })).toBeVisible();
  expect(screen.getAllByRole('row')).toHaveLength(3);
});

test('slips are minted once for every seat, one code and one check text each', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await addClass(room, '三年级2班', '16');
  await room.user.click(screen.getByRole('link', { name: '三年级2班' }));
  await room.user.click(await screen.findByRole('link', { name: '家庭入班' }));
  const check = await screen.findByText(/^\w{4} \w{4} \w{4}$/);
  const text = check.textContent;
  await room.user.click(button('印 16 张入班码'));
  await screen.findByRole('heading', { name: '三年级2班的入班码' });
  const slips = screen.getAllByRole('listitem').filter(({ className }) => className === 'slip');
  expect(slips).toHaveLength(16);
  expect(new Set(slips.map((slip) => within(slip).getAllByRole('definition')[1]!.textContent)).size).toBe(16);
  for (const slip of slips) expect(within(slip).getAllByRole('definition')[2]!).toHaveTextContent(text);
  expect(screen.getAllByRole('list').filter(({ className }) => className === 'slip-page')).toHaveLength(2);
});

test('nobody leaves unprinted slips without being asked, and after printing nobody is asked', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await addClass(room, '三年级2班', '2');
  await room.user.click(screen.getByRole('link', { name: '三年级2班' }));
  await room.user.click(await screen.findByRole('link', { name: '家庭入班' }));
  await room.user.click(await screen.findByRole('button', { name: '印 2 张入班码' }));
  await room.user.click(await screen.findByRole('button', { name: '印好了' }));
  expect(screen.getByRole('heading', { name: '还没有打印' })).toBeVisible();
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await room.user.click(button('留在这里'));
  fireEvent(window, new Event('afterprint'));
  await room.user.click(button('印好了'));
  await waitFor(() => expect(screen.queryByRole('heading', { name: '三年级2班的入班码' })).toBeNull());
  expect(screen.getByText('2 张都印过了，其中 0 张已经用掉。')).toBeVisible();
});

test('an opened class shows its code, its message with the real time, and closes', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await addClass(room, '三年级2班', '42');
  await room.user.click(screen.getByRole('link', { name: '三年级2班' }));
  await room.user.click(await screen.findByRole('link', { name: '家庭入班' }));
  await room.user.click(await screen.findByRole('button', { name: '开放班级' }));
  expect(await screen.findByRole('img', { name: '三年级2班的开放二维码' })).toBeVisible();
  const message = screen.getByText(/^各位家长：愿意的话请/);
  expect(message.textContent).toMatch(/请(今晚|今天) \d\d:\d\d 前扫码加入/);
  expect(message.textContent).toMatch(/\/join#d\.[0-9a-z]{10}\.[0-9a-z]{16}\.2026a\.[\w-]{43}\.[\w-]{43}$/);
  await room.user.click(button('现在关上'));
  await room.user.click(button('关上'));
  expect(await screen.findByRole('button', { name: '开放班级' })).toBeVisible();
});

test('a session that ends while somebody types is begun again over the page, and what was typed is there', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await room.user.type(await screen.findByLabelText('班名'), '三年级2班');
  await room.user.type(field('人数'), '42');
  room.jar.cookie = '';
  await room.user.click(button('加上'));
  const dialog = await screen.findByRole('dialog');
  await room.user.type(within(dialog).getByLabelText('登录用的名字'), PERSON);
  await room.user.type(within(dialog).getByLabelText('密码'), PASSWORD);
  await room.user.click(within(dialog).getByRole('button', { name: '登录' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(field('班名')).toHaveValue('三年级2班');
  await room.user.click(button('加上'));
  expect(await screen.findByRole('link', { name: '三年级2班' })).toBeVisible();
});

test('with no network an act says so, and what was typed stays', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await room.user.type(await screen.findByLabelText('班名'), '三年级2班');
  room.network.isDown = true;
  await room.user.click(button('加上'));
  expect(await screen.findByText(/连不上学校的服务器，没有保存/)).toBeVisible();
  expect(field('班名')).toHaveValue('三年级2班');
});

test('a wrong password is told at sign-in, and the right one opens the door', async () => {
  const room = await openAdminsRoom();
  room.jar.cookie = '';
  room.enter('/school');
  await room.user.type(await screen.findByLabelText('登录用的名字'), PERSON);
  await room.user.type(field('密码'), 'not the right one');
  await room.user.click(button('登录'));
  expect(await screen.findByText(/名字或密码不对/)).toBeVisible();
  await room.user.clear(field('密码'));
  await room.user.type(field('密码'), PASSWORD);
  await room.user.click(button('登录'));
  expect(await screen.findByRole('heading', { name: '班级' })).toBeVisible();
});

test('a teacher comes in by the link an admin made, sees one class, and neither slips used nor people', async () => {
  const room = await openAdminsRoom();
  room.enter('/school');
  await addClass(room, '三年级2班', '42');
  await room.user.click(screen.getByRole('link', { name: '三年级2班' }));
  await room.user.click(await screen.findByRole('link', { name: '家庭入班' }));
  await room.user.click(await screen.findByRole('button', { name: '邀请老师' }));
  const link = new URL((await screen.findByText(/\/school\/invite#/)).textContent);
  expect(screen.queryByText(/只有这台电脑打得开/)).toBeNull();
  room.jar.cookie = '';
  document.body.replaceChildren();
  room.enter(link.pathname + link.hash);
  expect(await screen.findByText('用这个链接注册，您就是：三年级2班班主任。')).toBeVisible();
  await room.user.type(field('登录用的名字'), '李老师');
  await room.user.type(field('密码'), PASSWORD);
  await room.user.click(button('进入'));
  await room.user.click(await screen.findByRole('link', { name: '三年级2班' }));
  await room.user.click(await screen.findByRole('link', { name: '家庭入班' }));
  expect(await screen.findByRole('button', { name: '印入班码' })).toBeEnabled();
  expect(screen.queryByText(/已印/)).toBeNull();
  expect(screen.queryByRole('link', { name: '人员' })).toBeNull();
});
