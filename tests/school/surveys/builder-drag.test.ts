import { expect, test } from 'vitest';
import fc from 'fast-check';
import { creepAt, gapAt, placeOf } from '../../../src/school/surveys/builder-drag';

const boxes = [0, 1, 2].map((at) => ({ top: at * 100, bottom: at * 100 + 80 }));

test('the gap is the one whose cards have their middles on either side of the hand', () => {
  expect([-5, 39, 41, 139, 141, 241, 900].map((y) => gapAt(y, boxes))).toEqual([0, 0, 1, 1, 2, 3, 3]);
});

test('let go within its own card, or right above or below it, everything stays where it is', () => {
  expect([1, 2].map((gap) => placeOf({ from: 1, gap }))).toEqual([1, 1]);
  expect([0, 3].map((gap) => placeOf({ from: 1, gap }))).toEqual([0, 2]);
});

test('wherever a card is let go, its place is one of those there are', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.integer(), (count, from, y) => {
      const cards = Array.from({ length: count + 1 }, (_, at) => ({ top: at * 10, bottom: at * 10 + 8 }));
      const place = placeOf({ from: from % (count + 1), gap: gapAt(y, cards) });
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(count);
    }),
  );
});

test('the page creeps faster the nearer the hand is to an edge, and not at all between', () => {
  const [atTop, nearTop, middle, nearFoot, atFoot] = [0, 40, 400, 760, 800].map((y) => creepAt(y, 800));
  expect([atTop, nearTop, middle, nearFoot, atFoot]).toEqual([-16, -8, 0, 8, 16]);
  expect(creepAt(-300, 800)).toBe(-16);
  expect(creepAt(1300, 800)).toBe(16);
});
