import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ResultGrid } from '../../../src/ui/survey/ResultGrid';

const ROWS = [
  {
    id: 'sport',
    name: '运动',
    cells: [
      { share: 20, text: '20%' },
      { share: 80, text: '80%' },
    ],
  },
  { id: 'reading', name: '阅读', cells: [undefined, { share: 90, text: '≥90%' }] },
];

test('a matrix is a table one can read cell by cell, its shade the share, and what is not told a dash', () => {
  render(<ResultGrid caption="每天" columns={['回答', '没有', '半小时以内']} rows={ROWS} />);
  expect(screen.getByRole('table', { name: '每天' })).toBeVisible();
  expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    '20%',
    '80%',
    '—',
    '≥90%',
  ]);
  expect(screen.getAllByRole('cell').map(({ style }) => style.getPropertyValue('--share'))).toEqual([
    '20%',
    '80%',
    '0%',
    '90%',
  ]);
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['运动', '阅读']);
});

test('columns worded alike stand both, and a wide matrix is moved sideways by keyboard too', () => {
  render(<ResultGrid caption="每天" columns={['回答', '没有', '没有']} rows={ROWS} />);
  expect(screen.getAllByRole('columnheader')).toHaveLength(3);
  expect(screen.getByRole('region', { name: '每天' })).toHaveAttribute('tabindex', '0');
});
