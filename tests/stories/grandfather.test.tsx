import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Home } from '../../src/parent/store/database';
import { elderCode } from '../../src/parent/store/elder';
import { readDiary } from '../../src/parent/store/file/take';
import { freshId } from '../../src/parent/store/write';
import { moveIn, newPhone, openApp, type Phone } from './home';

beforeEach(newPhone);

/** One of the family's phones: its own diary, whoever holds it. */
type Hand = { at: (time: string) => Phone; home: Home };

const homes: Home[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) home.close();
});

function phoneOfTheFamily(): Hand {
  const home = new Home(`phone-${freshId()}`);
  homes.push(home);
  return { home, at: (time) => openApp(time, home) };
}

const entriesOf = async ({ home }: Hand) => (await readDiary(home)).entries;

async function noSheet(): Promise<void> {
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
}

/** The line as the sheet over the page shows it. */
async function lineShown({ user }: Phone): Promise<string> {
  await user.click(await screen.findByRole('button', { name: '发给家人' }));
  const sheet = await screen.findByRole('dialog', { name: '发给家人' });
  const field = await within(sheet).findByLabelText<HTMLTextAreaElement>('要发的文字');
  await user.click(within(sheet).getByRole('button', { name: '复制' }));
  expect(await within(sheet).findByText('已复制，发到家里的群就行。')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(field.value);
  const line = field.value;
  await user.click(within(sheet).getByRole('button', { name: '关闭' }));
  await noSheet();
  return line;
}

async function pasteInto({ user }: Phone, line: string): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: '贴上家人发来的' }));
  const sheet = await screen.findByRole('dialog', { name: '贴上家人发来的' });
  await user.click(within(sheet).getByLabelText('家人发来的文字'));
  await user.paste(`爷爷：\n“${line}”`);
  return sheet;
}

async function save({ user }: Phone, sheet: HTMLElement): Promise<void> {
  await user.click(await within(sheet).findByRole('button', { name: '记下' }));
  await screen.findByText('和家人的合在一起了。');
  await noSheet();
}

async function writeFor({ user, later }: Phone, minutes: number): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /写作业|再写/ }));
  await screen.findByRole('timer');
  await later(minutes);
  await user.click(screen.getByRole('button', { name: '完成' }));
  await screen.findByText(`记下 ${String(minutes)} 分钟。`);
}

/** 妈妈 shows her code, and 爷爷 scans it. */
async function giveToGrandfather(mother: Hand, grandfather: Hand): Promise<void> {
  const phone = mother.at('2026-11-23T17:00');
  await moveIn(phone, { nickname: '小米', grade: '三年级' });
  phone.close();
  const [child] = await mother.home.children.toArray();
  const code = await elderCode(mother.home, child!.id, '2026-11-23');
  history.replaceState(null, '', `/elder#${String(code)}`);
  const his = grandfather.at('2026-11-23T18:00');
  await screen.findByRole('heading', { name: '给小米记作业' });
  expect(location.hash).toBe('');
  await his.user.click(screen.getByRole('button', { name: '开始' }));
  await screen.findByText('今晚还没记');
  his.close();
}

