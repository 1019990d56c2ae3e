import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SubjectMinutes } from '../../../src/core/contribution';
import { SUBJECTS } from '../../../src/core/subject';
import { ClassPage } from '../../../src/parent/class/ClassPage';
import { SentPage } from '../../../src/parent/class/SentPage';
import { Frame } from '../../../src/parent/Frame';
import type { Home } from '../../../src/parent/store/database';
import { leftId, letterId, UNDRAWN, type LetterRow } from '../../../src/parent/store/letter-rows';
import { CLASS_ID, CONSENT, FOUND, TERM } from '../../setup/class';
import { NIGHT, wangs } from '../../setup/diary';
import { onGround } from '../../setup/ground';

const at = (time: string) => new Date(`2026-11-${time}`).getTime();

let home: Home;
let child: string;

beforeEach(async () => {
  history.replaceState(null, '', '/');
  ({ home, child } = await wangs());
});

const minutes = (some: Partial<SubjectMinutes>): SubjectMinutes => ({
  ...(Object.fromEntries(SUBJECTS.map((subject) => [subject, 0])) as SubjectMinutes),
  ...some,
});
const TWO = { s: minutes({ chinese: 25, math: 30 }), a: 15, o: 10 };
const MORE = { s: minutes({ chinese: 25, math: 45 }), a: 15, o: 10 };

/** A letter of 小明's class for tonight; what is said of it is said. */
function letter(said: Partial<LetterRow> = {}): LetterRow {
  const night = said.night ?? NIGHT;
  return {
    id: letterId(child, CLASS_ID, night),
    child,
    class: CLASS_ID,
    className: '三年级2班',
    term: TERM,
    night,
    last: night,
    closesAt: at('25T06:00'),
    due: at('23T19:00'),
    wanted: TWO,
    rev: 0,
    ...said,
  };
}

async function join(): Promise<void> {
  await home.enrolments.add({ ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT });
}

/** A page of 小明's class with these letters; nobody sends, so they stay as they are written. */
async function open(path: '/class' | '/class/sent', ...letters: LetterRow[]): Promise<UserEvent> {
  await home.letters.bulkAdd(letters);
  await onGround(home, at('23T20:00'), <Frame>{path === '/class' ? <ClassPage /> : <SentPage />}</Frame>);
  return userEvent.setup();
}

const evening = async (name: string | RegExp) => {
  const heading = await screen.findByRole('heading', { name });
  return within(heading.closest('li')!);
};
const MONDAY = '11月23日 周一晚';
const keys = (card: Awaited<ReturnType<typeof evening>>) =>
  card.queryAllByRole('button').map(({ textContent }) => textContent);

