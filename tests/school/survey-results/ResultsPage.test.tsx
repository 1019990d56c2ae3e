import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changeLanguage } from '../../../src/school/words';
import { changeAppearance } from '../../../src/ui/appearance';
import { classesAnswer, classesPath } from '../../../src/wire/classes';
import { replySurveyPath } from '../../../src/wire/survey-desk';
import { addClasses, answerOf, invited, look, post } from '../../setup/desk';
import { bytesOf, catchFiles, cellNumbers, sheetsOf } from '../../setup/given-files';
import { button, openAdminsRoom, type Room } from '../../setup/school-room';
import { openingOf, keep, surveysOf } from '../../setup/surveys';
import { REST, tellSurvey, THIRD } from '../../setup/told-survey';

const PAGE = '/school/surveys/results#aaaaaaaa';

type Told = Room & { hand: { desk: Room['desk']; cookie: string } };

async function openToldRoom(telling: Parameters<typeof tellSurvey>[1] = {}): Promise<Told> {
  const room = await openAdminsRoom();
  const hand = { desk: room.desk, cookie: room.jar.cookie };
  await addClasses(hand, '三年级1班', '三年级2班', '四年级1班', '五年级1班');
  await tellSurvey({ desk: room.desk, hand }, telling);
  return { ...room, hand };
}

const number = () => document.querySelector('.result-number')?.textContent;
const card = async (name: RegExp) => (await screen.findByRole('heading', { name })).closest('section')!;
const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row', { hidden: true })
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

test('how many answered comes first, as a band, and each question says in words what its table says', async () => {
  const room = await openToldRoom({ parts: [THIRD] });
  room.enter(PAGE);
  expect(await screen.findByText('问到的家庭里，60%–80% 作了回答。')).toBeVisible();
  expect(number()).toBe('30–49 份回答');
  const amount = await card(/作业量怎么样？$/);
  expect(amount).toHaveTextContent('约六成选“适中”。');
  expect(rowsOf(within(amount).getByRole('table', { hidden: true }))).toEqual([
    ['偏少', '一成或更少'],
    ['适中', '约六成'],
    ['偏多', '约三成'],
  ]);
  expect(await card(/哪几科/)).toHaveTextContent('最多的是“数学”，约八成选了它。');
  expect(await card(/压力/)).toHaveTextContent('约五成选“2”。平均 2.1（1 到 3）。');
  expect(await card(/昨晚/)).toHaveTextContent('约五成填的数在 0–30 之间。平均 35。');
  const day = await card(/做这些事/);
  expect(day).toHaveTextContent('运动：约八成选“半小时以内”。阅读：九成或更多选“半小时以内”。');
  expect(rowsOf(within(day).getByRole('table'))).toEqual([
    ['运动', '20%', '80%'],
    ['阅读', '≤10%', '≥90%'],
  ]);
});

test('what too few answered looks like what nobody did', async () => {
  const room = await openToldRoom({ parts: [THIRD] });
  room.enter(PAGE);
  expect(await card(/^4.*公示作业/)).toHaveTextContent('这一题没有可以公布的结果。');
  expect(screen.queryByText(/太少|没有人回答这/)).toBeNull();
});

test('classes that answered by one code are named in the order of the school', async () => {
  const room = await openToldRoom({ parts: [THIRD] });
  room.enter(PAGE);
  expect(await screen.findByText(/无法防止一家答两次：三年级1班、三年级2班。$/)).toBeVisible();
});

test('nothing published is one sentence, and the rule behind it', async () => {
  const room = await openToldRoom({ parts: [] });
  room.enter(PAGE);
  expect(await screen.findByText('没有可以公布的结果。')).toBeVisible();
  expect(number()).toBeUndefined();
  expect(screen.queryByRole('button', { name: '表格（CSV）' })).toBeNull();
});

test('before it has closed the page has no figure at all', async () => {
  const room = await openAdminsRoom();
  const hand = { desk: room.desk, cookie: room.jar.cookie };
  await addClasses(hand, '三年级1班');
  await keep(hand, 'aaaaaaaa');
  room.enter(PAGE);
  expect(await screen.findByText(/^问卷还没有截止。/)).toBeVisible();
  expect(openingOf('aaaaaaaa').closes).toBe('2026-11-29');
  expect(number()).toBeUndefined();
});

