import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Route, Switch } from 'wouter';
import { Nights } from '../../../src/parent/nights/Nights';
import { addChild, overrule } from '../../../src/parent/store/children';
import type { Home } from '../../../src/parent/store/database';
import { saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { freshId } from '../../../src/parent/store/write';
import { openHome } from '../../setup/diary';
import { onGround } from '../../setup/ground';
import { at, entryOf } from '../../setup/sitting';

let home: Home;
const child = 'xiaoming';
const WEDNESDAY = '2026-11-25';

beforeEach(async () => {
  home = openHome();
  await addChild(home, { id: child, nickname: '小明', grade: 3, school: 'cn63' }, '2026-09-01');
  const log = (night: string, minutes: number, kind: 'written' | 'other' = 'written') =>
    entryOf(minutes, { id: freshId(), child, night, kind });
  await saveEntries(home, [
    log('2026-10-14', 30),
    log('2026-11-16', 50),
    log('2026-11-18', 75),
    log('2026-11-19', 20, 'other'),
    log('2026-11-21', 35),
  ]);
  await sayOfEvening(home, { child, night: '2026-11-23' }, 'no-homework');
  await sayOfEvening(home, { child, night: '2026-11-24' }, 'done-at-school');
  await overrule(home, { child, night: '2026-11-12' }, 'no-homework');
});

async function open(path = '/nights') {
  history.replaceState(null, '', path);
  await onGround(
    home,
    at(WEDNESDAY, '20:28'),
    <Switch>
      <Route path="/nights">{() => <Nights />}</Route>
      <Route path="/nights/:view/:at">{(place) => <Nights view={place.view} at={place.at} />}</Route>
      <Route path="/nights/:night">{({ night }) => <p>{night}</p>}</Route>
    </Switch>,
  );
  return { grid: await screen.findByRole('grid', { name: /2026年/ }), user: userEvent.setup() };
}

test('every night has a full label, and those that can be opened are links', async () => {
  const { grid } = await open();
  const labels = within(grid)
    .getAllByRole('link')
    .map((link) => link.textContent.replace(/^\d+[^月]*?(?=11月)/, ''));
  for (const label of [
    '11月1日 周日晚，周末，没有记录',
    '11月12日 周四晚，无作业日',
    '11月16日 周一晚，50 分钟',
    '11月17日 周二晚，没有记录',
    '11月18日 周三晚，75 分钟，比规定多 15 分钟',
    '11月19日 周四晚，阅读等 20 分钟，不计入',
    '11月21日 周六晚，周末，35 分钟',
    '11月23日 周一晚，没有作业',
    '11月24日 周二晚，在校写完了，时长不清楚',
    '11月25日 周三晚，今晚，还没记',
  ])
    expect(within(grid).getByRole('link', { name: label })).toBeInTheDocument();
  expect(labels).toHaveLength(25);
  expect(within(grid).getByText('11月26日 周四晚，还没到')).toBeInTheDocument();
  expect(
    within(grid)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['一', '二', '三', '四', '五', '六', '日']);
});

test('the glass is full at the limit, hatched past it, and empty where nothing is compared', async () => {
  const { grid } = await open();
  const cell = (night: string) => grid.querySelector<HTMLElement>(`[data-night="${night}"] .look-cell`);
  expect(cell('2026-11-16')?.style.getPropertyValue('--level')).toBe('0.833');
  expect(cell('2026-11-16')).not.toHaveClass('look-is-over');
  expect(cell('2026-11-18')).toHaveClass('look-is-over');
  expect(cell('2026-11-21')?.style.getPropertyValue('--level')).toBe('0.000');
  expect(cell(WEDNESDAY)).toHaveClass('look-is-tonight');
});

test('Tab comes to tonight alone; arrows walk days and weeks and stop at what lies ahead', async () => {
  const { grid, user } = await open();
  const stops = grid.querySelectorAll('[tabindex="0"]');
  expect([...stops].map((stop) => (stop as HTMLElement).dataset['night'])).toEqual([WEDNESDAY]);
  (stops[0] as HTMLElement).focus();
  const focused = () => (document.activeElement as HTMLElement).dataset['night'];
  await user.keyboard('{ArrowRight}');
  expect(focused()).toBe(WEDNESDAY);
  await user.keyboard('{ArrowLeft}{ArrowUp}');
  expect(focused()).toBe('2026-11-17');
  await user.keyboard('{Home}');
  expect(focused()).toBe('2026-11-16');
  await user.keyboard('{End}');
  expect(focused()).toBe('2026-11-22');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('2026-11-22');
  await user.keyboard('{ArrowUp}{Enter}');
  expect(await screen.findByText('2026-11-15')).toBeVisible();
});

test('past the edge the month turns, and the focus goes along', async () => {
  const { grid, user } = await open();
  grid.querySelector<HTMLElement>('[data-night="2026-11-03"]')?.focus();
  await user.keyboard('{ArrowUp}');
  await waitFor(() => {
    expect((document.activeElement as HTMLElement).dataset['night']).toBe('2026-10-27');
  });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('2026年10月');
  expect(location.pathname).toBe('/nights/month/2026-10');
  await user.keyboard('{PageDown}');
  await waitFor(() => {
    expect((document.activeElement as HTMLElement).dataset['night']).toBe('2026-11-25');
  });
  await user.keyboard('{PageUp}');
  await waitFor(() => {
    expect((document.activeElement as HTMLElement).dataset['night']).toBe('2026-10-25');
  });
});