describe('an evening is shown', () => {
  const refused = (said: Partial<LetterRow>) => letter({ ...said, aside: { kind: 'token-refused' } });

  test('that the school refuses because its new year has begun says so, and any other that the seat is unknown', async () => {
    await join();
    await open(
      '/class/sent',
      refused({}),
      refused({ night: '2026-07-10', closesAt: new Date('2026-09-03T06:00').getTime() }),
    );
    const words = (await screen.findAllByText(/，.*没有收下/)).map(({ textContent }) => textContent);
    expect(words).toEqual([
      '学校的服务器不认这一晚的名额，没有收下。请告诉老师。',
      '学校已经换了新学年，这一晚没有收下。谁都不用做什么，日记还在。',
    ]);
  });

  const evenings = [
    [
      'that waits for its time',
      { due: at('23T20:41') },
      '等网络',
      /^最早 20:41 发，打开灯下时会发/,
      ['不发这一晚'],
    ],
    ['that is due', {}, '等网络', /^连着网打开灯下时会发/, ['不发这一晚']],
    [
      'that finds no line',
      { hold: { problem: { kind: 'endpoint-unreachable' }, until: 0 } },
      '等网络',
      /^现在连不上学校的服务器/,
      ['不发这一晚'],
    ],
    ['sent', { rev: 1, stands: TWO }, '已发出', /^11月25日 周三 06:00 前可以改/, ['撤回这一晚']],
    ['corrected twice', { rev: 3, stands: TWO }, '已发出', /^后来又发过 2 次。/, ['撤回这一晚']],
    ['kept at home', { isWithheld: true }, '不发', /只留在这部手机里/, ['还是发']],
    ['on its way back', { rev: 1, stands: TWO, isWithheld: true }, '正在撤回', /^连上网就撤回/, ['还是发']],
    ['taken back', { rev: 2, stands: null, isWithheld: true }, '已撤回', /不算进班级/, ['还是发']],
    [
      'left to the other phone',
      { rev: 1, isTheirs: true },
      '保留了那边的',
      /另一部手机/,
      ['用这部手机的替换', '撤回这一晚'],
    ],
    [
      'refused',
      { aside: { kind: 'token-refused' } },
      '没有收下',
      /不认这一晚的名额/,
      ['再发一次', '不发这一晚'],
    ],
    [
      'refused for a reason nobody knows here',
      { aside: { kind: 'name-taken' } },
      '没有收下',
      /^学校的服务器没有收下/,
      ['再发一次', '不发这一晚'],
    ],
    [
      'counted',
      { rev: 1, stands: TWO, isClosed: true },
      '已截止',
      /^不能再改，也不能再撤回。记录的家庭够多，就会公布/,
      [],
    ],
    [
      'counted before its last change',
      { rev: 1, stands: TWO, wanted: MORE, isClosed: true },
      '已截止',
      /后来改的只在日记里/,
      [],
    ],
    ['over and nothing of it sent', { isClosed: true }, '没赶上', /没有发成/, []],
    ['over by the clock, before the phone has asked', { closesAt: at('23T19:59') }, '没赶上', /没有发成/, []],
    ['over and left to the other phone', { taken: 1, isClosed: true }, '保留了那边的', /另一部手机/, []],
  ] as const;
  test.each(evenings.map(([name, said, ...shown]) => ({ name, said, shown })))(
    '$name',
    async ({ said, shown: [stage, sentence, expected] }) => {
      await join();
      await open('/class/sent', letter(said));
      const card = await evening(MONDAY);
      expect(card.getByText(stage)).toBeVisible();
      expect(card.getByText(sentence)).toBeVisible();
      expect(keys(card)).toEqual(expected);
    },
  );

  test('with every figure that went, zeros too, and no other', async () => {
    await join();
    await open('/class/sent', letter({ rev: 1, stands: TWO, wanted: TWO }));
    const card = await evening(MONDAY);
    expect(card.getByText('55')).toBeVisible();
    expect(card.getByText('语文 25 · 数学 30 · 其余各科 0')).toBeVisible();
    expect(card.getByText('其中在校 15 分钟 · 其他作业 10 分钟')).toBeVisible();
  });

  test('as a whole where it was not split, and as nothing where there was none', async () => {
    const unknown = Object.fromEntries(SUBJECTS.map((subject) => [subject, null])) as SubjectMinutes;
    await join();
    await open(
      '/class/sent',
      letter({ rev: 1, stands: { s: { ...unknown, mixed: 60 }, a: 0, o: 0 } }),
      letter({ night: '2026-11-20', last: '2026-11-22', wanted: { s: minutes({}), a: 0, o: 0 } }),
    );
    expect((await evening(MONDAY)).getByText('不分科 60 · 没有分到各科')).toBeVisible();
    expect((await evening('11月20日 周五至周日')).getByText('各科都是 0 分钟')).toBeVisible();
  });

  test('beside what it is to become', async () => {
    await join();
    await open('/class/sent', letter({ rev: 1, stands: TWO, wanted: MORE }));
    const card = await evening(MONDAY);
    expect(card.getByText('等着改')).toBeVisible();
    expect(card.getByText('语文 25 · 数学 45 · 其余各科 0')).toBeVisible();
  });

  test('a holiday by its range, the latest evening first', async () => {
    await join();
    await open(
      '/class/sent',
      letter({ night: '2026-09-30', last: '2026-10-07', isClosed: true }),
      letter({ rev: 1, stands: TWO }),
    );
    await evening(MONDAY);
    const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(names).toEqual([MONDAY, '9月30日至10月7日']);
  });

  test('not at all when there is nothing to tell of it', async () => {
    await join();
    await open('/class/sent', letter({ wanted: null }));
    expect(await screen.findByText(/^还没有发出过。/)).toBeVisible();
    expect(screen.getByText(/^这些不发：/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '全部撤回' })).toBeNull();
  });
});