test('the whole is reckoned from its parts, and each part is as published', async () => {
  const room = await openToldRoom({ crosses: [['amount', 'posted']] });
  room.enter(PAGE);
  expect(await screen.findByText('问到的家庭里，40%–80% 作了回答。')).toBeVisible();
  expect(number()).toBe('至少 80 份回答');
  // (30 × 60 + 50 × 20) / 80 = 35 and (30 × 30 + 50 × 70) / 80 = 55.
  const amount = await card(/作业量怎么样？$/);
  expect(rowsOf(within(amount).getByRole('table', { hidden: true })).map(([, share]) => share)).toEqual([
    '一成或更少',
    '约四成',
    '约六成',
  ]);
  expect(screen.getByText(/^两题一起看的表按部分公布/)).toBeVisible();
  await room.user.click(screen.getByRole('radio', { name: '四年级、五年级' }));
  expect(number()).toBe('50–99 份回答');
  await room.user.click(screen.getByRole('radio', { name: '三年级' }));
  expect(number()).toBe('30–49 份回答');
  expect(window.location.search).toBe('?part=3');
  expect(rowsOf(within(await card(/×/)).getByRole('table'))).toEqual([
    ['适中', '是', '50%'],
    ['其余合在一起', '', '50%'],
  ]);
});

test('beside an earlier survey a clear difference is told, and only from published shares', async () => {
  const room = await openToldRoom({ parts: [THIRD] });
  const [amount] = THIRD.questions;
  if (amount?.kind !== 'shares') throw new Error('The first question has shares.');
  const was = [
    { of: 'little', share: 20 },
    { of: 'right', share: 30 },
    { of: 'much', share: 50 },
  ];
  const earlier = { ...THIRD, questions: [{ ...amount, shares: was }] };
  await tellSurvey(
    { desk: room.desk, hand: room.hand },
    { survey: 'bbbbbbbb', parts: [earlier], closes: '2026-11-28' },
  );
  room.enter(PAGE);
  const table = within(await card(/作业量怎么样？$/)).getByRole('table', { hidden: true });
  expect(rowsOf(table)).toEqual([
    ['偏少', '一成或更少', ''],
    ['适中', '约六成', '比上次约高 30 个百分点'],
    ['偏多', '约三成', ''],
  ]);
});

test('an admin reads open answers one by one, and what is held back nobody else sees', async () => {
  const room = await openToldRoom({ parts: [THIRD], texts: ['少抄写', '李老师太凶', '挺好'] });
  room.enter(PAGE);
  expect(await screen.findByText('还有 3 条等着看')).toBeVisible();
  button('放行').focus();
  await room.user.keyboard('{Enter}');
  await screen.findByText('还有 2 条等着看');
  expect(button('放行')).toHaveFocus();
  await room.user.click(button('不公开'));
  await screen.findByText('还有 1 条等着看');
  await room.user.click(button('放行'));
  expect(await screen.findByText('都看过了。')).toBeVisible();
  expect(screen.getByText('已放行 2 条')).toBeVisible();
  expect(screen.getByText('没有公开 1 条')).toBeVisible();
});

test('the school answers parents and one switch shows it with the results', async () => {
  const room = await openToldRoom({ parts: [THIRD], texts: ['少抄写'] });
  room.enter(PAGE);
  await room.user.click(await screen.findByRole('button', { name: '放行' }));
  await screen.findByText('都看过了。');
  await room.user.type(await screen.findByLabelText('学校看了结果，准备怎么改'), '周三不留书面作业。');
  await room.user.click(screen.getByRole('switch', { name: '给家长看结果' }));
  const preview = screen.getByText('家长会看到什么').closest('details')!;
  expect(preview).toHaveTextContent(/学校的回复周三不留书面作业。.*看过一遍的放在下面。少抄写/u);
  await room.user.click(button('保存'));
  expect(await screen.findByText('保存了。')).toBeVisible();
  expect(await surveysOf(room.hand)).toMatchObject([{ isShown: true, reply: '周三不留书面作业。' }]);
  expect(button('保存')).toBeDisabled();
});

