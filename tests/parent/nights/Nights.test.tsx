import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Route, Switch } from 'wouter';
import type { Entry, Said } from '../../../src/core/entry';
import { Nights } from '../../../src/parent/nights/Nights';
import { addChild, overrule } from '../../../src/parent/store/children';
import type { Home } from '../../../src/parent/store/database';
import { saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { noteFigures } from '../../../src/parent/store/figures';
import { freshId } from '../../../src/parent/store/write';
import { CLASS_ID } from '../../setup/class';
import { openHome } from '../../setup/diary';
import { publishedOn } from '../../setup/figures';
import { onGround } from '../../setup/ground';
import { EIGHT, seated } from '../../setup/seat';
import { at, entryOf } from '../../setup/sitting';

let home: Home;
let child: string;

beforeEach(async () => {
  home = openHome();
  child = freshId();
  await addChild(home, { id: child, nickname: '小明', grade: 3, school: 'cn63' }, '2026-09-01');
});

const log = (night: string, minutes: number, more: Partial<Entry> = {}) =>
  saveEntries(home, [entryOf(minutes, { id: freshId(), child, night, ...more })]);
const say = (night: string, said: Said) => sayOfEvening(home, { child, night }, said);

/** Opens 回看 on Wednesday evening. */
async function open(path = '/nights', when = at('2026-11-25', '20:28')) {
  history.replaceState(null, '', path);
  await onGround(
    home,
    when,
    <Switch>
      <Route path="/nights">{() => <Nights />}</Route>
      <Route path="/nights/:view/:at">{(place) => <Nights view={place.view} at={place.at} />}</Route>
    </Switch>,
  );
  await screen.findByRole('navigation', { name: '看多长时间' });
  await screen.findByLabelText('打开别的日期');
  return userEvent.setup();
}

const told = { selector: 'figcaption, p' };
const title = () => screen.getByRole('heading', { level: 1 }).textContent;
const sees = async (expected: string) => {
  await waitFor(() => {
    expect(title()).toBe(expected);
  });
};
const part = (name: string) =>
  within(screen.getByRole('heading', { name }).closest('div, section') as HTMLElement);

test('a month opens with one sentence: how many nights, their mean, and how many were over', async () => {
  await log('2026-11-16', 75);
  await log('2026-11-17', 40);
  await say('2026-11-18', 'no-homework');
  await log('2026-11-21', 90);
  await open();
  expect(title()).toBe('2026年11月');
  expect(document.querySelector('.look-say')).toHaveTextContent(
    '3 个上学日有记录，书面作业平均 38 分钟，有 1 晚超过规定的 60 分钟。',
  );
  expect(screen.getByText(/规定指的是平均用时/)).toBeVisible();
});

test('a mean over the rule is not talked down', async () => {
  await log('2026-11-16', 75);
  await open();
  expect(document.querySelector('.look-say')).toHaveTextContent('有 1 晚超过');
  expect(screen.queryByText(/偶尔多一点/)).toBeNull();
});

test('the views are places of their own and show the same time', async () => {
  await log('2026-10-14', 50);
  const user = await open('/nights/month/2026-10');
  await sees('2026年10月');
  await user.click(screen.getByRole('link', { name: '周' }));
  await sees('10月26日至11月1日');
  await user.click(screen.getByRole('link', { name: '月' }));
  await sees('2026年10月');
  await user.click(screen.getByRole('link', { name: '学期' }));
  await sees('2026—2027 学年第一学期');
  expect(screen.getByRole('link', { name: '学期' })).toHaveAttribute('aria-current', 'page');
  expect(location.pathname).toBe('/nights/term/2026a');
});

test('an address that names nothing, or lies ahead, opens what tonight is in', async () => {
  await open('/nights/month/2027-05');
  expect(title()).toBe('2026年11月');
});

test('steps lead back as far as the diary, and one further so that it can be filled, and never past tonight', async () => {
  await log('2026-11-16', 75);
  const user = await open();
  expect(screen.getByRole('button', { name: '下个月' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: '上个月' }));
  await sees('2026年10月');
  expect(screen.getByRole('button', { name: '上个月' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: '下个月' }));
  await sees('2026年11月');
});

test('a swipe to the left turns on and one to the right back; one downwards, or a tremble, turns nothing', async () => {
  await log('2026-09-16', 75);
  await open();
  const place = document.querySelector('.look-turn') as HTMLElement;
  const swipe = (x: number, y: number, end: 'up' | 'cancel' = 'up') => {
    const touch = { pointerId: 1, pointerType: 'touch', isPrimary: true };
    fireEvent.pointerDown(place, { ...touch, clientX: 200, clientY: 300 });
    fireEvent.pointerMove(place, { ...touch, clientX: 200 + x, clientY: 300 + y });
    if (end === 'up') fireEvent.pointerUp(place, { ...touch, clientX: 200 + x, clientY: 300 + y });
    else fireEvent.pointerCancel(place, touch);
  };
  swipe(20, 0);
  swipe(60, 200);
  swipe(150, 10, 'cancel');
  await sees('2026年11月');
  swipe(120, 10);
  await sees('2026年10月');
  swipe(-120, 10);
  await sees('2026年11月');
  swipe(-120, 10);
  await sees('2026年11月');
});

test('a click that a swipe leaves behind opens nothing, and one that is meant does', async () => {
  await log('2026-11-16', 75);
  await open();
  const night = screen.getByRole('link', { name: /11月16日/ });
  const touch = { pointerId: 1, pointerType: 'touch', isPrimary: true, clientY: 300 };
  fireEvent.pointerDown(night, { ...touch, clientX: 200 });
  fireEvent.pointerMove(night, { ...touch, clientX: 230 });
  fireEvent.pointerUp(night, { ...touch, clientX: 230 });
  fireEvent.click(night);
  expect(location.pathname).toBe('/nights');
  const later = new MouseEvent('click', { bubbles: true, cancelable: true });
  Object.defineProperty(later, 'timeStamp', { value: later.timeStamp + 1000 });
  fireEvent(night, later);
  expect(location.pathname).toBe('/nights/2026-11-16');
});

test('a week is its large number, bars with a table, its nights, and a sentence to copy for the teacher', async () => {
  await log('2026-11-16', 75);
  await log('2026-11-17', 45, { kind: 'written', subject: 'chinese' });
  const user = await open('/nights/week/2026-11-16');
  expect(screen.getByText('60', { selector: '.look-large strong' })).toBeVisible();
  expect(screen.getByText('周一晚 75 分钟，比 60 分钟多 15 分钟。', told)).toBeVisible();
  expect(screen.getByRole('row', { name: '11月18日 周三晚 没有记录' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /11月18日 周三晚/ })).toHaveAttribute('href', '/nights/2026-11-18');
  const sentence = '上周有记录的 2 个上学日，书面作业平均 60 分钟，没有超过规定的 60 分钟。';
  expect(screen.getByText(sentence)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '复制' }));
  expect(await screen.findByRole('button', { name: '复制好了' })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(sentence);
  await user.keyboard('{ArrowLeft}');
  await sees('11月9日至11月15日');
});

