import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Bar } from '../../src/ui/bar';
import { Bars } from '../../src/ui/Bars';

const DAYS = ['周一', '周二', '周三', '周四'];

function bar(id: string, value: number | undefined, limit?: number): Bar {
  const text = value === undefined ? '统计中' : String(value);
  return { id, label: id, value, text, limit, row: [`${id}晚`, value === undefined ? text : `${text} 分钟`] };
}

function show(bars: readonly Bar[]) {
  const table = { open: '看表格', columns: ['晚上', '平均'] };
  const { container } = render(
    <Bars caption="周四晚多 5 分钟" bars={bars} limitLabel={(limit) => `规定 ${limit}`} table={table} />,
  );
  const all = (kind: string) => [...container.querySelectorAll(`.bars-${kind}`)];
  return { container, all, texts: (kind: string) => all(kind).map(({ textContent }) => textContent) };
}

const share = (element: Element | undefined, name: string) => Number.parseFloat(element!.getAttribute(name)!);

test('what a screen reader reads is the sentence and a table; the drawing is for eyes alone', async () => {
  const { container } = show(DAYS.map((day, index) => bar(day, [55, 60, 50, 65][index], 60)));
  expect(container.querySelector('.bars-room')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByRole('figure')).toHaveTextContent('周四晚多 5 分钟');
  await userEvent.setup({ delay: null }).click(screen.getByText('看表格'));
  const table = screen.getByRole('table', { name: '周四晚多 5 分钟' });
  expect(table).toBeVisible();
  expect(within(table).getAllByRole('columnheader')).toHaveLength(2);
  expect(within(table).getAllByRole('rowheader')).toHaveLength(4);
  expect(within(table).getByRole('row', { name: '周四晚 65 分钟' })).toBeVisible();
});

test('a bar is hatched from its limit on, and one at its limit is not', () => {
  const { all } = show([bar('周一', 60, 60), bar('周二', 75, 60), bar('周三', 75)]);
  expect(all('over')).toHaveLength(1);
  const [first, second, third] = all('bar');
  expect(share(first, 'y')).toBeCloseTo(share(second, 'y'));
  expect(share(third, 'height')).toBeCloseTo(share(second, 'height') + share(all('over')[0], 'height'), 1);
  expect(share(all('limit')[0], 'y1')).toBeCloseTo(share(second, 'y'));
});

test('without a value there is an empty place with its word, and a bar of zero has its number', () => {
  const { all, texts } = show([bar('周一', undefined, 60), bar('周二', 0, 60)]);
  expect(all('empty')).toHaveLength(1);
  expect(texts('word')).toEqual(['统计中']);
  expect(texts('above')).toEqual(['0']);
});

test('a limit that changed is a line for each stretch, each with its label; without one there is no line', () => {
  const changed = show([bar('周一', 50, 60), bar('周二', 50, 60), bar('周三', 50, 45)]);
  expect(changed.all('limit')).toHaveLength(2);
  expect(changed.texts('limit-before')).toEqual(['规定 60']);
  expect(changed.texts('limit-beside')).toEqual(['规定 45']);
  const broken = show([bar('周一', 50, 60), bar('周二', 50), bar('周三', 50, 60)]);
  expect(broken.all('limit')).toHaveLength(1);
  expect(show([bar('周一', 50)]).all('limit')).toHaveLength(0);
});

test('of forty weeks six are named, and the last and the highest keep their numbers on a phone', () => {
  const weeks = Array.from({ length: 40 }, (_, index) => bar(`w${index}`, index === 7 ? 90 : 50, 60));
  const { texts, container } = show(weeks);
  expect(texts('name').filter((name) => name !== '')).toEqual(['w0', 'w7', 'w14', 'w21', 'w28', 'w35']);
  expect(texts('number')).toHaveLength(40);
  const kept = [...container.querySelectorAll('.bars-number')]
    .map((number, index) => ({ isSpare: number.classList.contains('bars-spare'), index }))
    .filter(({ isSpare }) => !isSpare)
    .map(({ index }) => index);
  expect(kept).toContain(7);
  expect(kept).toContain(39);
  expect(kept.every((index, at) => at === 0 || index - kept[at - 1]! > 2)).toBe(true);
});

test('nothing to draw is no drawing that breaks', () => {
  expect(show([]).all('bar')).toHaveLength(0);
});
