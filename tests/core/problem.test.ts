import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProblem, PROBLEMS } from '../../src/core/problem';

test('every kind of the list is a Problem, and the list has none twice', () => {
  for (const kind of PROBLEMS) expect(isProblem({ kind })).toBe(true);
  expect(new Set(PROBLEMS).size).toBe(PROBLEMS.length);
});

test('numbers, texts and other unions with a kind are no Problem', () => {
  for (const outcome of [
    0,
    '',
    null,
    undefined,
    'minutes-zero',
    [],
    {},
    { kind: 'measured' },
    { kind: null },
  ]) {
    expect(isProblem(outcome)).toBe(false);
  }
  fc.assert(fc.property(fc.anything(), (outcome) => typeof isProblem(outcome) === 'boolean'));
});