test('what grandfather writes down comes to the mother by a line, and her corrections go back by one', async () => {
  const [mother, grandfather] = [phoneOfTheFamily(), phoneOfTheFamily()];
  await giveToGrandfather(mother, grandfather);

  const his = grandfather.at('2026-11-23T19:00');
  await writeFor(his, 20);
  await writeFor(his, 30);
  expect(await screen.findByText('今晚一共 50 分钟')).toBeVisible();
  const line = await lineShown(his);
  expect(line).toMatch(/^灯下｜小米 11月23日 周一：作业50分钟 〔/u);
  his.close();

  history.replaceState(null, '', '/settings');
  const hers = mother.at('2026-11-23T20:30');
  const sheet = await pasteInto(hers, line);
  expect(await within(sheet).findByText('小米 11月23日 周一晚：新增 2 条。')).toBeVisible();
  expect(within(sheet).getByText('记好后这一晚共 50 分钟。')).toBeVisible();
  expect(await entriesOf(mother)).toEqual([]);
  await save(hers, sheet);
  expect(await entriesOf(mother)).toEqual(await entriesOf(grandfather));

  await hers.user.click(screen.getByRole('link', { name: '今晚' }));
  const entries = await screen.findByRole('region', { name: '今晚的记录' });
  await hers.user.click(within(entries).getByText('20 分钟'));
  const edit = await screen.findByRole('dialog');
  await hers.user.clear(within(edit).getByLabelText('用了多少分钟'));
  await hers.user.type(within(edit).getByLabelText('用了多少分钟'), '25');
  await hers.user.click(within(edit).getByRole('button', { name: '保存' }));
  await hers.user.click(await within(entries).findByText('30 分钟'));
  await hers.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
  await waitFor(() => {
    expect(within(entries).queryByText('30 分钟')).not.toBeInTheDocument();
  });
  const back = await lineShown(hers);
  hers.close();

  const again = grandfather.at('2026-11-23T21:00');
  expect(await screen.findByText('今晚一共 50 分钟')).toBeVisible();
  const news = await pasteInto(again, back);
  expect(await within(news).findByText('小米 11月23日 周一晚：改 1 条，删 1 条。')).toBeVisible();
  await save(again, news);
  expect(await screen.findByText('今晚一共 25 分钟')).toBeVisible();
  expect(await entriesOf(grandfather)).toEqual(await entriesOf(mother));
});

test('the way out of grandfather’s page asks once, and loses nothing', async () => {
  const [mother, grandfather] = [phoneOfTheFamily(), phoneOfTheFamily()];
  await giveToGrandfather(mother, grandfather);
  const his = grandfather.at('2026-11-23T19:00');
  await writeFor(his, 20);
  await his.user.click(screen.getByRole('button', { name: '退出老人版' }));
  await his.user.click(await screen.findByRole('button', { name: '留在老人版' }));
  await his.user.click(screen.getByRole('button', { name: '退出老人版' }));
  await his.user.click(await screen.findByRole('button', { name: '退出' }));
  expect(await screen.findByRole('heading', { name: '小米 三年级' })).toBeVisible();
  expect(within(screen.getByRole('region', { name: '时长' })).getByText('20')).toBeVisible();
  his.close();
  grandfather.at('2026-11-23T20:00');
  expect(await screen.findByRole('heading', { name: '小米 三年级' })).toBeVisible();
});

test('a line pasted by mistake goes back with one tap, and is taken again when pasted again', async () => {
  const [mother, grandfather] = [phoneOfTheFamily(), phoneOfTheFamily()];
  await giveToGrandfather(mother, grandfather);
  const his = grandfather.at('2026-11-23T19:00');
  await writeFor(his, 20);
  const line = await lineShown(his);
  his.close();

  history.replaceState(null, '', '/settings');
  const hers = mother.at('2026-11-23T20:30');
  await save(hers, await pasteInto(hers, line));
  await hers.user.click(await screen.findByRole('button', { name: '撤销' }));
  await screen.findByText('已撤销。');
  expect(await entriesOf(mother)).toEqual([]);
  const again = await pasteInto(hers, line);
  expect(await within(again).findByText('小米 11月23日 周一晚：新增 1 条。')).toBeVisible();
  await save(hers, again);
  expect(await entriesOf(mother)).toHaveLength(1);
});

