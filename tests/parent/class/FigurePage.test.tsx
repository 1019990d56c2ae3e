import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Route } from 'wouter';
import { FigurePage } from '../../../src/parent/class/FigurePage';
import type { Home } from '../../../src/parent/store/database';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { noteFigures } from '../../../src/parent/store/figures';
import { noteNotices } from '../../../src/parent/store/note-notices';
import { CLASS_ID } from '../../setup/class';
import { publishedOn, publishedWeek, publishedWeekend } from '../../setup/figures';
import { noticeOf, taskOf } from '../../setup/planned';
import { onGround } from '../../setup/ground';
import { EIGHT, seated } from '../../setup/seat';

let home: Home;
let child: string;

beforeEach(async () => {
  ({ home, child } = await seated());
});

const EVENINGS = [
  publishedOn('2026-11-04', { minutes: 40 }),
  publishedOn('2026-11-09', { minutes: 50, atSchool: 'under-8' }),
  publishedOn('2026-11-16', { minutes: 65, subjects: { chinese: 30, history: 'under-8' } }),
  publishedOn('2026-11-17', { minutes: 75, subjects: { chinese: 40 }, atSchool: 20 }),
  publishedWeekend('2026-11-13', '2026-11-15', 95),
];

async function open(path: string) {
  const told = { evenings: EVENINGS, weeks: [publishedWeek('2026-09-07')] };
  await noteFigures(home, { class: CLASS_ID, from: '2026-08-31', to: '2026-12-31', at: EIGHT, ...told });
  history.replaceState(null, '', path);
  await onGround(
    home,
    EIGHT,
    <Route path="/class/figure/:night?">{({ night }) => <FigurePage night={night} />}</Route>,
  );
  await screen.findByRole('heading', { name: '班级数据' });
  return userEvent.setup();
}

const week = () => screen.findAllByRole('heading', { level: 2 }).then(([first]) => first?.textContent);

test('it opens at the last week told, and turns by key and by arrow as far as there are weeks', async () => {
  const user = await open('/class/figure');
  expect(await week()).toBe('上周');
  await user.click(screen.getByRole('link', { name: '前一周' }));
  expect(await week()).toBe('11月9日起的一周');
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(await week()).toBe('本周');
  expect(screen.getByText('这一周的上学日还没有公布。')).toBeVisible();
  expect(screen.getByRole('button', { name: '后一周' })).toBeDisabled();
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(await week()).toBe('本周');
});

test('an address names any evening of its week, and one that is none opens the last', async () => {
  await open('/class/figure/2026-11-12');
  expect(await week()).toBe('11月9日起的一周');
  expect(screen.getByText('50', { selector: 'strong' })).toBeVisible();
});

test('a week far ahead is not there', async () => {
  await open('/class/figure/2027-02-30');
  expect(await week()).toBe('上周');
});

test('subjects and the part done at school are told as means of the evenings that told them', async () => {
  await open('/class/figure/2026-11-16');
  const subjects = within((await screen.findByRole('heading', { name: '各科' })).closest('section')!);
  expect(subjects.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['语文']);
  expect(subjects.getByText('约 35 分钟')).toBeVisible();
  expect(subjects.getByText('其中在校完成约 15 分钟。')).toBeVisible();
});

test('a weekend stands apart, without a verdict', async () => {
  await open('/class/figure/2026-11-09');
  const free = within((await screen.findByRole('heading', { name: '周末和假期' })).closest('section')!);
  expect(free.getByText('95 分钟')).toBeVisible();
  expect(free.getByText(/^周末和节假日，国家要求控制总量/)).toBeVisible();
  expect(screen.queryByText(/多约/)).toBeNull();
});

test('the term is one sentence and a table of its weeks, those without a figure too', async () => {
  await open('/class/figure');
  const caption = /^2026—2027 学年第一学期，4 周，上学日平均约 \d+ 分钟；4 晚里有 2 晚超过 60 分钟。$/;
  const [told] = await screen.findAllByText(caption);
  const rows = within(told!.closest('figure')!).getAllByRole('row', { hidden: true });
  expect(rows[1]).toHaveTextContent('9月7日约 50 分钟不作比较');
  expect(rows[2]).toHaveTextContent('9月14日没有公布');
  expect(rows.at(-1)).toHaveTextContent('11月16日约 70 分钟2 晚中 2 晚');
});

test('whoever has left the class reads nothing of it', async () => {
  const user = await open('/class/figure');
  await week();
  await leaveClass(home, child);
  expect(await screen.findByText('小明没有加入班级。')).toBeVisible();
  expect(screen.queryByText('约')).toBeNull();
  await user.click(screen.getByRole('link', { name: '回到班级' }));
  expect(location.pathname).toBe('/class');
});

test('what the teacher planned stands beside what was published, as the teacher sees it', async () => {
  const chinese = taskOf({ subject: 'chinese', minutes: 20 });
  const notices = [
    noticeOf([taskOf(), chinese], { night: '2026-11-16' }),
    noticeOf([taskOf({ minutes: null }), chinese], { night: '2026-11-17' }),
  ];
  await noteNotices(home, { class: CLASS_ID, notices, tonight: '2026-11-23' });
  await open('/class/figure/2026-11-16');
  const card = within((await screen.findByRole('heading', { name: '预计与实际' })).closest('section')!);
  expect(
    card.getByText('1 晚既有公示，又有公布的数：平均预计 35 分钟，实际 65 分钟。', { selector: 'p' }),
  ).toBeVisible();
  const [subjects] = card.getAllByRole('table', { hidden: true });
  expect(within(subjects!).getByRole('row', { name: /语文/ })).toHaveTextContent('约 20 分钟约 35 分钟');
  expect(card.getByText('1 晚的公示里有作业没写用时，没有算进平均。')).toBeVisible();
});
