import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ResultBars } from '../../../src/ui/survey/ResultBars';

const TABLE = { open: '看表格', columns: ['回答', '占比', '和上次比'] };
const BARS = [
  { id: 'little', name: '偏少', share: 10, text: '一成或更少' },
  { id: 'right', name: '适中', share: 60, text: '约六成' },
];

const cells = () =>
  within(screen.getByRole('table', { hidden: true }))
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map(({ textContent }) => textContent));

test('each bar is as long as its share, and the table says the same in words', () => {
  render(<ResultBars caption="作业量" bars={BARS} table={TABLE} />);
  const widths = [...document.querySelectorAll<HTMLElement>('.result-fill')].map(({ style }) => style.width);
  expect(widths).toEqual(['10%', '60%']);
  expect(cells()).toEqual([
    ['回答', '占比'],
    ['偏少', '一成或更少'],
    ['适中', '约六成'],
  ]);
});

test('bars are for eyes alone: who hears the page has the table', () => {
  render(<ResultBars caption="作业量" bars={BARS} table={TABLE} />);
  expect(document.querySelector('.result-bars > ul')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByRole('table', { hidden: true, name: '作业量' })).toBeInTheDocument();
});

test('a note has a column of its own as soon as one answer has one', () => {
  const [first, second] = BARS;
  render(
    <ResultBars
      caption="作业量"
      bars={[first!, { ...second!, note: '比上次约高 20 个百分点' }]}
      table={TABLE}
    />,
  );
  expect(cells()).toEqual([
    ['回答', '占比', '和上次比'],
    ['偏少', '一成或更少', ''],
    ['适中', '约六成', '比上次约高 20 个百分点'],
  ]);
});