test('a weekend’s block stands apart as one total, and the work of school nights is parted four times', async () => {
  await log('2026-11-16', 50, { subject: 'chinese' });
  await log('2026-11-16', 30, { subject: 'other', subjectName: '书法', setBy: 'home' });
  await log('2026-11-17', 20, { subject: 'other', kind: 'other', place: 'after-school' });
  await log('2026-11-20', 35);
  await log('2026-11-22', 40);
  await open('/nights/week/2026-11-16');
  const rows = (name: string) =>
    part(name)
      .getAllByRole('term')
      .map((term) => `${term.textContent} ${String(term.nextElementSibling?.textContent)}`);
  expect(rows('各科')).toEqual(['语文 50 分钟', '书法 30 分钟', '阅读等 20 分钟']);
  expect(rows('书面和其他')).toEqual(['书面作业 80 分钟', '阅读等其他作业 20 分钟']);
  expect(rows('谁布置的')).toEqual(['学校布置 70 分钟', '家里加的 30 分钟']);
  expect(rows('在哪里写的')).toEqual(['家里 80 分钟', '课后服务 20 分钟']);
  expect(rows('周末和假期')).toEqual(['11月20日至11月22日 75 分钟']);
});

test('finishing hours stand beside bedtime, with how many nights went past it', async () => {
  await log('2026-11-16', 30, { endedAt: at('2026-11-16', '20:40') });
  await log('2026-11-17', 30, { endedAt: at('2026-11-17', '21:45') });
  await open('/nights/week/2026-11-16');
  const finish = part('几点写完');
  expect(
    finish.getByText('2 晚有写完的时间，1 晚过了 21:20，最晚是11月17日 周二晚 21:45。', told),
  ).toBeVisible();
  expect(finish.getByRole('row', { name: '11月17日 周二晚 21:45 晚了 25 分钟' })).toBeInTheDocument();
});

