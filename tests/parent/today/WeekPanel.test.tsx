import { render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { beforeEach, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/entry';
import type { Child } from '../../../src/parent/store/views';
import { tonightOf } from '../../../src/parent/today/tonight';
import { WeekPanel } from '../../../src/parent/today/WeekPanel';
import { startWords } from '../../../src/parent/words';
import { at, entryOf } from '../../setup/sitting';

const XIAOMING: Child = {
  id: 'xiaoming',
  nickname: '小明',
  order: 0,
  fridayCounts: false,
  overrides: {},
  grades: [
    {
      id: 'third',
      child: 'xiaoming',
      from: '2026-09-01',
      grade: 3,
      school: 'cn63',
      limit: { preset: 'cn-national' },
      stamp: [1, 'phone'],
    },
  ],
};

beforeEach(async () => {
  await startWords('zh-CN');
  await i18next.loadNamespaces('cards');
});

function showWednesday(entries: Entry[]) {
  const now = at('2026-11-25', '20:00');
  const tonight = tonightOf(XIAOMING, { entries, said: {}, damaged: 0 }, { timer: undefined, now });
  render(<WeekPanel tonight={tonight} />);
  return within(screen.getByRole('complementary', { name: '这一周' }));
}

test('the week shows its evenings so far, each a way to its night, and names those to come', () => {
  const week = showWednesday([entryOf(75), entryOf(45, { night: '2026-11-24' })]);
  expect(week.getByText('2 个上学日，平均 60 分钟。')).toBeVisible();
  expect(week.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/nights/2026-11-23',
    '/nights/2026-11-24',
    '/nights/2026-11-25',
  ]);
  expect(week.getByRole('link', { name: /周一晚/ })).toHaveTextContent('多 15 分钟');
  expect(week.getAllByRole('listitem')).toHaveLength(7);
});

test('a week without a record says so instead of a mean', () => {
  expect(showWednesday([]).getByText('这一周的上学日还没有记录。')).toBeVisible();
});
