import { screen, waitFor, within } from '@testing-library/react';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { DIARY, Home } from '../../src/parent/store/database';
import { parcelToText } from '../../src/parent/store/file/backup-text';
import { layBy } from '../../src/parent/store/file/laid-by';
import { sealText } from '../../src/parent/store/file/seal';
import { readSeats } from '../../src/parent/store/file/seats';
import { readDiary } from '../../src/parent/store/file/take';
import { sit } from '../setup/seat';
import { moveIn, newPhone, openApp, type Phone } from './home';

beforeEach(newPhone);

const XIAOMI = { nickname: '小米', grade: '三年级' };

async function log({ user }: Phone, minutes: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: '补记' }));
  const sheet = await screen.findByRole('dialog');
  await user.type(within(sheet).getByLabelText('用了多少分钟'), minutes);
  await user.click(within(sheet).getByRole('button', { name: '保存' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
}

async function openBackup({ user }: Phone): Promise<void> {
  await user.click(screen.getByRole('link', { name: '我的' }));
  await user.click(await screen.findByRole('link', { name: /备份与恢复/ }));
  await screen.findByRole('heading', { level: 1, name: '备份与恢复' });
}

/** The backup as its page shows it for copying. */
async function backupOf(phone: Phone): Promise<string> {
  await openBackup(phone);
  await phone.user.click(await screen.findByRole('button', { name: '显示文字，自己复制' }));
  return screen.getByLabelText<HTMLTextAreaElement>('文件里的全部文字').value;
}

async function choose({ user }: Phone, contents: BlobPart, name = '备份.json'): Promise<void> {
  await user.upload(screen.getByLabelText('选备份文件'), new File([contents], name));
}

/** A backup of another phone of 王家, with 小米 and one evening of 40 minutes. */
async function otherPhone(): Promise<string> {
  const phone = openApp('2026-11-23T19:00');
  await moveIn(phone, XIAOMI);
  await log(phone, '40');
  const text = await backupOf(phone);
  phone.close();
  await newPhone();
  return text;
}

test('a backup comes in on another phone: first what it would change, then merged, then taken back', async () => {
  const text = await otherPhone();
  const phone = openApp('2026-11-24T19:00');
  await moveIn(phone, { nickname: '阿布', grade: '一年级' });
  await openBackup(phone);
  await choose(phone, text);
  expect(await screen.findByRole('heading', { name: '合并以后' })).toBeVisible();
  expect(screen.getByText('多一个孩子：小米。')).toBeVisible();
  expect(screen.getByText('新增 1 条记录。')).toBeVisible();
  expect(screen.getByText('涉及2026年11月23日这一晚。')).toBeVisible();
  expect(screen.getByText('记录从 0 条变成 1 条。')).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '合并' }));
  expect(await screen.findByText('合并好了，现在有 1 条记录。')).toBeVisible();
  expect(await screen.findByRole('button', { name: '小米' })).toBeVisible();

  await choose(phone, text);
  expect(await screen.findByRole('heading', { name: '什么都不缺' })).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '好的' }));

  await phone.user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByText('已撤销。')).toBeVisible();
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: '小米' })).not.toBeInTheDocument();
  });
});

test('a backup cut off on its way into a broken diary’s place stands there at the next opening', async () => {
  await layBy(await otherPhone());
  openApp('2026-11-23T20:00');
  expect(await screen.findByRole('heading', { name: '小米 三年级' })).toBeVisible();
  expect(await within(screen.getByRole('region', { name: '时长' })).findByText('40')).toBeVisible();
});

test('two children of one nickname are asked about, and put together when the parent says so', async () => {
  const text = await otherPhone();
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, XIAOMI);
  await log(phone, '15');
  await openBackup(phone);
  await choose(phone, text);
  expect(await screen.findByRole('heading', { name: '两个“小米”是同一个孩子吗？' })).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '是同一个孩子，放在一起' }));
  expect(await screen.findByText('新增 1 条记录。')).toBeVisible();
  expect(screen.queryByText(/多一个孩子/)).not.toBeInTheDocument();
  await phone.user.click(screen.getByRole('button', { name: '合并' }));
  await screen.findByText('合并好了，现在有 2 条记录。');
  await phone.user.click(screen.getByRole('link', { name: '今晚' }));
  expect(await within(await screen.findByRole('region', { name: '时长' })).findByText('55')).toBeVisible();
});

