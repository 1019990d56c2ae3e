import { expect, test } from 'vitest';
import { shown, shownMean, shownOfWeek } from '../../src/core/figure-shown';

test('a published figure is shown as it is, and of less than eight minutes that alone', () => {
  expect(shown(55)).toEqual({ how: 'exact', minutes: 55 });
  expect(shown('under-8')).toEqual({ how: 'under', minutes: 8 });
});

test('a mean of several figures is about so much, of one evening alone that evening’s', () => {
  expect(shownMean({ minutes: 54.6, evenings: 3, weeks: 0 })).toEqual({ how: 'about', minutes: 55 });
  expect(shownMean({ minutes: 55, evenings: 1, weeks: 0 })).toEqual({ how: 'exact', minutes: 55 });
  expect(shownMean({ minutes: 50, evenings: 0, weeks: 1 })).toEqual({ how: 'about', minutes: 50 });
  expect(shownMean({ minutes: 7.4, evenings: 2, weeks: 0 })).toEqual({ how: 'under', minutes: 8 });
});

test('a week’s own figure is of several evenings', () => {
  expect(shownOfWeek(50)).toEqual({ how: 'about', minutes: 50 });
  expect(shownOfWeek('under-8')).toEqual({ how: 'under', minutes: 8 });
});