describe('a parent', () => {
  test('takes an evening back, and lets it go after all', async () => {
    await join();
    const user = await open('/class/sent', letter({ rev: 1, stands: TWO }));
    await user.click(await screen.findByRole('button', { name: '撤回这一晚' }));
    await screen.findByText('正在撤回');
    expect(await home.letters.toArray()).toMatchObject([{ isWithheld: true, stands: TWO }]);
    await user.click(screen.getByRole('button', { name: '还是发' }));
    await screen.findByText('已发出');
    expect(await home.letters.toArray()).toEqual([letter({ rev: 1, stands: TWO })]);
  });

  test('takes everything back after a question, but not what is counted', async () => {
    await join();
    const counted = letter({ night: '2026-11-18', rev: 1, stands: TWO, isClosed: true });
    const user = await open(
      '/class/sent',
      letter({ rev: 1, stands: TWO }),
      letter({ night: '2026-11-19' }),
      counted,
    );
    await user.click(await screen.findByRole('button', { name: '全部撤回' }));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '全部撤回' }));
    expect(await screen.findByText('正在撤回 1 晚，连上网就办。')).toBeVisible();
    expect((await home.letters.toArray()).filter(({ isWithheld }) => isWithheld)).toHaveLength(2);
    expect(await home.letters.get(counted.id)).toEqual(counted);
  });

  test('of several that wait is told why one goes at a time', async () => {
    await join();
    await open('/class/sent', letter(), letter({ night: '2026-11-19' }));
    expect(await screen.findByText(/^打开一次灯下只发一晚/)).toBeVisible();
  });

  test('who has left sees what went take itself back, with nothing more to press', async () => {
    const id = leftId(letterId(child, CLASS_ID, NIGHT), 'x');
    const left = letter({ id, rev: 1, stands: TWO, wanted: null, isLeft: true, due: UNDRAWN });
    await open('/class/sent', left);
    const card = await evening(MONDAY);
    expect(card.getByText('正在撤回')).toBeVisible();
    expect(keys(card)).toEqual([]);
    expect(screen.queryByRole('button', { name: '全部撤回' })).toBeNull();
  });

  test('who has left finds the way to it', async () => {
    await open('/class', letter({ rev: 1, stands: TWO, isClosed: true }));
    expect(await screen.findByRole('link', { name: '一晚一晚看' })).toHaveAttribute('href', '/class/sent');
  });

  test('without a class and without a letter is told so', async () => {
    await open('/class/sent');
    expect(await screen.findByText(/^小明没有发出过每晚的数据/)).toBeVisible();
  });
});