test('two children of one nickname stay two when the parent says so', async () => {
  const text = await otherPhone();
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, XIAOMI);
  await openBackup(phone);
  await choose(phone, text);
  await phone.user.click(await screen.findByRole('button', { name: '不是，是两个孩子' }));
  await phone.user.click(await screen.findByRole('button', { name: '合并' }));
  await screen.findByText('合并好了，现在有 1 条记录。');
  expect(await screen.findAllByRole('button', { name: '小米' })).toHaveLength(2);
});

test('a backup pasted as text, changed to instead of merged, makes the phone what it says', async () => {
  const text = await otherPhone();
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, { nickname: '阿布', grade: '一年级' });
  await log(phone, '15');
  await openBackup(phone);
  await phone.user.click(screen.getByRole('button', { name: '没有文件，粘贴文字' }));
  await phone.user.click(screen.getByLabelText('把备份的全部文字粘贴在这里'));
  await phone.user.paste(text);
  await phone.user.click(screen.getByRole('button', { name: '读这段文字' }));
  await phone.user.click(await screen.findByRole('button', { name: '换成这份备份的样子' }));
  expect(await screen.findByText('阿布会从这部手机上移除，备份里没有。')).toBeVisible();
  expect(screen.getByText('去掉 1 条记录。')).toBeVisible();
  await phone.user.click(screen.getByRole('button', { name: '换成备份的样子' }));
  await screen.findByText('换好了，现在有 1 条记录。');
  await phone.user.click(await screen.findByRole('link', { name: /今/ }));
  expect(await screen.findByRole('heading', { name: '小米 三年级' })).toBeVisible();
});

