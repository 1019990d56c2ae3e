import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from '../../src/core/chance';

const anySeed = fc.integer({ min: -1_000_000, max: 1_000_000 });

test('the same seed tells the same story, another one another', () => {
  const story = (seed: number) => {
    const chance = chanceOf(seed);
    return Array.from({ length: 20 }, () => chance.whole(0, 1000));
  };
  expect(story(7)).toEqual(story(7));
  expect(story(7)).not.toEqual(story(8));
});

test('a number lies between its bounds, and one of a list is one of it', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const chance = chanceOf(seed);
      for (let turn = 0; turn < 50; turn += 1) {
        expect(chance.whole(3, 5)).toBeOneOf([3, 4, 5]);
        expect(chance.one(['a', 'b'])).toBeOneOf(['a', 'b']);
      }
    }),
  );
});

test('what happens in 30 of 100 cases does, roughly', () => {
  const chance = chanceOf(2027);
  const count = Array.from({ length: 5000 }, () => chance.happens(30)).filter(Boolean).length;
  expect(count / 5000).toBeCloseTo(0.3, 1);
  expect(chanceOf(1).happens(0)).toBe(false);
});
