import { expect, test } from 'vitest';
import { crossCells } from '../../src/core/survey-cross';

const table = (cells: Record<string, number>, mixed = cells) =>
  crossCells({ given: new Map(Object.entries(cells)), mixed: new Map(Object.entries(mixed)) }, 0.5);

test('a cell of nine is told with the others or not at all', () => {
  expect(table({ 'a x': 15, 'a y': 9, 'b x': 9, 'b y': 7 })).toEqual([
    { of: ['a', 'x'], share: 40 },
    { of: 'rest', share: 60 },
  ]);
  expect(table({ 'a x': 15, 'a y': 3, 'b x': 3, 'b y': 2 }).map(({ of }) => of)).toEqual([['a', 'x']]);
  expect(table({ 'a x': 9, 'a y': 9, 'b x': 9, 'b y': 9 })).toEqual([]);
});

test('that whoever answered the one so answered the other so is never told', () => {
  expect(table({ 'a x': 15, 'b y': 15 })).toEqual([]);
  expect(table({ 'a x': 15, 'a y': 2, 'b x': 5, 'b y': 15 })).toEqual([]);
});

test('chance neither lifts a cell of nine, nor the others, to where they are told', () => {
  const given = { 'a x': 9, 'a y': 9, 'b x': 9, 'b y': 9 };
  expect(table(given, { ...given, 'a x': 12, 'b y': 6 })).toEqual([]);
  const few = { 'a x': 20, 'a y': 3, 'b x': 3, 'b y': 3 };
  expect(table(few, { 'a x': 18, 'a y': 4, 'b x': 4, 'b y': 3 }).map(({ of }) => of)).toEqual([['a', 'x']]);
});

test('that a cell is missing may be chance', () => {
  const given = { 'a x': 15, 'a y': 4, 'b x': 4, 'b y': 9 };
  expect(table(given)).not.toEqual([]);
  expect(table(given, { 'a x': 15, 'a y': 2, 'b x': 6, 'b y': 9 })).toEqual([]);
});