test('who is being timed is not taken off the phone', async () => {
  const text = await otherPhone();
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, { nickname: '阿布', grade: '四年级' });
  await phone.user.click(screen.getByRole('button', { name: /写作业/ }));
  await openBackup(phone);
  await choose(phone, text);
  await phone.user.click(await screen.findByRole('button', { name: '换成这份备份的样子' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('正在给阿布计时。请先点完成，再来这里。');
  expect(screen.queryByRole('button', { name: '换成备份的样子' })).not.toBeInTheDocument();
  await phone.user.click(screen.getByRole('button', { name: '先不动' }));
  expect(await screen.findByLabelText('选备份文件')).toBeInTheDocument();
});

test('a diary of many evenings is not made a small one without a plain question', async () => {
  const text = await otherPhone();
  const row = text.split('\n').find((line) => line.includes('"minutes":40'))!;
  const many = Array.from({ length: 30 }, (_, index) =>
    row.replace(/"id":"\w+"/, `"id":"many${String(index)}"`),
  );
  const phone = openApp('2026-11-23T20:00');
  await moveIn(phone, { nickname: '阿布', grade: '四年级' });
  await openBackup(phone);
  await choose(phone, text.replace(row, many.join(',\n')));
  await phone.user.click(await screen.findByRole('button', { name: '合并' }));
  await screen.findByText('合并好了，现在有 30 条记录。');

  // On another phone nearly all of it was deleted since.
  const buried = many.map((line, index) =>
    index === 0 ? line : line.replace(/"stamp":\[\d+/, '"stamp":[900').replace(/\}$/, ',"deleted":true}'),
  );
  await choose(phone, text.replace(row, buried.join(',\n')), 'again.json');
  const question = await screen.findByRole('alertdialog', { name: '记录会少很多' });
  expect(question).toHaveTextContent('现在有 30 条记录，之后只剩 1 条。真的要这样吗？');
  await phone.user.click(within(question).getByRole('button', { name: '保持原样' }));
  await screen.findByLabelText('选备份文件');
  await phone.user.click(screen.getByRole('button', { name: '撤销' }));
  await screen.findByText('已撤销。');
});

describe('what is no backup is answered with a sentence, and nothing is touched', () => {
  const ours = (rest: string) => `{"format":"lamplight-diary",${rest}`;
  const rows = (children: string) =>
    ours(
      `"version":1,\n"children":[\n${children}\n],"grades":[],"entries":[],"evenings":[],"overrides":[],"aliases":[]}`,
    );
  test.each<[string, BlobPart, string]>([
    ['an empty file', '', '文件是空的。'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), '这是图片、录音或视频，不是备份。'],
    ['an archive', new Uint8Array(gzipSync('{}')), '这是压缩包（如 zip）。'],
    ['a table', '哪一晚,孩子,分钟\r\n2026-11-23,小米,40\r\n', '这是表格（CSV），不是备份。'],
    ['a web page', '<html></html>', '这不是灯下的备份。'],
    ['a newer backup', ours('"version":7}'), '这份备份是更新的灯下存的（第 7 版格式）。'],
    ['half a backup', ours('"version":1,\n"children":['), '文件不完整，到第 2 行就断了。'],
    ['a row with a flaw', rows('{"id":"a","nickname":7}'), '文件的第 3 行读不懂：“小名（nickname）”不对。'],
    [
      'a field nobody knows',
      rows('{"id":"a","nickname":"a","order":0,"fridayCounts":false,"stamp":[1,"p"],"streak":3}'),
      '文件的第 3 行读不懂：不认识“streak”。',
    ],
  ])('%s', async (_name, contents, sentence) => {
    const phone = openApp('2026-11-23T20:00');
    await moveIn(phone, XIAOMI);
    await openBackup(phone);
    await choose(phone, contents);
    const answer = await screen.findByRole('alert');
    expect(answer).toHaveTextContent(sentence);
    expect(answer).toHaveTextContent('手机里的记录没有动过。');
    expect(screen.getByLabelText('选备份文件')).toBeInTheDocument();
  });
});

describe('a class seat in a file', () => {
  const PASSPHRASE = '灯下的一盏灯 2026';

  /** The backup of a phone on which 小米 has a seat in a class. */
  async function seatedPhone(): Promise<string> {
    const phone = openApp('2026-11-23T19:00');
    await moveIn(phone, XIAOMI);
    const home = new Home(DIARY);
    const [child] = await home.children.toArray();
    await sit(home, child!.id);
    const text = parcelToText({ diary: await readDiary(home), seats: await readSeats(home) });
    home.close();
    phone.close();
    await newPhone();
    return text;
  }

  const seats = async () => {
    const home = new Home(DIARY);
    const rows = await home.enrolments.toArray();
    home.close();
    return rows;
  };

  /** The file comes in on a new phone, up to its first question. */
  async function opened(text: string): Promise<Phone> {
    const phone = openApp('2026-11-25T19:00');
    await moveIn(phone, { nickname: '阿布', grade: '一年级' });
    await openBackup(phone);
    await choose(phone, await sealText(text, { kind: 'passphrase', passphrase: PASSPHRASE }));
    await phone.user.type(
      await screen.findByLabelText('口令', { selector: '[autocomplete=off]' }),
      PASSPHRASE,
    );
    await phone.user.click(screen.getByRole('button', { name: '打开' }));
    await screen.findByRole('heading', { name: '班级座位也带过来吗' }, { timeout: 8000 });
    return phone;
  }

  test.each([
    ['带上座位，同意', [{ since: '2026-11-25', consent: { night: '2026-11-25' } }]],
    ['只要日记', []],
  ])('that is sealed is asked about with the words of consent: %s', async (answer, taken) => {
    const phone = await opened(await seatedPhone());
    expect(screen.getByText(/小米在.*三年级2班/)).toBeVisible();
    await phone.user.click(screen.getByRole('button', { name: answer }));
    await phone.user.click(await screen.findByRole('button', { name: '合并' }));
    await screen.findByText(/合并好了/);
    expect(await seats()).toMatchObject(taken);
    expect(await seats()).toHaveLength(taken.length);
  });

  test('that is plain comes from nobody of the family, and is not taken', async () => {
    const text = await seatedPhone();
    const phone = openApp('2026-11-25T19:00');
    await moveIn(phone, { nickname: '阿布', grade: '一年级' });
    await openBackup(phone);
    await choose(phone, text);
    await phone.user.click(await screen.findByRole('button', { name: '合并' }));
    await screen.findByText(/合并好了/);
    expect(await seats()).toEqual([]);
  });
});