test('a term is weeks beside their limit, and one week alone is no trend', async () => {
  await log('2026-11-16', 75);
  const user = await open('/nights/term/2026a');
  expect(screen.getByText('再记一周，这里就有每周的变化。')).toBeVisible();
  await log('2026-11-10', 45);
  expect(
    await screen.findByText(
      '2 周有记录，其中 1 周的平均超过 60 分钟。最多的是11月16日起的一周，75 分钟。',
      told,
    ),
  ).toBeVisible();
  expect(screen.getByRole('row', { name: '11月16日 周一 75 分钟 1 晚中 1 晚' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: '按周看文字' }));
  expect(screen.getAllByRole('region', { name: /起的一周$/ })).toHaveLength(3);
});

test('a month has its own weeks beside the limit too, each whole, and only those of which it has the Thursday', async () => {
  await log('2026-10-30', 80, { kind: 'other' });
  await log('2026-10-29', 90);
  await log('2026-11-10', 45);
  await log('2026-11-16', 75);
  await open();
  expect(
    screen.getByText('2 周有记录，其中 1 周的平均超过 60 分钟。最多的是11月16日起的一周，75 分钟。', told),
  ).toBeVisible();
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows).toContain('11月9日 周一45 分钟1 晚中 0 晚');
  expect(rows).toContain('11月16日 周一75 分钟1 晚中 1 晚');
  expect(document.querySelectorAll('.bars-limit')).toHaveLength(1);
});

test('a week of holidays is no week without a record, nor is one whose work was done at school', async () => {
  await log('2026-09-22', 45);
  for (const night of ['2026-10-08', '2026-10-09']) await overrule(home, { child, night }, 'holiday');
  await say('2026-10-13', 'done-at-school');
  await log('2026-10-27', 75);
  await open('/nights/term/2026a');
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows.slice(1)).toEqual([
    '9月21日 周一45 分钟1 晚中 0 晚',
    '9月28日 周一没有记录',
    '10月5日 周一没有上学日',
    '10月12日 周一没有作业分钟数',
    '10月19日 周一没有记录',
    '10月26日 周一75 分钟1 晚中 1 晚',
  ]);
  // In the drawing a frame waits only where something was not written down.
  expect(document.querySelectorAll('.bars-empty')).toHaveLength(2);
});

test('a first-grader sees reading and no verdict; a no-homework day and an unknown year have none either', async () => {
  await addChild(home, { id: 'first', nickname: '豆豆', grade: 1, school: 'cn63' }, '2026-09-01');
  await home.kept.put({ key: 'child', value: 'first' });
  await log('2026-11-16', 20, { child: 'first', subject: 'other', kind: 'other' });
  await log('2026-11-17', 90, { child: 'first' });
  await open();
  expect(document.querySelector('.look-say')).toHaveTextContent('1 晚有记录，阅读等平均一晚 20 分钟。');
  expect(screen.getByText(/一、二年级不布置家庭书面作业/)).toBeVisible();
  expect(screen.queryByText(/超过/)).toBeNull();
});

