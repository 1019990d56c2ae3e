import { expect, test } from 'vitest';
import { eveningId, isAlive } from '../../../src/parent/store/rows';

test('an evening has one id, made of child and night', () => {
  expect(eveningId('xiaoming', '2026-11-23')).toBe('xiaoming/2026-11-23');
});

test('a row is there unless it is a tombstone', () => {
  expect(isAlive({})).toBe(true);
  expect(isAlive({ deleted: true })).toBe(false);
});