describe('another phone was first', () => {
  const TAKEN = { taken: 2, rev: 0 };

  test('the class page asks, and a mark on its tab says so until the answer', async () => {
    await join();
    const user = await open('/class', letter(TAKEN));
    await screen.findByRole('link', { name: /班级.*有一个问题等您看/ });
    await screen.findByRole('heading', { name: '另一部手机已发过今晚的数据。' });
    expect(screen.getByRole('link', { name: '先合并记录' })).toHaveAttribute('href', `/nights/${NIGHT}`);
    await user.click(screen.getByRole('button', { name: '用这部手机的替换' }));
    await screen.findByText('等网络：1 晚');
    expect(screen.getByRole('link', { name: '班级' })).toBeVisible();
    const [row] = await home.letters.toArray();
    expect(row).toMatchObject({ rev: 2, wanted: TWO });
    expect(row).not.toHaveProperty('taken');
  });

  test('keeping the other’s sends nothing, and can be thought over', async () => {
    await join();
    const user = await open('/class/sent', letter({ ...TAKEN, night: '2026-11-19' }));
    expect(await screen.findByText('另一部手机已发过11月19日 周四晚的数据。')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '保留那边的' }));
    await screen.findByText('这一晚算另一部手机发的。');
    await user.click(await screen.findByRole('button', { name: '用这部手机的替换' }));
    await screen.findByText('等网络');
  });

  test('to a parent who took the evening back, it is asked whether the other’s goes back too', async () => {
    await join();
    const user = await open('/class/sent', letter({ ...TAKEN, isWithheld: true }));
    await screen.findByText('您在这部手机上撤回了这一晚。');
    expect(screen.queryByRole('button', { name: '用这部手机的替换' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '那边的也撤回' }));
    await screen.findByText('正在撤回');
    const [row] = await home.letters.toArray();
    expect(row).toMatchObject({ rev: 2, isWithheld: true });
  });

  test('what was taken back and then left to the other can still be replaced by this phone’s', async () => {
    await join();
    const user = await open('/class/sent', letter({ ...TAKEN, isWithheld: true }));
    await user.click(await screen.findByRole('button', { name: '保留那边的' }));
    await user.click(await screen.findByRole('button', { name: '用这部手机的替换' }));
    await screen.findByText('等网络');
  });

  test('with nothing on this phone there is nothing to replace it with', async () => {
    await join();
    await open('/class', letter({ ...TAKEN, wanted: null }));
    await screen.findByText('这部手机上没有记这一晚。');
    expect(screen.queryByRole('button', { name: '用这部手机的替换' })).toBeNull();
  });
});

describe('the class page', () => {
  test('tells at one glance what went last and what waits', async () => {
    await join();
    await open('/class', letter(), letter({ night: '2026-11-19', rev: 1, stands: TWO, isClosed: true }));
    expect(await screen.findByText('上一次发出：周四晚')).toBeVisible();
    expect(screen.getByText('等网络：1 晚')).toBeVisible();
  });

  test('says that all was taken back, never that nothing had been sent', async () => {
    await join();
    await open('/class', letter({ rev: 2, stands: null, isWithheld: true }));
    expect(await screen.findByText('发出过的都撤回了。')).toBeVisible();
    expect(screen.queryByText('每晚的数据还没有发出过。')).toBeNull();
  });

  test.each([
    [{ hold: { problem: { kind: 'too-few-families' }, until: 0 } }, '等满五家再开始发'],
    [{ problem: { kind: 'keys-differ' } }, '先停发了'],
    [{ problem: { kind: 'seat-unknown' } }, '学校不认得这个名额了'],
    [{ given: [{ night: NIGHT, none: 'spent' }] }, '11月30日起的晚上才开始算'],
  ] as const)('tells why nothing goes: %j', async (said, title) => {
    await join();
    await home.tokenBlocks.add({
      id: 'b1',
      child,
      class: CLASS_ID,
      term: TERM,
      first: '2026-11-02',
      from: NIGHT,
      ...(said as object),
    });
    await open('/class');
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  });

  test('counts no evening as waiting that cannot go, and says so where it stands', async () => {
    await join();
    await home.tokenBlocks.add({
      id: 'b1',
      child,
      class: CLASS_ID,
      term: TERM,
      first: '2026-11-02',
      from: NIGHT,
      given: [{ night: NIGHT, none: 'spent' }],
    });
    await open('/class/sent', letter());
    const card = await evening(MONDAY);
    expect(card.getByText('还没有发')).toBeVisible();
    expect(card.getByText(/^入班码换过，这一晚发不了/)).toBeVisible();
  });

  test('says how many evenings are taken back by leaving', async () => {
    await join();
    const user = await open('/class', letter({ rev: 1, stands: TWO }));
    await user.click(await screen.findByRole('button', { name: '退出这个班' }));
    await user.click(screen.getByRole('button', { name: '退出' }));
    expect(await screen.findByText('已经退出三年级2班，正在撤回 1 晚。')).toBeVisible();
  });
});