test('a year nobody knows says so and compares nothing', async () => {
  await log('2027-03-09', 90);
  await open('/nights', at('2027-03-09', '20:00'));
  expect(screen.getByText(/2027 年放假安排还没有收录/)).toBeVisible();
  expect(screen.queryByText(/超过/)).toBeNull();
});

test('last year’s month is judged by last year’s grade', async () => {
  await home.grades.clear();
  const row = { child, school: 'cn63' as const, limit: { preset: 'cn-national' as const } };
  await home.grades.bulkPut([
    { ...row, id: 'g6', from: '2025-09-01', grade: 6, stamp: [1, 'x'] },
    { ...row, id: 'g7', from: '2026-09-01', grade: 7, stamp: [2, 'x'] },
  ]);
  await log('2026-06-15', 75);
  await log('2026-11-16', 75);
  await open('/nights/month/2026-06');
  await sees('2026年6月');
  expect(screen.getByText('小明 · 六年级')).toBeVisible();
  expect(document.querySelector('.look-say')).toHaveTextContent('有 1 晚超过规定的 60 分钟');
});

test('an empty diary says in one sentence what to do, and its nights can be opened all the same', async () => {
  await open();
  expect(screen.getByText(/还没有记录。今晚写作业时点一下“写作业”/)).toBeVisible();
  expect(screen.getByRole('link', { name: '11月10日 周二晚，还没开始记' })).toHaveAttribute(
    'href',
    '/nights/2026-11-10',
  );
});

test('rows nobody can read are told of', async () => {
  await log('2026-11-16', 20);
  await home.entries.put({
    ...entryOf(10, { id: 'odd', child, night: '2026-11-16' }),
    minutes: -5,
    stamp: [9, 'hand'],
  });
  await open();
  expect(screen.getByText(/有 1 条记录读不出来/)).toBeVisible();
});

test('in a class the child’s week and the class’s stand beside each other and are never made one', async () => {
  ({ home, child } = await seated());
  const night = '2026-11-16';
  await saveEntries(home, [entryOf(40, { id: freshId(), child, night })]);
  const published = { evenings: [publishedOn(night, { minutes: 65 })], weeks: [] };
  await noteFigures(home, { class: CLASS_ID, from: '2026-11-16', to: '2026-12-31', at: EIGHT, ...published });
  await open(`/nights/week/${night}`, EIGHT);
  const beside = within((await screen.findByRole('heading', { name: '班级公布的数' })).closest('section')!);
  expect(beside.getByText('周一晚 65 分钟，比 60 分钟多 5 分钟。', told)).toBeVisible();
  expect(screen.getByText('40', { selector: '.look-large strong' })).toBeVisible();
  expect(beside.getByRole('link', { name: '看班级数据' })).toHaveAttribute('href', `/class/figure/${night}`);
});

test('in a class the month says week by week what was published, and where nothing is, why', async () => {
  ({ home, child } = await seated());
  await saveEntries(home, [entryOf(40, { id: freshId(), child, night: '2026-11-16' })]);
  const published = { evenings: [publishedOn('2026-11-16', { minutes: 65 })], weeks: [] };
  await noteFigures(home, { class: CLASS_ID, from: '2026-11-01', to: '2026-12-31', at: EIGHT, ...published });
  await open('/nights', EIGHT);
  await screen.findByRole('heading', { name: '班级公布的数' });
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows).toContain('11月9日起没有记录不公布');
  expect(rows).toContain('11月16日起40 分钟65 分钟');
  expect(rows).toContain('11月23日起没有记录统计中');
});

test('a no-homework day of the calendar and a recorded zero are told apart in the legend', async () => {
  await overrule(home, { child, night: '2026-11-17' }, 'no-homework');
  await say('2026-11-16', 'no-homework');
  await say('2026-11-18', 'done-at-school');
  await open();
  const legend = within(screen.getByRole('region', { name: '图上的记号' }));
  expect(legend.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    '无没有作业 1 晚',
    '校在校写完，时长不清楚 1 晚',
    '免无作业日 1 晚',
    '—上学日没有记录 3 晚',
  ]);
});
