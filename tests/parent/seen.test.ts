import { beforeEach, expect, test } from 'vitest';
import { lastSeen, noteSeen, seeForDemo } from '../../src/parent/seen';

const keptHere = () =>
  Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));

beforeEach(() => {
  localStorage.clear();
});

test('being there is known to the next page', () => {
  noteSeen(1000);
  expect(lastSeen()).toBe(1000);
  expect(Object.values(keptHere())).toEqual(['1000']);
});

test('a demo a week ahead does not say that somebody sat with the family’s own timers', () => {
  noteSeen(1000);
  const before = keptHere();
  seeForDemo();
  noteSeen(9000);
  expect(lastSeen()).toBe(9000);
  expect(keptHere()).toMatchObject(before);
});