test('father, who has the child by himself, is asked once whose evening it is', async () => {
  const [mother, father] = [phoneOfTheFamily(), phoneOfTheFamily()];
  const hers = mother.at('2026-11-23T19:00');
  await moveIn(hers, { nickname: '小米', grade: '三年级' });
  await writeFor(hers, 40);
  const line = await lineShown(hers);
  hers.close();

  history.replaceState(null, '', '/');
  const his = father.at('2026-11-23T20:00');
  await moveIn(his, { nickname: '米米', grade: '三年级' });
  await writeFor(his, 10);
  const sheet = await pasteInto(his, line);
  expect(await within(sheet).findByText('对方手机上叫“小米”，三年级。这是谁的记录？')).toBeVisible();
  expect(within(sheet).getByRole('button', { name: '记下' })).toBeDisabled();
  await his.user.click(within(sheet).getByRole('radio', { name: '米米' }));
  expect(await within(sheet).findByText('米米 11月23日 周一晚：新增 1 条。')).toBeVisible();
  expect(within(sheet).getByText('记好后这一晚共 50 分钟。')).toBeVisible();
  await save(his, sheet);
  // The page is drawn anew under the name both phones now have for the child.
  expect(await screen.findByText('40 分钟')).toBeVisible();
  const back = await lineShown(his);
  his.close();

  history.replaceState(null, '', '/settings');
  const again = mother.at('2026-11-23T21:00');
  const news = await pasteInto(again, back);
  expect(await within(news).findByText('小米 11月23日 周一晚：新增 1 条。')).toBeVisible();
  await save(again, news);
  expect(await entriesOf(mother)).toEqual(await entriesOf(father));
});

test('grandfather who forgot the timer is asked before it counts, and the morning shows last night', async () => {
  const [mother, grandfather] = [phoneOfTheFamily(), phoneOfTheFamily()];
  await giveToGrandfather(mother, grandfather);
  const his = grandfather.at('2026-11-23T20:00');
  await his.user.click(await screen.findByRole('button', { name: '写作业' }));
  await screen.findByRole('timer');
  his.close();

  const morning = grandfather.at('2026-11-24T07:00');
  expect(await screen.findByText('这是前一晚的计时，是忘了停吗？')).toBeVisible();
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  await morning.user.click(screen.getByRole('button', { name: '写到 21:20，80 分钟' }));
  expect(await screen.findByText('昨晚 80 分钟')).toBeVisible();
  await morning.user.click(screen.getByRole('button', { name: '把昨晚的发给家人' }));
  const field = await screen.findByLabelText<HTMLTextAreaElement>('要发的文字');
  expect(field.value).toMatch(/^灯下｜小米 11月23日 周一：作业80分钟 〔/u);
});

test('the four buttons each write one thing, and each is taken back', async () => {
  const [mother, grandfather] = [phoneOfTheFamily(), phoneOfTheFamily()];
  await giveToGrandfather(mother, grandfather);
  const { user } = grandfather.at('2026-11-23T19:00');
  const undo = async () => {
    await user.click(await screen.findByRole('button', { name: '撤销' }));
    expect(await screen.findByText('今晚还没记')).toBeVisible();
  };
  await user.click(await screen.findByRole('button', { name: '没有作业' }));
  expect(await screen.findByText('今晚没有作业')).toBeVisible();
  await undo();
  await user.click(screen.getByRole('button', { name: '在校写完了' }));
  await user.click(await screen.findByRole('button', { name: '约 30 分钟' }));
  expect(await screen.findByText('今晚一共 30 分钟')).toBeVisible();
  await undo();
  await user.click(screen.getByRole('button', { name: '在校写完了' }));
  await user.click(await screen.findByRole('button', { name: '不清楚' }));
  expect(await screen.findByText('今晚在校写完了')).toBeVisible();
  await undo();
  await user.click(screen.getByRole('button', { name: '写作业' }));
  await screen.findByRole('timer');
  expect(screen.getByRole('button', { name: '没有作业' })).toBeDisabled();
  await undo();
  expect(await entriesOf(grandfather)).toEqual(
    expect.arrayContaining([expect.objectContaining({ minutes: 30, deleted: true })]),
  );
});
