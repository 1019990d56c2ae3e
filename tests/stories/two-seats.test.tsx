import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { secretToText } from '../../src/core/secret-text';
import { DIARY, Home } from '../../src/parent/store/database';
import { parcelToText } from '../../src/parent/store/file/backup-text';
import { sealText } from '../../src/parent/store/file/seal';
import { readSeats } from '../../src/parent/store/file/seats';
import { readDiary } from '../../src/parent/store/file/take';
import { CLASS_ID } from '../setup/class';
import { sit, SECRET } from '../setup/seat';
import { moveIn, newPhone, openApp, type Phone } from './home';

const XIAOMI = { nickname: '小米', grade: '三年级' };
const PASSPHRASE = '灯下的一盏灯 2026';
const FATHERS = new Uint8Array(32).fill(9);

beforeEach(newPhone);

/** A phone of 王家, on which 小米 sits in 三年级2班 on a seat of its own. */
async function seatedPhone(secret = SECRET): Promise<Phone> {
  const phone = openApp('2026-11-23T19:00');
  await moveIn(phone, XIAOMI);
  const home = new Home(DIARY);
  const [child] = await home.children.toArray();
  await sit(home, child!.id);
  await home.secrets.put({ id: `${child!.id}/${CLASS_ID}`, child: child!.id, class: CLASS_ID, secret });
  home.close();
  return phone;
}

async function sealedFile(): Promise<string> {
  const home = new Home(DIARY);
  const text = parcelToText({ diary: await readDiary(home), seats: await readSeats(home) });
  home.close();
  return sealText(text, { kind: 'passphrase', passphrase: PASSPHRASE });
}

async function secrets(): Promise<string[]> {
  const home = new Home(DIARY);
  const rows = await home.secrets.toArray();
  home.close();
  return rows.map(({ secret }) => secretToText(secret));
}

/** Mother's sealed file on father's phone, up to the question of the seats. */
async function take({ user }: Phone, sealed: string): Promise<void> {
  await user.click(screen.getByRole('link', { name: '我的' }));
  await user.click(await screen.findByRole('link', { name: /备份与恢复/ }));
  await user.upload(await screen.findByLabelText('选备份文件'), new File([sealed], '备份.json'));
  await user.type(await screen.findByLabelText('口令', { selector: '[autocomplete=off]' }), PASSPHRASE);
  await user.click(screen.getByRole('button', { name: '打开' }));
}

test('mother by a slip, father by the door: the choice put off is told on the class page, and made later', async () => {
  const mothers = await seatedPhone();
  const sealed = await sealedFile();
  mothers.close();
  await newPhone();
  const phone = await seatedPhone(FATHERS);
  const { user } = phone;
  await take(phone, sealed);
  // Whose child is whose comes first: two children may well sit on two seats.
  await user.click(await screen.findByRole('button', { name: '是同一个孩子，放在一起' }));
  await screen.findByRole('heading', { name: '小米在三年级2班有两个座位' });
  expect(screen.getByText(/小米会被算成两个孩子/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '先不改' }));
  await user.click(await screen.findByRole('button', { name: '合并' }));
  await screen.findByText(/合并好了/);
  expect(await secrets()).toEqual([secretToText(FATHERS)]);

  await user.click(screen.getByRole('link', { name: '班级' }));
  await screen.findByRole('heading', { name: '家里有两个座位在发' });

  await take(phone, sealed);
  await user.click(await screen.findByRole('button', { name: '用那边的座位，只算一个' }));
  expect(await screen.findByText('三年级2班改用那边的座位，这部手机自己的座位退出。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '合并' }));
  await waitFor(async () => {
    expect(await secrets()).toEqual([secretToText(SECRET)]);
  });
  await user.click(screen.getByRole('link', { name: '班级' }));
  await screen.findByRole('heading', { name: '三年级2班' });
  await waitFor(() => {
    expect(screen.queryByRole('heading', { name: '家里有两个座位在发' })).not.toBeInTheDocument();
  });
  phone.close();
});

test('two children on two seats are asked nothing of them', async () => {
  const mothers = await seatedPhone();
  const sealed = await sealedFile();
  mothers.close();
  await newPhone();
  const phone = await seatedPhone(FATHERS);
  await take(phone, sealed);
  await phone.user.click(await screen.findByRole('button', { name: '不是，是两个孩子' }));
  await screen.findByRole('button', { name: '合并' });
  expect(screen.queryByText(/有两个座位/)).not.toBeInTheDocument();
  phone.close();
});

test('on the class page the parent says that the other phone has left its seat', async () => {
  const phone = await seatedPhone();
  const home = new Home(DIARY);
  const [row] = await home.secrets.toArray();
  await home.secrets.put({ ...row!, isOneOfTwo: true });
  home.close();
  await phone.user.click(screen.getByRole('link', { name: '班级' }));
  await phone.user.click(await screen.findByRole('button', { name: '已经只剩一个了' }));
  await screen.findByText('记下了。');
  await waitFor(() => {
    expect(screen.queryByRole('heading', { name: '家里有两个座位在发' })).not.toBeInTheDocument();
  });
  phone.close();
});
