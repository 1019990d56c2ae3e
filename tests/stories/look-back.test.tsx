import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { newPhone, openApp } from './home';

beforeEach(newPhone);

/** The example: a third-grader's generated year up to Thursday evening, and a kindergartner. */
async function openExample() {
  const phone = openApp('2026-11-26T19:00');
  await phone.user.click(await screen.findByRole('button', { name: /示例/ }));
  await screen.findByRole('button', { name: '离开示例' });
  await phone.user.click(screen.getByRole('link', { name: '回看' }));
  await screen.findByRole('grid', { name: '2026年11月' });
  return phone;
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
const say = () => document.querySelector('.look-say')?.textContent ?? '';

test('a generated year is looked back on by month, week and term, and the figures of each agree', async () => {
  const { user } = await openExample();
  const [nights = 0, mean = 0, over = 0, limit] = numbersIn(say());
  expect(limit).toBe(60);
  const cells = [
    ...document.querySelectorAll('.look-cell-school.look-is-minutes, .look-cell-school.look-is-none'),
  ];
  const minutes = cells.map((cell) =>
    Number(cell.querySelector('.look-mark')?.textContent.replace('无', '0')),
  );
  expect(minutes).toHaveLength(nights);
  expect(Math.round(minutes.reduce((sum, each) => sum + each, 0) / nights)).toBe(mean);
  expect(document.querySelectorAll('.look-is-over')).toHaveLength(over);
  expect(minutes.filter((each) => each > 60)).toHaveLength(over);

  // The same nights in words.
  await user.click(screen.getByRole('button', { name: '按周看文字' }));
  const rows = await screen.findAllByRole('listitem');
  expect(rows.filter((row) => /多 \d+ 分钟/.test(row.textContent))).toHaveLength(over);

  await user.click(screen.getByRole('link', { name: '周' }));
  await screen.findByText('想跟老师聊聊');
  const [week = 0, weekMean] = numbersIn(document.querySelector('.look-talk')?.textContent ?? '');
  expect(document.querySelector('.look-large strong')?.textContent).toBe(String(weekMean));
  expect(week).toBeGreaterThan(0);

  await user.click(screen.getByRole('link', { name: '学期' }));
  await screen.findByRole('heading', { name: '2026—2027 学年第一学期' });
  const [termNights = 0] = numbersIn(say());
  expect(termNights).toBeGreaterThan(nights);
});

test('a month of the example can be opened at a night, corrected there, and says so on the way back', async () => {
  const { user } = await openExample();
  const missing = screen
    .getAllByRole('link', { name: /没有记录$/ })
    .find((link) => !link.textContent.includes('周末'));
  const [, date = ''] = /(\d+月\d+日 周.晚)/.exec(missing?.textContent ?? '') ?? [];
  expect(date).not.toBe('');
  const before = numbersIn(say())[0] ?? 0;
  await user.click(missing!);
  await user.click(await screen.findByRole('button', { name: '没有作业' }));
  await user.click(screen.getByRole('link', { name: '回到日历' }));
  expect(await screen.findByRole('link', { name: `${date}，没有作业` })).toBeInTheDocument();
  expect(numbersIn(say())[0]).toBe(before + 1);
});

test('a switch of the child keeps the view, and a kindergartner’s has no verdict', async () => {
  const { user } = await openExample();
  await user.click(screen.getByRole('link', { name: '学期' }));
  await screen.findByRole('heading', { name: '2026—2027 学年第一学期' });
  await user.click(within(screen.getByRole('group', { name: '孩子' })).getByRole('button', { name: '阿布' }));
  await screen.findByText('阿布 · 幼儿园');
  expect(location.pathname).toBe('/nights/term/2026a');
  expect(screen.getByText('幼儿园不得布置读写算作业。这里只记时间，不作比较。')).toBeVisible();
  await waitFor(() => {
    expect(screen.queryByText(/规定 60|超过/)).toBeNull();
  });
});
