import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSame } from '../../src/core/same';

describe('two values of JSON', () => {
  test('are the same when they were written and read again, in whatever order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSame(value, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
    );
    expect(isSame({ a: 1, b: ['x'] }, { b: ['x'], a: 1 })).toBe(true);
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });

  test('differ in a value, in an order that means something, and in what is missing', () => {
    expect(isSame({ a: ['x', 'y'] }, { a: ['y', 'x'] })).toBe(false);
    expect(isSame({ a: ['x'] }, { a: ['x', 'y'] })).toBe(false);
    expect(isSame({ a: null }, {})).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame(null, { a: 1 })).toBe(false);
    expect(isSame('1', 1)).toBe(false);
  });
});