test('an auditor reads and writes nothing', async () => {
  const room = await openToldRoom({ parts: [THIRD], texts: ['少抄写'] });
  room.jar.cookie = (await invited(room.hand, '卫督学', { role: 'auditor' })).cookie;
  room.enter(PAGE);
  expect(await screen.findByText('问到的家庭里，60%–80% 作了回答。')).toBeVisible();
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  expect(document.body).not.toHaveTextContent('少抄写');
});

test('the files hold the page’s figures: CSV that Excel opens in Chinese, and a workbook', async () => {
  const room = await openToldRoom({ parts: [THIRD, REST], texts: ['=1+1'] });
  const files = catchFiles();
  room.enter(PAGE);
  await room.user.click(await screen.findByRole('button', { name: '放行' }));
  await screen.findByText('都看过了。');
  for (const [form, name] of [
    ['csv', '表格（CSV）'],
    ['xlsx', '表格（XLSX）'],
  ] as const) {
    await waitFor(() => {
      expect(button(name)).toBeEnabled();
    });
    await room.user.click(button(name));
    await waitFor(() => {
      expect(files.has(form)).toBe(true);
    });
  }
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(files.get('csv')));
  expect(csv.startsWith('\uFEFF作业情况家长问卷\r\n范围,回答的家庭,占问到的家庭\r\n')).toBe(true);
  expect(csv).toContain('偏少,≤10%\r\n适中,40%\r\n偏多,60%\r\n');
  expect(csv).toContain("'=1+1");
  const numbers = sheetsOf(await bytesOf(files.get('xlsx'))).flatMap(cellNumbers);
  expect(numbers).toEqual(expect.arrayContaining([0.4, 0.6, 2.1, 35]));
});

test('a grade’s lead sees the own grade alone and decides nothing', async () => {
  const room = await openToldRoom({ parts: [THIRD, REST], texts: ['少抄写'] });
  room.jar.cookie = (await invited(room.hand, '冯组长', { role: 'lead', grade: 3 })).cookie;
  room.enter(PAGE);
  expect(await screen.findByText('范围：三年级')).toBeVisible();
  expect(number()).toBe('30–49 份回答');
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.queryByRole('switch')).toBeNull();
  expect(await card(/^7.*建议/)).toHaveTextContent('还没有放出来的话。');
});

test('a class teacher is shown results only once parents are', async () => {
  const room = await openToldRoom({ parts: [THIRD] });
  const classes = await answerOf(classesAnswer, look(room.hand, classesPath));
  const teacher = { role: 'teacher', class: classes.classes[0]?.id };
  const { cookie } = await invited(room.hand, '李老师', teacher);
  room.jar.cookie = cookie;
  room.enter(PAGE);
  await screen.findByRole('heading', { level: 1 });
  expect(number()).toBeUndefined();
  cleanup();
  const reply = { survey: 'aaaaaaaa', revision: 2, reply: '', isShown: true };
  expect(await post(room.hand, replySurveyPath, reply)).toMatchObject({ status: 200 });
  room.enter(PAGE);
  expect(await screen.findByText('问到的家庭里，60%–80% 作了回答。')).toBeVisible();
  expect(screen.queryByRole('switch')).toBeNull();
});

test('in English every sentence of the page is whole', async () => {
  const room = await openToldRoom({ parts: [THIRD, REST], crosses: [['amount', 'posted']] });
  await changeLanguage('en');
  changeAppearance({ language: 'en' });
  room.enter(PAGE);
  expect(await screen.findByText('Of the families asked, 40%–80% answered.')).toBeVisible();
  expect(number()).toBe('at least 80 answers');
  expect(await card(/Minutes of written/)).toHaveTextContent(
    'Of the numbers given, about half lie in 0–30. The mean is 35.',
  );
  expect(document.querySelector('main')?.textContent.replaceAll(/三年级[12]班/g, '')).not.toMatch(
    /\{\{|survey-results[:.]|[一-龥]|undefined/,
  );
  changeAppearance({ language: 'zh-CN' });
});
