import { screen } from '@testing-library/react';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addChild } from '../../../src/parent/store/children';
import type { JoiningState } from '../../../src/parent/store/class-rows';
import { DIARY, Home } from '../../../src/parent/store/database';
import { takenSeats } from '../../../src/parent/store/enrolments';
import { CONSENT, DOOR, FAMILY, FOUND, SLIP } from '../../setup/class';
import { wayToFragment } from '../../../src/core/slip';
import { NIGHT } from '../../setup/diary';
import { newPhone, openApp, type Phone } from '../../stories/home';

const EVENING = '2026-11-23T20:00';
const FOUND_STATE: JoiningState = { kind: 'found', way: SLIP, found: FOUND };

let home: Home;
let phone: Phone | undefined;

beforeEach(async () => {
  await newPhone();
  home = new Home(DIARY);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
});
afterEach(() => {
  phone?.close();
  phone = undefined;
  home.close();
  vi.unstubAllGlobals();
  // The tests beside this one go on with the phone they have.
  Dexie.dependencies.indexedDB = indexedDB;
  history.replaceState(null, '', '/');
});

/** A phone with these children (name and grade) and one asking, open at it. */
async function at(state: JoiningState, children: readonly [string, number][], text = ''): Promise<Phone> {
  for (const [nickname, grade] of children)
    await addChild(home, { id: nickname, nickname, grade, school: 'cn63' }, NIGHT);
  await home.joinings.add({ id: 'j1', text, consent: CONSENT, state });
  history.replaceState(null, '', '/join/j1');
  phone = openApp(EVENING);
  return phone;
}

const join = () => screen.findByRole('button', { name: '加入' });
const secrets = async () => (await home.secrets.toArray()).map(({ child }) => child);

describe('who takes the seat', () => {
  test('is the only child, chosen already', async () => {
    const { user } = await at(FOUND_STATE, [['小明', 3]]);
    await user.click(await join());
    expect(await secrets()).toEqual(['小明']);
  });

  test('is the one in the class’s grade, when only one is', async () => {
    const { user } = await at(FOUND_STATE, [
      ['小明', 5],
      ['小红', 3],
    ]);
    await user.click(await join());
    expect(await secrets()).toEqual(['小红']);
  });

  test('is asked when two could be, and nothing is made before', async () => {
    const { user } = await at(FOUND_STATE, [
      ['小明', 3],
      ['小红', 3],
    ]);
    await user.click(await join());
    expect(await screen.findByRole('alert')).toHaveTextContent('请选一个孩子。');
    expect(await secrets()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: '小红' }));
    await user.click(await join());
    expect(await secrets()).toEqual(['小红']);
  });

  test('in another grade than the class is asked about', async () => {
    await at(FOUND_STATE, [['小明', 4]]);
    expect(await screen.findByText(/^班级是三年级，小明现在记的是四年级/)).toBeVisible();
  });

  test('may be a child that is new here, in the class’s grade; an empty name is asked for', async () => {
    const { user } = await at(FOUND_STATE, [['小明', 3]]);
    await user.click(await screen.findByRole('radio', { name: '另一个孩子' }));
    await user.click(await join());
    expect(await screen.findByRole('alert')).toHaveTextContent('请填一个小名');
    await user.type(screen.getByLabelText('孩子的小名'), '小红');
    await user.click(await join());
    expect(await secrets()).toHaveLength(1);
    expect((await home.children.toArray()).map(({ nickname }) => nickname).sort()).toEqual(['小明', '小红']);
  });
});

test('whoever has joined at home takes no seat here: the asking is gone', async () => {
  const { user } = await at({ kind: 'found', way: DOOR, found: FOUND }, [['小明', 3]]);
  await user.click(await screen.findByRole('button', { name: '已经加入' }));
  await user.click(await screen.findByRole('button', { name: '知道了' }));
  await screen.findByRole('button', { name: /写作业/ });
  expect(await home.joinings.count()).toBe(0);
  expect(await takenSeats(home)).toEqual({});
});

test('whoever has joined at home is told how this phone can log too, and the link may be pasted there', async () => {
  const { user } = await at({ kind: 'found', way: DOOR, found: FOUND }, [['小明', 3]]);
  await user.click(await screen.findByRole('button', { name: '已经加入' }));
  expect(await screen.findByText(/“另一部手机也记”/)).toBeVisible();
  await user.click(screen.getByLabelText('入班码'));
  await user.paste(`https://school.example/join#${wayToFragment(FAMILY)}`);
  await user.click(screen.getByRole('button', { name: '下一步' }));
  expect(await screen.findByText(/^这是家里另一部手机给的码/)).toBeVisible();
});

describe('a seat handed over by another phone of the family', () => {
  test('is taken at once, for the child the parent chooses, and nothing is asked of anybody', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', (path: unknown) => {
      asked.push(path);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    const { user } = await at({ kind: 'found', way: FAMILY, found: FOUND }, [
      ['小明', 3],
      ['小红', 3],
    ]);
    expect(await screen.findByText(/^这个名额是家里另一部手机给的/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: '小红' }));
    await user.click(await join());
    await screen.findByText(/家里另一部手机给的码/);
    expect(await secrets()).toEqual(['小红']);
    expect(asked).not.toContain('/v1/enrol');
  });

  test.each([
    ['code-unknown', /^这个码是上一个学年的/],
    ['keys-differ', /^班级密钥和那部手机的对不上/],
    ['class-unknown', /^这里没有这个班/],
  ] as const)(
    'refused as %s is told in words of its own, and its code is not shown',
    async (kind, sentence) => {
      await at({ kind: 'refused', way: { ...FAMILY, secret: '' }, problem: { kind } }, [['小明', 3]]);
      expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
      expect(screen.queryByText('扫到的码')).toBeNull();
    },
  );

  test('to a phone whose child has a class is told how to change it', async () => {
    await home.enrolments.add({ ...FOUND, child: '小明', since: NIGHT, by: 'slip', consent: CONSENT });
    await addChild(home, { id: '小明', nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
    history.replaceState(null, '', `/join#${wayToFragment({ ...FAMILY, class: '0123456789' })}`);
    phone = openApp(EVENING);
    expect(await screen.findByText(/^一个孩子只在一个班里/)).toBeVisible();
  });
});

test.each([
  ['code-unknown', /^这个入班码不对，或者已经作废/],
  ['code-used', /^这个入班码已经在另一部手机上用过了/],
  ['door-closed', /^这个班现在没有开放加入/],
  ['class-full', /^这个班的名额已经用完了/],
  ['class-unknown', /^这里没有这个班/],
  ['keys-differ', /^班级密钥和单子上的对不上/],
  ['question-malformed', /不是同一个版本/],
] as const)('%s has its sentence', async (kind, sentence) => {
  await at({ kind: 'refused', way: SLIP, problem: { kind } }, [['小明', 3]]);
  expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
  expect(screen.getByText('日记都在，没有动过。')).toBeVisible();
});

test('a busy endpoint is waited for without a key to press', async () => {
  const hold = { problem: { kind: 'endpoint-busy' as const }, until: Date.parse('2026-11-23T20:30') };
  await at({ kind: 'confirmed', way: SLIP, found: FOUND, child: '小明', code: SLIP.code, hold }, [
    ['小明', 3],
  ]);
  expect(await screen.findByText('现在加入的人多，正在排队。')).toBeVisible();
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
});

test('an asking that is no longer there leads to the class tab', async () => {
  await at({ kind: 'joined', child: '小明' }, [['小明', 3]]);
  await screen.findByText(/^小明没有加入班级/);
  expect(location.pathname).toBe('/class');
});
